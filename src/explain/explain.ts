import type { Evidence, Finding } from '../core/finding.ts';
import { redact } from '../core/redact.ts';
import { CAUSES } from './causes/index.ts';
import { Gatherer } from './gather.ts';
import { plainLine } from './log-line.ts';
import { readLine, SEARCH, TRIGGERS } from './read-lines.ts';
import { LINES_AFTER, LINES_BEFORE, type ScannedLine, Scanner } from './scan.ts';

export { TRIGGERS };

/** What a log says: ranked findings; `abstained` when none of them is a fault that goenv could cure. */
export interface Explanation {
  readonly findings: readonly Finding[];
  readonly abstained: boolean;
}

/**
 * Reads a log piece by piece and names the root causes in it. Holds a bounded part of it, however long it is.
 * `failed` says that the command is known to have failed: then a log without any known text is `unclassified`.
 */
export class Explainer {
  private readonly scanner: Scanner;
  private readonly gatherer = new Gatherer();
  private readonly source: string;
  private near: ScannedLine[] = [];
  private next = 0;
  private opening = '';
  private tail: Buffer = Buffer.alloc(0);
  private wide: InstanceType<typeof TextDecoder> | undefined;
  private started = false;

  /** `source` is how the log is called in places: its path, or `-`. */
  constructor(source: string) {
    this.source = source;
    this.scanner = new Scanner(SEARCH, (line) => this.take(line));
  }

  push(bytes: Uint8Array): void {
    if (!this.started) this.start(bytes);
    const text = this.wide ? Buffer.from(this.wide.decode(bytes, { stream: true })) : bytes;
    if (this.opening.length < OPENING)
      this.opening += Buffer.from(text.subarray(0, OPENING)).toString('utf8');
    this.tail = Buffer.from(
      text.length >= TAIL ? text.subarray(-TAIL) : Buffer.concat([this.tail, text]).subarray(-TAIL),
    );
    this.scanner.push(text);
  }

  end({ failed = false }: { readonly failed?: boolean } = {}): Explanation {
    this.scanner.end();
    this.evaluate(this.near.length);
    if (this.gatherer.isEmpty) {
      const findings = this.unclassified(failed);
      return { findings, abstained: findings.length > 0 };
    }
    const findings = this.gatherer.findings(this.source);
    return { findings, abstained: findings.every(({ code }) => code.startsWith('not_network.')) };
  }

  /** PowerShell's `>` writes UTF-16. */
  private start(bytes: Uint8Array): void {
    this.started = true;
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.wide = new TextDecoder('utf-16le');
  }

  private take(line: ScannedLine): void {
    const last = this.near.at(-1);
    if (last && line.number !== last.number + 1) this.finishRun();
    this.near.push(line);
    if (this.near.length > this.next + LINES_AFTER) this.evaluate(this.near.length - LINES_AFTER);
    if (this.near.length > LONGEST_RUN) this.forget(this.near.length - LINES_AFTER - LINES_BEFORE - 1);
  }

  private finishRun(): void {
    this.evaluate(this.near.length);
    this.forget(this.near.length);
  }

  private evaluate(to: number): void {
    for (; this.next < to; this.next += 1) {
      const line = this.near[this.next];
      if (!line || line.hits.size === 0) continue;
      for (const seen of readLine(this.near, this.next, this.opening)) this.gatherer.add(seen);
    }
  }

  private forget(count: number): void {
    this.near.splice(0, count);
    this.next = Math.max(0, this.next - count);
  }

  private unclassified(failed: boolean): readonly Finding[] {
    const raw = this.tail.toString('utf8').split('\n');
    const first = this.scanner.lineCount() - raw.length + 1;
    const lines = raw
      .map((line, index) => ({ line: first + index, text: redact(plainLine(line)).slice(0, 400) }))
      .filter(({ text }) => text.trim() !== '');
    const telling = lines.filter(({ text }) => LOOKS_LIKE_ERROR.test(text));
    const evidence: readonly Evidence[] = (telling.length > 0 ? telling : failed ? lines : []).slice(-5);
    if (evidence.length === 0) return [];
    const { layer } = CAUSES['unclassified'];
    const code = 'unclassified';
    return [
      {
        code,
        severity: 'info',
        params: {},
        where: { file: this.source },
        hop: 'none',
        layer,
        confidence: 'possible',
        count: 1,
        evidence,
        candidates: [],
        never: [],
      },
    ];
  }
}

const OPENING = 65_536;
const TAIL = 65_536;
const LONGEST_RUN = 400;
const LOOKS_LIKE_ERROR =
  /\b(?:error|fatal|fail(?:ed|ure)?|panic|cannot|can't|denied|refused|timed? ?out|unable|invalid|not found|exception)\b|错误|失败|致命|无法|拒绝/i;
