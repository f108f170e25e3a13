import type { CauseCode } from '../core/codes/explain.ts';
import type { Candidate } from '../core/finding.ts';
import { isTestsOwn } from './cues.ts';
import { plainLine } from './log-line.ts';
import { type Request, readRequest } from './request.ts';
import type { Rule, Scene, Weight } from './rule.ts';
import { RULES } from './rules/index.ts';
import { LAST_RESORT } from './rules/last-resort.ts';
import { LINES_AFTER, LINES_BEFORE, type ScannedLine } from './scan.ts';
import { type TriggerSearch, triggerSearch } from './triggers.ts';
import { NARROWEST } from './width.ts';

/** A rule's text, seen in the log. */
export interface Sighting {
  readonly code: CauseCode;
  readonly weight: Weight;
  readonly line: number;
  readonly text: string;
  readonly request: Request;
  readonly candidates?: readonly Candidate[];
}

/** Starts of lines that a terminal may have wrapped before the part that a rule knows. */
const HEADS: readonly string[] = [
  'unable to access',
  'get "https:',
  'get "http:',
  'dial tcp',
  'reading http',
];

/** Every trigger of every rule, once. */
export const TRIGGERS: readonly string[] = [...new Set([...RULES.flatMap(({ any }) => any), ...HEADS])];

/** The search for all of them. */
export const SEARCH: TriggerSearch = triggerSearch(TRIGGERS);

/** Trigger, by its place in `TRIGGERS`, to the rules that wait for it. */
const WAITING: readonly (readonly Rule[])[] = TRIGGERS.map((trigger) =>
  RULES.filter(({ any }) => any.includes(trigger)),
);

/**
 * What the line at `index` says: the strongest rules that match it, or, where a terminal wrapped the line, it and
 * the next one joined. `opening` is the start of the log, where commands and settings are often echoed.
 */
export function readLine(lines: readonly ScannedLine[], index: number, opening: string): readonly Sighting[] {
  const line = lines[index];
  if (!line || line.hits.size === 0) return [];
  const before = lines.slice(Math.max(0, index - LINES_BEFORE), index).map(({ text }) => text);
  const after = lines.slice(index + 1, index + 1 + LINES_AFTER).map(({ text }) => text);
  const found = match(line.hits, sceneOf(line.text, before, after, opening), line.number);
  if (found.length > 0) return found;
  const inner = readEscaped(line, [...before, ...after], opening);
  if (inner.length > 0 || line.text.length < NARROWEST || OWN_LINE.test(after[0] ?? '')) return inner;
  for (const joined of [`${line.text}${after[0] ?? ''}`, `${line.text} ${(after[0] ?? '').trimStart()}`]) {
    const again = match(hitsIn(joined), sceneOf(joined, before, after.slice(1), opening), line.number);
    if (again.length > 0) return again;
  }
  return [];
}

/** A whole log in one string of JSON, as language servers and linters print it. */
function readEscaped(line: ScannedLine, around: readonly string[], opening: string): readonly Sighting[] {
  if (!/\\n/.test(line.text)) return [];
  const pieces = line.text
    .split(/(?:\\r)?\\n/)
    .slice(0, MOST_PIECES)
    .map((piece) => plainLine(piece.replace(/\\t/g, '\t').replace(/\\(["\\])/g, '$1')));
  return pieces.flatMap((piece, at) => {
    const scene = sceneOf(
      piece,
      pieces.slice(Math.max(0, at - LINES_BEFORE), at),
      pieces.slice(at + 1, at + 1 + LINES_AFTER),
      [opening, ...around].join('\n'),
    );
    return match(hitsIn(piece), scene, line.number);
  });
}

/** What a line of the log's end says, where nothing else is known. */
export function readAsLast(text: string, line: number): Sighting | undefined {
  const rule = LAST_RESORT.find((one) => one.match.test(text));
  if (rule === undefined || typeof rule.code !== 'string') return undefined;
  return { code: rule.code, weight: 'symptom', line, text, request: { hop: 'none' } };
}

function sceneOf(text: string, before: readonly string[], after: readonly string[], opening: string): Scene {
  let block: string | undefined;
  return {
    text,
    before,
    after,
    request: readRequest(text, [...before.slice(-4).reverse(), ...after.slice(0, 2)]),
    shows(what) {
      block ??= [...before, text, ...after].join('\n');
      return what.test(block) || what.test(opening);
    },
  };
}

/** Which triggers are in a text. */
export function hitsIn(text: string): ReadonlySet<number> {
  const bytes = Buffer.from(text);
  return SEARCH.all(bytes, 0, bytes.length);
}

function match(hits: ReadonlySet<number>, scene: Scene, line: number): readonly Sighting[] {
  const rules = new Set([...hits].flatMap((hit) => WAITING[hit] ?? []));
  const found: Sighting[] = [];
  for (const rule of rules) {
    const matched = rule.match.exec(scene.text);
    if (!matched) continue;
    const code = typeof rule.code === 'string' ? rule.code : rule.code(scene, matched);
    if (code === undefined || found.some((one) => one.code === code)) continue;
    if (/^(?:dns|net|tls|proxy|http)\./.test(code) && isSaidElsewhere(scene, code)) continue;
    found.push({
      code,
      weight: rule.weight ?? 'cause',
      line,
      text: scene.text,
      request: scene.request,
      ...(rule.candidates && { candidates: rule.candidates }),
    });
  }
  return found;
}

/** Whether the connection that failed is not one of this machine's go or git. */
function isSaidElsewhere(scene: Scene, code: CauseCode): boolean {
  return (SERVERS_WORDS.test(scene.text) && !code.startsWith('http.')) || isTestsOwn(scene);
}

/** Never the rest of the line above: what a program that go started says. */
const OWN_LINE = /^(?:\t|\s*(?:remote|fatal|error|warning|go|server response): )/;
/** What a server says went wrong on its own side of the way. */
const SERVERS_WORDS = /^\s*(?:remote|server response): /;
/** Of one line. */
const MOST_PIECES = 200;
