import type { Diagnostic, Place } from '../core/diagnostic.ts';
import { redact } from '../core/redact.ts';
import { commandParams } from './finding-words.ts';
import { textOf } from './messages/index.ts';
import { printable } from './printable.ts';
import { fill, say, shortPath, type Voice } from './say.ts';

/**
 * One diagnostic as people read it: what, where with the line and a caret, why, and the next thing to type.
 *
 *     error PROFILE_UNKNOWN_KEY: unknown key `proxi`
 *       --> acme.yaml:4:3
 *     4 |   proxi: [direct]
 *       |   ^^^^^
 *       The section `go` has no such key. Did you mean `proxy`?
 *       fix: …
 */
export function renderDiagnostic(found: Diagnostic, voice: Voice): string {
  const text = textOf(found.code, voice.language);
  const { style } = voice;
  const tint = { error: style.bad, warning: style.warn, info: style.calm }[found.severity];
  const head = `${tint(`${say(voice, found.severity)} ${found.code}`)}: ${style.bold(fill(text.title, found.params))}`;
  const lines = [head, ...renderPlace(found.where, voice)];
  if (found.also) lines.push(`  ${say(voice, 'alsoHere')}`, ...renderPlace(found.also, voice));
  lines.push(...indent(fill(text.message, found.params)));
  const remedy = fill(text.remedy, found.params);
  if (remedy) lines.push(`  ${style.good(`${say(voice, 'fix')}:`)} ${remedy}`);
  if (found.profile) lines.push(`  ${say(voice, 'inProfile')}:`, ...indent(found.profile, '      '));
  for (const command of commandsOf(found, voice)) lines.push(`      ${style.bold(`$ ${command}`)}`);
  return lines.join('\n');
}

/** The commands to type next: the diagnostic's own, else the catalogue's. */
export function commandsOf(found: Diagnostic, voice: Pick<Voice, 'language'>): readonly string[] {
  const commands = found.commands ?? textOf(found.code, voice.language).commands ?? [];
  return commands.map((command) => fill(command, commandParams(found)));
}

function renderPlace(place: Place | undefined, voice: Voice): readonly string[] {
  if (!place) return [];
  const at = [printable(shortPath(place.file, voice.home)), place.line, place.column].filter(
    (part) => part !== undefined,
  );
  const arrow = `  ${voice.style.calm('-->')} ${at.join(':')}`;
  return place.text === undefined || place.line === undefined
    ? [arrow]
    : [arrow, ...renderLine(place, voice)];
}

function renderLine(
  { line = 1, column = 1, text = '', width = 1 }: Place,
  { style }: Voice,
): readonly string[] {
  const number = String(line);
  // Redaction may shorten the line; the caret is then drawn as far as the line goes.
  const shown = printable(text.slice(0, LONGEST));
  const moved = redact(text) === text ? 0 : text.length - redact(text).length;
  const at = Math.max(1, Math.min(column, shown.length + 1) - (column > moved ? 0 : moved));
  const pad = text.slice(0, at - 1).replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(Math.max(1, Math.min(width, shown.length - at + 1)));
  return [
    `  ${style.calm(`${number} |`)} ${shown}`,
    `  ${' '.repeat(number.length)} ${style.calm('|')} ${pad}${style.bad(caret)}`,
  ];
}

function indent(text: string, by = '  '): readonly string[] {
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => by + printable(line));
}

/** Longer lines are cut: the place is what matters. */
const LONGEST = 200;
