/** A line of a start-up file that gives a variable to later programs. */
export interface ExportLine {
  readonly name: string;
  readonly line: number;
  /** As written, without its quotes; none for a bare `export NAME`. */
  readonly value?: string;
  /** Whether this very line exports it; `NAME=v` in a shell file may be exported elsewhere. */
  readonly exports: boolean;
}

/** The lines of one start-up file that set one of `names`. `form`: how that file spells it. */
export function exportLines(
  text: string,
  names: readonly string[],
  form: 'shell' | 'assignments' = 'shell',
): readonly ExportLine[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (/^\s*#/.test(line)) return [];
    return names.flatMap((name) => {
      if (!/^\w+$/.test(name)) return [];
      const found = form === 'shell' ? shellExport(line, name) : assignment(line, name);
      return found ? [{ name, line: index + 1, ...found }] : [];
    });
  });
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

// Where a command may begin on a line of shell, and the words that export.
const START = '(?:^|[;&|({]|\\b(?:then|else|do|builtin|command)\\b)\\s*';
const EXPORTERS =
  'export|setenv|(?:declare|typeset)\\s+-[a-zA-Z]*x[a-zA-Z]*|set\\s+(?:-\\S+\\s+)*(?:-[a-zA-Z]*x[a-zA-Z]*|--export)|SETUVAR\\s+--export';
const WORD = `(?:"[^"]*"|'[^']*'|[^\\s;&|#"'()}]*)`;
