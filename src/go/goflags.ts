export interface Flag {
  /** Without dashes: `modcacherw`. */
  readonly name: string;
  /** Behind the `=`; none for a switch. */
  readonly value?: string;
  /** The word as written. */
  readonly word: string;
}

export type ParsedFlags =
  | { readonly flags: readonly Flag[]; readonly error?: never }
  | { readonly error: string; readonly flags?: never };

/**
 * Splits at blanks; a word may be in single or double quotes as a whole, without escapes.
 * `-ldflags="-s -w"` is NOT one word: quotes count at the start of a word alone.
 * Gives `undefined` for an unterminated quote. Source: cmd/internal/quoted/quoted.go `Split`.
 */
export function splitQuoted(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let rest = text.replace(BLANKS, '');
  while (rest !== '') {
    const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : undefined;
    const end = quote ? rest.indexOf(quote, 1) : rest.search(/[ \t\n\r]/);
    if (quote && end < 0) return undefined;
    words.push(rest.slice(quote ? 1 : 0, end < 0 ? undefined : end));
    rest = end < 0 ? '' : rest.slice(quote ? end + 1 : end).replace(BLANKS, '');
  }
  return words;
}

/**
 * Reads GOFLAGS. Every word must be a flag of its own, `-name` or `-name=value`; `error` is what go prints
 * before it refuses every command but `go env` and `go bug`.
 * Source: cmd/go/internal/base/goflags.go `InitGOFLAGS`.
 */
export function parseFlags(text: string): ParsedFlags {
  const words = splitQuoted(text);
  if (words === undefined) return { error: 'unterminated string' };
  const flags: Flag[] = [];
  for (const word of words) {
    const [, name, value] = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) return { error: `non-flag ${JSON.stringify(word)}` };
    flags.push(value === undefined ? { name, word } : { name, value, word });
  }
  return { flags };
}

/** Flags of some go command: go takes these in GOFLAGS and refuses any other. Source: `go help build`, `testflag`, `get`. */
export const KNOWN_FLAGS: readonly string[] = [
  ...['C', 'a', 'asan', 'asmflags', 'buildmode', 'buildvcs', 'compiler', 'cover', 'covermode', 'coverpkg'],
  ...['exec', 'gccgoflags', 'gcflags', 'installsuffix', 'json', 'ldflags', 'linkshared', 'mod', 'modcacherw'],
  ...['modfile', 'msan', 'n', 'overlay', 'p', 'pgo', 'pkgdir', 'race', 'tags', 'toolexec', 'trimpath', 'v'],
  ...[
    'work',
    'x',
    'compiled',
    'deps',
    'e',
    'export',
    'f',
    'find',
    'm',
    'reuse',
    'test',
    'versions',
    'u',
    't',
  ],
  ...['compat', 'diff', 'go', 'insecure', 'o', 'd', 'i', 'bench', 'benchmem', 'benchtime', 'blockprofile'],
  ...['blockprofilerate', 'count', 'coverprofile', 'cpu', 'cpuprofile', 'failfast', 'fullpath', 'fuzz'],
  ...['fuzzminimizetime', 'fuzztime', 'list', 'memprofile', 'memprofilerate', 'mutexprofile', 'outputdir'],
  ...[
    'mutexprofilefraction',
    'parallel',
    'run',
    'short',
    'shuffle',
    'skip',
    'testlogfile',
    'timeout',
    'trace',
  ],
  ...['vet', 'vettool', 'artifacts', 'changed', 'cache', 'modcache', 'testcache', 'fuzzcache'],
];

const BLANKS = /^[ \t\n\r]+/;
