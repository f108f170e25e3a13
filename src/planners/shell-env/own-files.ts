import type { Facts } from '../../core/facts.ts';
import { exportLines } from '../../go/export-lines.ts';
import { type Entry, entryKeyOf, isSecret } from './entries.ts';
import { fishLine, parseFishLine } from './env-fish.ts';
import { parseShLine, shLine } from './env-sh.ts';
import { environmentLine, parseEnvironmentLine } from './environment-d.ts';

/** One file that goenv writes whole; all of them say the same, each for its readers. */
export interface OwnFile {
  readonly path: string;
  /** How the file is called in messages. */
  readonly name: string;
  /** Which entries stand in it. */
  readonly holds: (entry: Entry) => boolean;
  readonly render: (entry: Entry) => string;
  readonly parse: (line: string) => Entry | undefined;
  /** Written only where fish is installed, or the file is there already. */
  readonly fishOnly: boolean;
}

/** The first one is the one that counts: what is in no other file is judged by it. */
export function ownFiles(facts: Facts): readonly OwnFile[] {
  if (facts.scope === 'machine') return MACHINE_FILES;
  const own = (name: string) => ({ name, path: `${facts.ownConfig}/${name}` });
  const files: OwnFile[] = [
    { ...own('env.sh'), holds: () => true, render: shLine, parse: parseShLine, fishOnly: false },
    { ...own('env.fish'), holds: () => true, render: fishLine, parse: parseFishLine, fishOnly: true },
    { ...own('unset.sh'), holds: isUnset, render: shLine, parse: parseShLine, fishOnly: false },
    { ...own('unset.fish'), holds: isUnset, render: fishLine, parse: parseFishLine, fishOnly: true },
  ];
  if (facts.os !== 'linux') return files;
  const path = `${facts.xdgConfig}/environment.d/60-goenv.conf`;
  return [...files, { ...SYSTEMD, path, name: 'environment.d/60-goenv.conf' }];
}

/** The whole text of a file for these entries, header first. */
export function renderOwn(file: OwnFile, entries: readonly Entry[]): string {
  return [...HEADER, ...entries.map(file.render), ''].join('\n');
}

/**
 * The entries of a text, as its reader will see them: by key, the last of a key counts. `names` are the variables
 * goenv manages: of these a line in somebody's own spelling counts too.
 */
export function parseOwn(
  file: OwnFile,
  text: string,
  names: readonly string[] = [],
): ReadonlyMap<string, Entry> {
  const lines = text.split('\n');
  const foreign = exportLines(text, names, file.path.endsWith('.conf') ? 'assignments' : 'shell');
  const entries = new Map<string, Entry>();
  for (const [index, line] of lines.entries()) {
    const ours = file.parse(line);
    const theirs = ours ? undefined : foreign.find((found) => found.line === index + 1);
    const entry: Entry | undefined =
      ours ?? (theirs && { kind: 'set', name: theirs.name, text: theirs.value ?? line.trim() });
    if (entry) entries.set(entryKeyOf(entry), entry);
  }
  return entries;
}

function isUnset(entry: Entry): boolean {
  return entry.kind === 'unset';
}

function isPublic(entry: Entry): boolean {
  return entry.kind !== 'unset' && !isSecret(entry);
}

const HEADER = [
  '# Managed by goenv: "goenv apply" writes this file whole from the profile.',
  '# Edits here are reported as drift by "goenv check"; "goenv revert" takes the file away.',
];

const SYSTEMD = { holds: isPublic, render: environmentLine, parse: parseEnvironmentLine, fishOnly: false };
/**
 * Every login shell reads /etc/profile.d, every fish its conf.d, where a user's own file of that name stands in for it.
 * Of environment.d files of one name only the user's counts, and of all the last name wins: so this one's sorts first.
 */
const MACHINE_FILES: readonly OwnFile[] = [
  {
    ...{ name: 'profile.d/goenv.sh', path: '/etc/profile.d/goenv.sh' },
    ...{ holds: () => true, render: shLine, parse: parseShLine, fishOnly: false },
  },
  {
    ...{ name: 'conf.d/goenv.fish', path: '/etc/fish/conf.d/goenv.fish' },
    ...{ holds: () => true, render: fishLine, parse: parseFishLine, fishOnly: true },
  },
  { ...SYSTEMD, name: 'environment.d/50-goenv.conf', path: '/etc/environment.d/50-goenv.conf' },
];
