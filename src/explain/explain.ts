import type { Evidence, Finding } from '../core/finding.ts';
import { redact } from '../core/redact.ts';
import { CAUSES } from './causes/index.ts';
import { Gatherer } from './gather.ts';
import { plainLine } from './log-line.ts';
import { LogText, textOfLine } from './log-text.ts';
import { hitsIn, readAsLast, readLine, SEARCH, TRIGGERS } from './read-lines.ts';
import { LINES_AFTER, LINES_BEFORE, type ScannedLine, Scanner } from './scan.ts';
import { continues, terminalWidth } from './width.ts';

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
  private readonly text = new LogText();
  private readonly source: string;
  private near: LogicalLine[] = [];
  private next = 0;
  /** The start of the log; the search begins when it is there, so that a log says the same in any pieces. */
  private opening: { readonly text: string; readonly width: number } | undefined;
  private held: Buffer = Buffer.alloc(0);
  private tail: Buffer = Buffer.alloc(0);

  /** `source` is how the log is called in places: its path, or `-`. */
  constructor(source: string) {
    this.source = source;
    this.scanner = new Scanner(SEARCH, (line) => this.take(line));
  }

  push(bytes: Uint8Array): void {
    const text = this.text.utf8(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (this.opening !== undefined) this.read(text);
    else this.held = Buffer.concat([this.held, text]);
    if (this.held.length >= OPENING) this.open();
  }

  end({ failed = false }: { readonly failed?: boolean } = {}): Explanation {
    if (this.opening === undefined) this.open();
    this.scanner.end();
    this.evaluate(this.near.length);
    if (this.gatherer.isEmpty) this.readTail();
    if (this.gatherer.isEmpty) {
      const findings = this.unclassified(failed);
      return { findings, abstained: findings.length > 0 };
    }
    const findings = this.gatherer.findings(this.source);
    return { findings, abstained: findings.every(({ code }) => code.startsWith('not_network.')) };
  }

  private open(): void {
    const text = textOfLine(this.held.subarray(0, OPENING));
    this.opening = { text, width: terminalWidth(text.split('\n').map(plainLine)) };
    this.read(this.held);
    this.held = Buffer.alloc(0);
  }

  private read(text: Buffer): void {
    const kept = text.length >= TAIL ? text : Buffer.concat([this.tail, text]);
    this.tail = Buffer.from(kept.subarray(-TAIL));
    this.scanner.push(text);
  }

  private take(line: ScannedLine): void {
    const last = this.near.at(-1);
    if (last && line.number !== last.end + 1) this.finishRun();
    else if (last && continues(last.text.slice(last.from), line.text, this.opening?.width ?? 0)) {
      this.near[this.near.length - 1] = joined(last, line);
      return;
    }
    this.near.push({ ...line, end: line.number, from: 0 });
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
      for (const seen of readLine(this.near, this.next, this.opening?.text ?? '')) this.gatherer.add(seen);
    }
  }

  private forget(count: number): void {
    this.near.splice(0, count);
    this.next = Math.max(0, this.next - count);
  }

  /** Nothing is known so far: lines broken inside what a rule looks for, then what any text there may be. */
  private readTail(): void {
    const lines = wholeLines(this.lastLines(), this.opening?.width ?? 0);
    for (const [at] of lines.entries())
      for (const seen of readLine(lines, at, this.opening?.text ?? '')) this.gatherer.add(seen);
    if (!this.gatherer.isEmpty) return;
    for (const { number, text } of lines) {
      const seen = readAsLast(text, number);
      if (seen !== undefined) this.gatherer.add(seen);
    }
  }

  private lastLines(): readonly Evidence[] {
    const raw = textOfLine(this.tail).split('\n');
    const first = this.scanner.lineCount() - raw.length + 1;
    return raw
      .map((line, index) => ({ line: first + index, text: redact(plainLine(line)).slice(0, 400) }))
      .filter(({ text }) => text.trim() !== '');
  }

  private unclassified(failed: boolean): readonly Finding[] {
    const lines = this.lastLines();
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

/** A line as the program wrote it: a terminal may have broken it into several. */
interface LogicalLine extends ScannedLine {
  /** Number of its last piece. */
  readonly end: number;
  /** Where in the text the last piece starts. */
  readonly from: number;
}

/** Lines of text, those that a terminal broke made whole. */
function wholeLines(evidence: readonly Evidence[], width: number): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  for (const { line, text } of evidence) {
    const last = lines.at(-1);
    const piece = { number: line, text, hits: hitsIn(text) };
    if (last && continues(last.text.slice(last.from), text, width))
      lines[lines.length - 1] = joined(last, piece);
    else lines.push({ ...piece, end: line, from: 0 });
  }
  return lines;
}

function joined(line: LogicalLine, rest: ScannedLine): LogicalLine {
  const text = line.text + rest.text;
  return { number: line.number, text, hits: hitsIn(text), end: rest.number, from: line.text.length };
}

/** Bytes. */
const OPENING = 65_536;
const TAIL = 65_536;
const LONGEST_RUN = 400;
const LOOKS_LIKE_ERROR =
  /\b(?:error|fatal|fail(?:ed|ure)?|panic|cannot|can't|denied|refused|timed? ?out|unable|invalid|not found|exception)\b|错误|失败|致命|无法|拒绝/i;
