import { decodeBytes, encodeText } from '../../core/byte-text.ts';
import type { Change } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT } from '../../core/value.ts';
import { cutInclude, tieIn } from './include-block.ts';
import { entryFor, INCLUDE, isOurKind, stateKey } from './keys.ts';
import { type ConfigEntry, entriesOf, parseConfig } from './parse-config.ts';
import { includesOwnFrom, ownFile, tieUnusable } from './paths.ts';
import { renderConfig } from './render-config.ts';

/**
 * File effects for these changes. The own file comes first and the include after it; on the way back the include
 * goes first, so that at no moment an include names a missing file. Pure.
 * @throws Failure (exit 1) GIT_CONFIG_GLOBAL_UNUSABLE, GIT_CONFIG_SYSTEM_UNUSABLE
 */
export function steps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const real = changes.filter(({ action }) => action !== 'no-op');
  if (real.length === 0) return [];
  const include = real.find(({ key }) => key === INCLUDE)?.after;
  const own = ownFileSteps(real, observed, facts);
  if (include === undefined) return own;
  if (typeof include === 'string') return [...own, ...tieInSteps(include, observed, facts)];
  return [...cutSteps(observed, facts), ...own];
}

function ownFileSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const path = ownFile(facts);
  const before = textOf(observed, path);
  const entries = applied(changes, entriesOf(parseConfig(before ?? '')));
  const include = changes.find(({ key }) => key === INCLUDE)?.after ?? observed.state.get(INCLUDE) ?? ABSENT;
  const isNamed = include !== ABSENT || observed.elsewhere.has(INCLUDE);
  if (entries.length === 0 && !isNamed) return before === undefined ? [] : [{ kind: 'remove-file', path }];
  const after = renderConfig(INTRO, entries);
  const isSame = before !== undefined && sameEntries(before, entries);
  return isSame ? [] : [{ kind: 'write-file', path, bytes: encodeText(after), mode: MODE }];
}

/** Entries once the changes are made: those of goenv's kinds in order of key, others as they stood. */
function applied(changes: readonly Change[], entries: readonly ConfigEntry[]): readonly ConfigEntry[] {
  const touched = new Set(changes.map(({ key }) => key));
  const kept = entries.filter((entry) => !touched.has(stateKey(entry)));
  const added = changes.flatMap(({ key, after }) =>
    key === INCLUDE || typeof after !== 'string' ? [] : [entryFor(key, after)],
  );
  const all = [...kept, ...added];
  const ours = all
    .filter(({ key }) => isOurKind(key))
    .sort((a, b) => compare(a.key, b.key) || compare(a.value ?? '', b.value ?? ''));
  const others = all.filter(({ key }) => !isOurKind(key));
  // Somebody's line before any header has no section to be written under.
  const bare = others.filter(({ key }) => !key.includes('.'));
  return [...bare, ...ours, ...others.filter(({ key }) => key.includes('.'))];
}

function tieInSteps(path: string, observed: Observed, facts: Facts): readonly Step[] {
  const file = writableTie(observed, facts);
  const text = textOf(observed, file) ?? '';
  const bytes = encodeText(tieIn(text, path, includesOwnFrom(file, facts)));
  return [{ kind: 'write-file', path: file, bytes, mode: MODE, lock: 'git' }];
}

function cutSteps(observed: Observed, facts: Facts): readonly Step[] {
  return tiesIn(observed, facts).flatMap((path): readonly Step[] => {
    const before = textOf(observed, path);
    const after = before === undefined ? undefined : cutInclude(before, includesOwnFrom(path, facts));
    if (after === undefined || after === before) return [];
    return [{ kind: 'write-file', path, bytes: encodeText(after), mode: MODE, lock: 'git' }];
  });
}

/** `tieFiles`, as `current` found them. */
function tiesIn({ files }: Observed, facts: Facts): readonly string[] {
  return [...files.keys()].filter((path) => path !== ownFile(facts));
}

/** git's own choice: `~/.gitconfig`, unless that is missing and the XDG file exists. */
function writableTie(observed: Observed, facts: Facts): string {
  const files = tiesIn(observed, facts);
  const existing = files.findLast((file) => textOf(observed, file) !== undefined);
  const file = existing ?? files.at(-1);
  if (file === undefined) throw tieUnusable(facts);
  return file;
}

function textOf(observed: Observed, path: string): string | undefined {
  const bytes = observed.files.get(path) ?? ABSENT;
  return bytes === ABSENT ? undefined : decodeBytes(bytes);
}

function sameEntries(text: string, entries: readonly ConfigEntry[]): boolean {
  const found = entriesOf(parseConfig(text));
  return (
    found.length === entries.length &&
    found.every(({ key, value }, index) => key === entries[index]?.key && value === entries[index]?.value)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Not secret: the schema refuses userinfo in the URLs that end up here. */
const MODE = 0o644;

const INTRO = [
  'Managed by goenv: "goenv apply" writes this file from the profile.',
  'Its settings are compared by "goenv check"; lines of others are kept and reported. "goenv revert" takes it out.',
] as const;
