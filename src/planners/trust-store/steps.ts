import type { Change } from '../../core/change.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT } from '../../core/value.ts';
import { type Anchor, readBundle } from '../../pki/bundle.ts';
import { parseBundleFile, renderBundleFile, renderExtraFile, rootsText, unique } from './bundle-file.ts';
import { anchorOf } from './certificate-value.ts';
import { rootsFound, textOf } from './current-files.ts';
import { fileSteps } from './file-steps.ts';
import { BUNDLE_ROOTS, keyOf, parseKey, type Store } from './keys.ts';
import { bundlePath, extraPath } from './paths.ts';
import { systemSteps } from './system-steps.ts';

/**
 * goenv's files first, then the system's store: anchor files, then the program that rebuilds the store, once. Pure.
 * @throws Failure as `systemSteps`
 */
export function steps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const real = changes.filter(({ action }) => action !== 'no-op');
  return [
    ...bundleSteps(real, observed, facts),
    ...extraSteps(real, observed, facts),
    ...systemSteps(real, observed, facts),
  ];
}

function bundleSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const roots = changes.find(({ key }) => key === BUNDLE_ROOTS)?.after;
  if (roots === undefined && !changes.some(isOf('ca-bundle'))) return [];
  const path = bundlePath(facts);
  const held = parseBundleFile(textOf(observed.files.get(path)));
  const next = {
    roots: roots === undefined ? held.roots : chosenRoots(roots, held.roots, rootsFound(observed.files)),
    added: applied(changes, 'ca-bundle', held.added),
  };
  const isEmpty = next.roots.length === 0 && next.added.length === 0;
  return fileSteps(path, isEmpty ? undefined : renderBundleFile(next), observed);
}

/** The system's roots, unless the value is that of what the file already has. */
function chosenRoots(
  value: Change['after'],
  held: readonly Anchor[],
  system: readonly Anchor[],
): readonly Anchor[] {
  if (value === ABSENT) return [];
  return value === rootsText(held) ? held : system;
}

function extraSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  if (!changes.some(isOf('ca-extra'))) return [];
  const path = extraPath(facts);
  const added = applied(changes, 'ca-extra', readBundle(textOf(observed.files.get(path))));
  return fileSteps(path, added.length === 0 ? undefined : renderExtraFile(added), observed);
}

/** The certificates once the changes of one set are made. */
function applied(changes: readonly Change[], store: Store, held: readonly Anchor[]): readonly Anchor[] {
  const mine = changes.filter(isOf(store));
  const touched = new Set(mine.map(({ key }) => key));
  const kept = held.filter(({ sha256 }) => !touched.has(keyOf(store, sha256)));
  return unique([...kept, ...mine.flatMap(({ after }) => anchorOf(after) ?? [])]);
}

function isOf(store: Store): (change: Change) => boolean {
  return ({ key }) => parseKey(key)?.store === store;
}
