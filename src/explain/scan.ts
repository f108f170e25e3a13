import { plainLine } from './log-line.ts';
import { textOfLine } from './log-text.ts';
import type { TriggerSearch } from './triggers.ts';

/** A line near something that a rule may know. `hits` are the triggers in it; empty for a line that is only near. */
export interface ScannedLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  readonly hits: ReadonlySet<number>;
}

/** How many lines before and after a hit are given too: go and git say the cause in a block. */
export const LINES_BEFORE = 10;
export const LINES_AFTER = 14;

/**
 * Finds the lines worth reading in a log that comes in pieces, and gives each once, in order.
 * Lines far from any trigger are never decoded; what is held does not grow with the log.
 */
export class Scanner {
  private readonly search: TriggerSearch;
  private readonly give: (line: ScannedLine) => void;
  private held: Buffer = Buffer.alloc(0);
  /** Where in `held` the search goes on; always the start of a line. */
  private at = 0;
  /** Where in `held` line `number` starts. */
  private counted = 0;
  private number = 1;
  private given = 0;
  private after = 0;

  constructor(search: TriggerSearch, give: (line: ScannedLine) => void) {
    this.search = search;
    this.give = give;
  }

  push(bytes: Uint8Array): void {
    this.held = this.held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.held, bytes]);
    this.work(false);
    this.forget();
  }

  end(): void {
    this.work(true);
  }

  /** How many lines the log has; to be asked after `end`. */
  lineCount(): number {
    return this.numberAt(this.held.length + 1);
  }

  private work(last: boolean): void {
    const whole = last ? this.held.length : this.wholeLines();
    while (this.at < whole) {
      if (this.after > 0) {
        this.readLine(this.at, whole);
        continue;
      }
      const hit = this.search.next(this.held, this.at, whole);
      if (hit < 0) {
        this.at = whole;
        return;
      }
      const start = this.held.lastIndexOf(NEWLINE, hit) + 1;
      this.readBefore(start, whole);
      this.readLine(start, whole);
    }
  }

  /** End of the last whole line; a line longer than anybody reads is cut. */
  private wholeLines(): number {
    const end = this.held.lastIndexOf(NEWLINE) + 1;
    return this.held.length - Math.max(end, this.at) > LONGEST_LINE ? this.held.length : end;
  }

  private readBefore(start: number, whole: number): void {
    let from = start;
    for (let lines = 0; lines < LINES_BEFORE && from > 0; lines += 1) {
      from = from < 2 ? 0 : this.held.lastIndexOf(NEWLINE, from - 2) + 1;
    }
    while (from < start) from = this.giveLine(from, whole, false);
  }

  private readLine(start: number, whole: number): void {
    this.at = this.giveLine(start, whole, true);
  }

  /** Gives the line at `start` unless it was given before; returns where the next one starts. */
  private giveLine(start: number, whole: number, search: boolean): number {
    const newline = this.held.indexOf(NEWLINE, start);
    const end = newline < 0 || newline >= whole ? whole : newline;
    const next = Math.min(end + 1, whole);
    const number = this.numberAt(start);
    if (number <= this.given) return next;
    this.given = number;
    const bytes = this.held.subarray(start, Math.min(end, start + LONGEST_LINE));
    const hits = search ? this.search.all(bytes, 0, bytes.length) : NONE;
    if (search) this.after = hits.size > 0 ? LINES_AFTER : this.after - 1;
    this.give({ number, text: plainLine(textOfLine(bytes)), hits });
    return next;
  }

  private numberAt(start: number): number {
    for (;;) {
      const newline = this.held.indexOf(NEWLINE, this.counted);
      if (newline < 0 || newline >= start) return this.number;
      this.counted = newline + 1;
      this.number += 1;
    }
  }

  /** Lets go of what no later line needs: all but the lines just before the place reached. */
  private forget(): void {
    let keep = this.at;
    for (let lines = 0; lines < LINES_BEFORE && keep > 0; lines += 1) {
      keep = keep < 2 ? 0 : this.held.lastIndexOf(NEWLINE, keep - 2) + 1;
    }
    keep = Math.max(keep, this.at - LONGEST_LINE);
    this.numberAt(keep);
    this.held = Buffer.from(this.held.subarray(keep));
    this.at -= keep;
    this.counted = Math.max(0, this.counted - keep);
  }
}

const NEWLINE = 10;
/** Bytes; what follows in the same line is not read. */
const LONGEST_LINE = 16_384;
const NONE: ReadonlySet<number> = new Set();
