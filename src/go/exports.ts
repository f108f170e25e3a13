import type { Place } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { Reader } from '../core/host.ts';
import { type ExportLine, exportLines } from './export-lines.ts';

/** One line of a start-up file that gives a variable to later programs. */
export type FoundExport = ExportLine & { readonly file: string };

/**
 * Every line of a start-up file of a shell or login that sets one of `names`, file by file in reading order.
 * Reads only; a file that cannot be read is passed over.
 */
export async function allExports(
  reader: Reader,
  names: readonly string[],
  facts: Facts,
): Promise<readonly FoundExport[]> {
  if (names.length === 0 || facts.os === 'win32') return [];
  const files = await startUpFiles(reader, facts);
  const texts = await Promise.all(files.map((file) => textOf(reader, file)));
  return files.flatMap((file, at) =>
    exportLines(texts[at] ?? '', names, formOf(file)).map((found) => ({ ...found, file })),
  );
}

/**
 * For each of `names` that some start-up file of a shell or login exports: the most likely file and line.
 * A line with the very value of the environment comes first, then one that exports, then the later in reading order.
 * Reads only; a file that cannot be read is passed over, for this is a hint and not a fact.
 */
export async function findExports(
  reader: Reader,
  names: readonly string[],
  facts: Facts,
): Promise<ReadonlyMap<string, Place>> {
  const best = new Map<string, { place: Place; rank: number }>();
  for (const { file, ...found } of await allExports(reader, names, facts)) {
    const rank = (found.value === facts.env[found.name] ? 4 : 0) + (found.exports ? 2 : 0);
    const known = best.get(found.name);
    if (!known || rank >= known.rank) best.set(found.name, { place: { file, line: found.line }, rank });
  }
  return new Map([...best].map(([name, { place }]) => [name, place]));
}

function formOf(file: string): 'shell' | 'assignments' {
  return /(?:^|\/)environment$|\/environment\.d\//.test(file) ? 'assignments' : 'shell';
}

async function startUpFiles(reader: Reader, facts: Facts): Promise<readonly string[]> {
  const zsh = facts.env['ZDOTDIR'] || facts.home;
  const fish = `${facts.xdgConfig}/fish`;
  const folders = await Promise.all([
    filesIn(reader, '/etc/environment.d', '.conf'),
    filesIn(reader, '/etc/profile.d', '.sh'),
    filesIn(reader, '/etc/fish/conf.d', '.fish'),
    filesIn(reader, `${facts.xdgConfig}/environment.d`, '.conf'),
    filesIn(reader, `${fish}/conf.d`, '.fish'),
  ]);
  return [
    ...ETC_FILES,
    ...folders.flat(),
    ...HOME_FILES.map((name) => `${facts.home}/${name}`),
    ...ZSH_FILES.map((name) => `${zsh}/${name}`),
    `${fish}/config.fish`,
    `${fish}/fish_variables`,
  ];
}

async function filesIn(reader: Reader, folder: string, ending: string): Promise<readonly string[]> {
  const names = await reader.list(folder).catch(() => []);
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

async function textOf(reader: Reader, file: string): Promise<string> {
  const seen = await reader.read(file).catch(() => undefined);
  return seen?.kind === 'file' ? new TextDecoder().decode(seen.bytes) : '';
}

const ETC_FILES = [
  '/etc/environment',
  '/etc/profile',
  '/etc/bash.bashrc',
  '/etc/bashrc',
  '/etc/zshenv',
  '/etc/zprofile',
  '/etc/zshrc',
  ...['zshenv', 'zprofile', 'zshrc', 'zlogin'].map((name) => `/etc/zsh/${name}`),
  '/etc/fish/config.fish',
];
const HOME_FILES = [
  '.profile',
  '.bash_profile',
  '.bash_login',
  '.bashrc',
  '.bash_aliases',
  '.cshrc',
  '.tcshrc',
  '.login',
];
const ZSH_FILES = ['.zshenv', '.zprofile', '.zshrc', '.zlogin'];
