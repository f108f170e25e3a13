import { quoteSh } from '../../core/shell-words.ts';
import { type Entry, isInEachHome } from './entries.ts';

/** env.sh and unset.sh: for sh, bash, dash and zsh, which all read single quotes literally. */

/** One line an entry. Sourced again it changes nothing: a variable is assigned, PATH grows only by what it lacks. */
export function shLine(entry: Entry): string {
  if (entry.kind === 'unset') return `unset ${entry.name}`;
  if (entry.kind === 'first') {
    const folder = spelledSh(entry.folder);
    return `case "\${PATH-}:" in ${folder}:*) ;; *) export PATH=${folder}"\${PATH:+:\${PATH}}" ;; esac`;
  }
  if (entry.kind === 'path') {
    const folder = spelledSh(entry.folder);
    return `case ":\${PATH-}:" in *:${folder}:*) ;; *) export PATH="\${PATH:+\${PATH}:}"${folder} ;; esac`;
  }
  return `export ${entry.name}=${quoteSh(entry.text)}${entry.ref === undefined ? '' : `${FROM}${entry.ref}`}`;
}

/** The entry of a line that `shLine` wrote; `undefined` for any other. */
export function parseShLine(line: string): Entry | undefined {
  const [, unset] = /^unset ([A-Za-z_]\w*)$/.exec(line) ?? [];
  if (unset !== undefined) return { kind: 'unset', name: unset };
  const [, folder] = PATH_LINE.exec(line) ?? [];
  if (folder !== undefined) return { kind: 'path', folder: readSh(folder) };
  const [, first] = FIRST_LINE.exec(line) ?? [];
  if (first !== undefined) return { kind: 'first', folder: readSh(first) };
  const [, name, text, ref] = SET_LINE.exec(line) ?? [];
  if (name === undefined || text === undefined) return undefined;
  return { kind: 'set', name, text: unquoteSh(text), ...(ref !== undefined && { ref }) };
}

/** A folder of everybody's own home: `~/bin` gives `"${HOME-}"'/bin'`. */
function spelledSh(folder: string): string {
  return isInEachHome(folder) ? HOME + quoteSh(folder.slice(1)) : quoteSh(folder);
}

function readSh(spelled: string): string {
  return spelled.startsWith(HOME) ? `~${unquoteSh(spelled.slice(HOME.length))}` : unquoteSh(spelled);
}

function unquoteSh(quoted: string): string {
  return quoted.slice(1, -1).replaceAll("'\\''", "'");
}

const QUOTED = "('(?:[^'\\n]|'\\\\'')*')";
const HOME = '"${HOME-}"';
const FROM = ' # from ';
const SET_LINE = new RegExp(`^export ([A-Za-z_]\\w*)=${QUOTED}(?:${FROM}(.*))?$`);
const PATH_LINE = new RegExp(
  `^case ":\\$\\{PATH-\\}:" in \\*:((?:"\\$\\{HOME-\\}")?${QUOTED.slice(1)}:\\*\\) ;; \\*\\) export PATH="\\$\\{PATH:\\+\\$\\{PATH\\}:\\}"\\1 ;; esac$`,
);
const FIRST_LINE = new RegExp(
  `^case "\\$\\{PATH-\\}:" in ((?:"\\$\\{HOME-\\}")?${QUOTED.slice(1)}:\\*\\) ;; \\*\\) export PATH=\\1"\\$\\{PATH:\\+:\\$\\{PATH\\}\\}" ;; esac$`,
);
