import { decodeBytes } from '../../core/byte-text.ts';
import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { ABSENT, type Absent, type State } from '../../core/value.ts';
import { allSettings } from './all-settings.ts';
import { brokenFile, systemFileOf } from './ask-git.ts';
import { ourIncludes } from './include-block.ts';
import { heldKey, INCLUDE, isOurKind, meaning, stateKey } from './keys.ts';
import { type Machine, machineOf } from './machine.ts';
import { overriddenOn } from './override.ts';
import { type EntryToken, entriesOf, parseConfig } from './parse-config.ts';
import { homeText, includesOwnFrom, ownFile, ownFileText, tidy, tieFiles, tieUnusable } from './paths.ts';
import { warningsOn } from './warnings.ts';

type Files = ReadonlyMap<string, Uint8Array | Absent>;

/**
 * Reads what git's configuration outside repositories is. goenv's own file is read directly, so that neither a removed
 * include nor a missing git hides it. Reads only.
 * @throws Failure (exit 1) GIT_CONFIG_GLOBAL_UNUSABLE, GIT_CONFIG_SYSTEM_UNUSABLE, GIT_CONFIG_BROKEN, and as `askGit`
 */
export async function current(reader: Reader, keys: Iterable<string>, given: Facts): Promise<Observed> {
  const owned = [...keys];
  if (owned.length > 0 && tieFiles(given).length === 0) throw tieUnusable(given);
  const places = given.scope === 'machine' ? { gitconfig: await systemFileOf(reader, given) } : undefined;
  const facts = places ? { ...given, places } : given;
  const files = await readFiles(reader, [ownFile(facts), ...tieFiles(facts)]);
  const held = heldEntries(files, facts);
  const state = stateOf(files, held, facts);
  const { settings, diagnostics } = await allSettings(reader, facts);
  const machine = machineOf(settings, facts);
  return {
    state,
    elsewhere: elsewhereOf(machine, held, facts),
    files,
    ...(places && { places }),
    overridden: overriddenOn(machine, facts),
    diagnostics: [
      ...diagnostics,
      ...foreignIn(held, owned, facts),
      ...warningsOn(machine, [...owned, ...state.keys()], facts),
    ],
  };
}

/** Entries of somebody else in the file that goenv owns: kept, brought into force by the include, and therefore told. */
function foreignIn(
  held: readonly EntryToken[],
  known: readonly string[],
  facts: Facts,
): readonly Diagnostic[] {
  const ours = new Set(known);
  const foreign = held.filter((entry) => !ours.has(stateKey(entry)));
  return foreign.map(({ key, line }) => {
    const where = { file: ownFile(facts), line };
    return diagnostic('GIT_OWN_FILE_FOREIGN', 'warning', { key, path: ownFile(facts) }, { where });
  });
}

async function readFiles(reader: Reader, paths: readonly string[]): Promise<Files> {
  const files = new Map<string, Uint8Array | Absent>();
  for (const path of paths) {
    const seen = await reader.read(path);
    files.set(path, bytesOf(seen));
  }
  for (const [path, bytes] of files) {
    const parsed = parseConfig(bytes === ABSENT ? '' : decodeBytes(bytes));
    if (parsed.kind === 'broken') brokenFile(path, parsed.line);
  }
  return files;
}

function heldEntries(files: Files, facts: Facts): readonly EntryToken[] {
  const bytes = files.get(ownFile(facts)) ?? ABSENT;
  return bytes === ABSENT ? [] : entriesOf(parseConfig(decodeBytes(bytes)));
}

function stateOf(files: Files, held: readonly EntryToken[], facts: Facts): State {
  const state = new Map(held.map((entry) => [stateKey(entry), taken(entry, facts)]));
  const isTiedIn = tieFiles(facts).some((file) => {
    const bytes = files.get(file) ?? ABSENT;
    return bytes !== ABSENT && ourIncludes(decodeBytes(bytes), includesOwnFrom(file, facts)).length > 0;
  });
  return isTiedIn ? state.set(INCLUDE, ownFileText(facts)) : state;
}

function elsewhereOf(
  { settings, isOwn, includesOwn }: Machine,
  held: readonly EntryToken[],
  facts: Facts,
): State {
  const ties = new Set(tieFiles(facts).map((file) => tidy(file, facts)));
  const found = new Map<string, string>();
  for (const setting of settings) {
    if (setting.file === undefined || isOwn(setting)) continue;
    // What one user has set is nothing that everybody has.
    if (facts.scope === 'machine' && setting.scope !== 'system') continue;
    if (isOurKind(setting.key)) found.set(stateKey(setting), taken(setting, facts));
    if (includesOwn(setting) && !ties.has(tidy(setting.file, facts))) found.set(INCLUDE, ownFileText(facts));
  }
  for (const entry of held) found.set(heldKey(stateKey(entry)), taken(entry, facts));
  return found;
}

function taken(entry: { key: string; value: string | null }, facts: Facts): string {
  return isOurKind(entry.key) ? meaning(entry, homeText(facts)) : (entry.value ?? 'true');
}
