import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import { allExports, type FoundExport } from '../../go/exports.ts';
import { systemBundles } from './bundles.ts';
import { entryState, type OwnSeen, sealer } from './entry-state.ts';
import { parseTieKey, variableOf } from './keys.ts';
import { type Machine, machineState } from './machine.ts';
import { judge } from './overridden.ts';
import { type OwnFile, ownFiles, parseOwn } from './own-files.ts';
import { installedShells, zshPassesBy } from './shells.ts';
import { type Shell, startFiles } from './start-files.ts';
import { cutLine } from './tie-line.ts';
import {
  editedLines,
  latin1,
  type StartTexts,
  type TiePlace,
  tieLineIn,
  tiePlaces,
  tieState,
} from './tie-state.ts';

/**
 * Reads goenv's env files, every start-up file of the user's, which shells are here, and what other start-up files
 * export. Runs nothing, writes nothing. Errors: those of reading.
 */
export async function current(reader: Reader, keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const managed = [...keys];
  const shells = await installedShells(reader, facts);
  const own = await readOwn(reader, managed, facts);
  const relevant = own.filter(({ file, bytes }) => isRelevant(file, shells, bytes));
  const exports = await foreignExports(reader, managed, facts);
  const unwanted = exports.filter(({ name }) => managed.includes(`unset[${name}]`));
  const start = await readStart(reader, startPaths(managed, await fishFiles(reader, facts), facts), facts);
  const places = tiePlaces(start.texts, facts);
  const machine = machineOf({ shells, start, places, unwanted, bundles: await systemBundles(reader), facts });
  const seal = sealer(reader, facts);
  return {
    state: new Map([
      ...entryState(relevant, seal),
      ...tieState(places, { texts: start.texts, unwanted, facts }),
    ]),
    elsewhere: machineState(machine),
    files: new Map([...own.map(({ file, bytes }) => [file.path, bytes] as const), ...start.texts]),
    holders: (key) => {
      const tie = parseTieKey(key, facts);
      return tie ? [tie.path] : own.map(({ file }) => file.path);
    },
    overridden: judge({ exports, places, texts: start.texts, seal, facts }),
    diagnostics: [
      ...editedLines(start.texts, facts),
      ...(await zshPassesBy(reader, { shells, managed, facts })),
      ...otherHome(managed, facts),
    ],
  };
}

/** HOME says where the lines go; a login does not look at it. */
function otherHome(managed: readonly string[], facts: Facts): readonly Diagnostic[] {
  const { scope, home, loginHome } = facts;
  if (loginHome === undefined || scope === 'machine' || managed.length === 0) return [];
  return [diagnostic('SHELL_OTHER_HOME', 'info', { home, login: loginHome })];
}

/** Whether a file has to be there, once there are entries for it. */
export function isRelevant(file: OwnFile, shells: ReadonlySet<Shell>, bytes: Uint8Array | Absent): boolean {
  return !file.fishOnly || shells.has('fish') || bytes !== ABSENT;
}

async function readOwn(
  reader: Reader,
  managed: readonly string[],
  facts: Facts,
): Promise<readonly (OwnSeen & { readonly bytes: Uint8Array | Absent })[]> {
  const names = managed.filter((key) => variableOf(key) === key);
  return Promise.all(
    ownFiles(facts).map(async (file) => {
      const bytes = bytesOf(await reader.read(file.path));
      const text = bytes === ABSENT ? '' : new TextDecoder().decode(bytes);
      return { file, bytes, entries: parseOwn(file, text, names) };
    }),
  );
}

/** What files that are not goenv's own export, of the variables that matter here. */
async function foreignExports(
  reader: Reader,
  managed: readonly string[],
  facts: Facts,
): Promise<readonly FoundExport[]> {
  const own = new Set(ownFiles(facts).map(({ path }) => path));
  const names = [...new Set(managed.flatMap((key) => variableOf(key) ?? []))];
  return (await allExports(reader, names, facts)).filter(({ file }) => !own.has(file));
}

/** The known start-up files, those of the keys, and the user's other files of fish. */
function startPaths(managed: readonly string[], fish: readonly string[], facts: Facts): readonly string[] {
  const known = startFiles(facts).map(({ path }) => path);
  const ofKeys = managed.flatMap((key) => parseTieKey(key, facts)?.path ?? []);
  return [...new Set([...known, ...ofKeys, ...fish])];
}

/** fish's own files of the user: any of them may export what is to be dropped. */
async function fishFiles(reader: Reader, { scope, xdgConfig }: Facts): Promise<readonly string[]> {
  if (scope === 'machine') return [];
  const folder = `${xdgConfig}/fish/conf.d`;
  const names = await reader.list(folder);
  return names.filter((name) => name.endsWith('.fish')).map((name) => `${folder}/${name}`);
}

interface Start {
  readonly texts: StartTexts;
  readonly aliases: ReadonlySet<string>;
}

/**
 * Two names of one file (a link) are one file, or two lines would be written over each other. A file that goenv may
 * not even read is a fault only where its first line has to stand in it.
 */
async function readStart(reader: Reader, paths: readonly string[], facts: Facts): Promise<Start> {
  const needed = new Set(startFiles(facts).flatMap(({ path, tie }) => (tie === 'never' ? [] : [path])));
  const texts = new Map<string, Uint8Array | Absent>();
  const aliases = new Set<string>();
  const real = new Set<string>();
  const seen = await Promise.all(
    paths.map((path) =>
      reader.read(path).catch((error: unknown) => (needed.has(path) ? Promise.reject(error) : undefined)),
    ),
  );
  for (const [index, path] of paths.entries()) {
    const file = seen[index];
    if (!file) continue;
    if (real.has(file.real)) aliases.add(path);
    else texts.set(path, bytesOf(file));
    real.add(file.real);
  }
  return { texts, aliases };
}

function machineOf({
  shells,
  start,
  places,
  unwanted,
  bundles,
  facts,
}: {
  readonly shells: ReadonlySet<Shell>;
  readonly start: Start;
  readonly places: readonly TiePlace[];
  readonly unwanted: readonly FoundExport[];
  readonly bundles: ReadonlySet<string>;
  readonly facts: Facts;
}): Machine {
  const paths = [...start.texts.keys()];
  const tied = (tie: TiePlace['tie']) =>
    new Set(places.flatMap((place) => (place.tie === tie ? [place.path] : [])));
  return {
    shells,
    bundles,
    aliases: start.aliases,
    present: new Set(paths.filter((path) => start.texts.get(path) !== ABSENT)),
    livedIn: new Set(paths.filter((path) => isLivedIn(start.texts, path, facts))),
    exporting: new Set(
      unwanted.flatMap(({ name, file }) => (start.texts.has(file) ? [`${name} ${file}`] : [])),
    ),
    tied: tied('env'),
    tiedLast: tied('unset'),
  };
}

function isLivedIn(texts: StartTexts, path: string, facts: Facts): boolean {
  const cut = (text: string, tie: TiePlace['tie']) => cutLine(text, tieLineIn(tie, path, facts));
  return cut(cut(latin1(texts.get(path)), 'env'), 'unset').trim() !== '';
}
