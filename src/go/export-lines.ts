/** A line of a start-up file that gives a variable to later programs. */
export interface ExportLine {
  readonly name: string;
  readonly line: number;
  /** As written, without its quotes; none for a bare `export NAME`. */
  readonly value?: string;
  /** Whether this very line exports it; `NAME=v` in a shell file may be exported elsewhere. */
  readonly exports: boolean;
  /** Whether it does so whenever the file is read: a whole line of its own, in no function and under no `if`. */
  readonly always: boolean;
}

/** The lines of one start-up file that set one of `names`. `form`: how that file spells it. */
export function exportLines(
  text: string,
  names: readonly string[],
  form: 'shell' | 'assignments' = 'shell',
): readonly ExportLine[] {
  let depth = 0;
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*#/.test(line)) return [];
    const isTop = depth === 0 && /^(?:export|set|setenv|declare|typeset)\b/.test(line);
    if (form === 'shell') depth = Math.max(0, depth + nesting(line));
    return names.flatMap((name) => {
      if (!/^\w+$/.test(name)) return [];
      const found = form === 'shell' ? shellExport(line, name) : assignment(line, name);
      return found
        ? [{ name, line: index + 1, ...found, always: found.exports && isTop && !JOINED.test(line) }]
        : [];
    });
  });
}

/** How many blocks a line opens and does not close. A guess, made so that what is left out is rather called uncertain. */
function nesting(line: string): number {
  const code = line.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '').replace(/(?:^|\s)#.*$/, '');
  const count = (pattern: RegExp) => (code.match(pattern) ?? []).length;
  return count(OPENING) - count(CLOSING);
}

type Found = Pick<ExportLine, 'value' | 'exports'>;

function shellExport(line: string, name: string): Found | undefined {
  const exporting = `${START}(?:${EXPORTERS})\\s+(?:[^;#]*\\s)?${name}(?!\\w)(?:[=:]|\\s+)?(.*)$`;
  // `NAME=v command` sets it for that command alone: the value must end the line or the command.
  const assigning = `${START}${name}=(${WORD})\\s*(?:$|[;&|#)}])`;
  const exported = new RegExp(exporting).exec(line);
  const assigned = new RegExp(assigning).exec(line);
  if (!exported && !assigned) return undefined;
  return { ...wordOf(assigned?.[1]), ...wordOf(exported?.[1]), exports: exported !== null };
}

/** `/etc/environment` and `environment.d`: every assignment is an export; PAM also takes the word `export`. */
function assignment(line: string, name: string): Found | undefined {
  const found = new RegExp(`^\\s*(?:export\\s+)?${name}=(.*)$`).exec(line);
  return found ? { ...wordOf(found[1]), exports: true } : undefined;
}

function wordOf(rest: string | undefined): { value?: string } {
  const word = rest === undefined ? undefined : new RegExp(`^${WORD}`).exec(rest.trimStart())?.[0];
  return word ? { value: word.replace(/^(["'])(.*)\1$/, '$2') } : {};
}

const OPENING = /\b(?:if|case|for|while|until|select|function|begin|switch)\b|[{(]/g;
const CLOSING = /\b(?:fi|esac|done|end)\b|[})]/g;
/** A command before it on the line may decide. */
const JOINED = /&&|\|\||;\s*(?:then|do)\b/;
// Where a command may begin on a line of shell, and the words that export.
const START = '(?:^|[;&|({]|\\b(?:then|else|do|builtin|command)\\b)\\s*';
const EXPORTERS =
  'export|setenv|(?:declare|typeset)\\s+-[a-zA-Z]*x[a-zA-Z]*|set\\s+(?:-\\S+\\s+)*(?:-[a-zA-Z]*x[a-zA-Z]*|--export)|SETUVAR\\s+--export';
const WORD = `(?:"[^"]*"|'[^']*'|[^\\s;&|#"'()}]*)`;
