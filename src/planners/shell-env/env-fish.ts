import { type Entry, isInEachHome } from './entries.ts';

/** env.fish and unset.fish. In fish's single quotes `\\` and `\'` are escapes, unlike in sh. */

/** One line an entry; sourced again it changes nothing. */
export function fishLine(entry: Entry): string {
  if (entry.kind === 'unset') return `set -e ${entry.name}`;
  if (entry.kind === 'first') {
    const folder = spelledFish(entry.folder);
    return `test "$PATH[1]" = ${folder}; or set -gx PATH ${folder} $PATH`;
  }
  if (entry.kind === 'path') {
    const folder = spelledFish(entry.folder);
    return `contains -- ${folder} $PATH; or set -gx PATH $PATH ${folder}`;
  }
  return `set -gx ${entry.name} ${quoteFish(entry.text)}${entry.ref === undefined ? '' : `${FROM}${entry.ref}`}`;
}

/** The entry of a line that `fishLine` wrote; `undefined` for any other. */
export function parseFishLine(line: string): Entry | undefined {
  const [, unset] = /^set -e ([A-Za-z_]\w*)$/.exec(line) ?? [];
  if (unset !== undefined) return { kind: 'unset', name: unset };
  const [, folder] = PATH_LINE.exec(line) ?? [];
  if (folder !== undefined) return { kind: 'path', folder: readFish(folder) };
  const [, first] = FIRST_LINE.exec(line) ?? [];
  if (first !== undefined) return { kind: 'first', folder: readFish(first) };
  const [, name, text, ref] = SET_LINE.exec(line) ?? [];
  if (name === undefined || text === undefined) return undefined;
  return { kind: 'set', name, text: unquoteFish(text), ...(ref !== undefined && { ref }) };
}

export function quoteFish(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A folder of everybody's own home: `~/bin` gives `"$HOME"'/bin'`. */
function spelledFish(folder: string): string {
  return isInEachHome(folder) ? HOME + quoteFish(folder.slice(1)) : quoteFish(folder);
}

function readFish(spelled: string): string {
  return spelled.startsWith(HOME) ? `~${unquoteFish(spelled.slice(HOME.length))}` : unquoteFish(spelled);
}

function unquoteFish(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\([\\'])/g, '$1');
}

const QUOTED = "('(?:[^'\\\\\\n]|\\\\[\\\\'])*')";
const HOME = '"$HOME"';
const FROM = ' # from ';
const SET_LINE = new RegExp(`^set -gx ([A-Za-z_]\\w*) ${QUOTED}(?:${FROM}(.*))?$`);
const PATH_LINE = new RegExp(
  `^contains -- ((?:"\\$HOME")?${QUOTED.slice(1)} \\$PATH; or set -gx PATH \\$PATH \\1$`,
);
const FIRST_LINE = new RegExp(
  `^test "\\$PATH\\[1\\]" = ((?:"\\$HOME")?${QUOTED.slice(1)}; or set -gx PATH \\1 \\$PATH$`,
);
