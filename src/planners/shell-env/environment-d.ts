import { type Entry, isInEachHome } from './entries.ts';

/**
 * A file of `environment.d`, read by systemd for a user's graphical programs. Everybody's session tools may show it, so
 * nothing secret stands there, and nothing can be unset there. Source: environment.d(5), `replace_env` in systemd.
 */

/** `$` is doubled, for systemd expands it inside quotes too. */
export function environmentLine(entry: Entry): string {
  // Quotes count only around a whole value.
  if (entry.kind === 'path') return `PATH="\${PATH:+\${PATH}:}${spelled(entry.folder)}"`;
  if (entry.kind === 'first') return `PATH="${spelled(entry.folder)}\${PATH:+:\${PATH}}"`;
  return entry.kind === 'set' ? `${entry.name}="${escaped(entry.text)}"` : '';
}

/** The entry of a line that `environmentLine` wrote; `undefined` for any other. */
export function parseEnvironmentLine(line: string): Entry | undefined {
  const [, folder] = PATH_LINE.exec(line) ?? [];
  if (folder !== undefined)
    return {
      kind: 'path',
      folder: folder.startsWith(HOME) ? `~${unescaped(folder.slice(HOME.length))}` : unescaped(folder),
    };
  const [, first] = FIRST_LINE.exec(line) ?? [];
  if (first !== undefined) return { kind: 'first', folder: unescaped(first) };
  const [, name, text] = SET_LINE.exec(line) ?? [];
  return name === undefined || text === undefined ? undefined : { kind: 'set', name, text: unescaped(text) };
}

/** A folder of everybody's own home: `~/bin` gives `${HOME}/bin`. */
function spelled(folder: string): string {
  return isInEachHome(folder) ? HOME + escaped(folder.slice(1)) : escaped(folder);
}

function escaped(text: string): string {
  return text.replace(/["\\`]/g, '\\$&').replaceAll('$', '$$$$');
}

function unescaped(text: string): string {
  return text.replaceAll('$$', '$').replace(/\\(["\\`])/g, '$1');
}

// A `$` of a value is doubled: this one cannot stand in any other folder.
const HOME = '$'.concat('{HOME}');
const TEXT = '((?:[^"\\\\\\n]|\\\\["\\\\`])*)';
const SET_LINE = new RegExp(`^([A-Za-z_]\\w*)="${TEXT}"$`);
const PATH_LINE = new RegExp(`^PATH="\\$\\{PATH:\\+\\$\\{PATH\\}:\\}${TEXT}"$`);
const FIRST_LINE = new RegExp(`^PATH="${TEXT}\\$\\{PATH:\\+:\\$\\{PATH\\}\\}"$`);
