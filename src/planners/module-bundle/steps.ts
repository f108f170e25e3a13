import { bundleSetAmong, treeFolder } from '../../core/bundle-set.ts';
import type { Change } from '../../core/change.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Inputs, Observed } from '../../core/planner.ts';
import type { Step } from '../../core/step.ts';
import { ABSENT, parseElementKey } from '../../core/value.ts';
import { BROKEN, latestIn } from './current.ts';
import { asidePath, formatAside, inTheWay, parseAside, parseAsideText, treeSize } from './tree-head.ts';

/**
 * The steps of a pass: a tree comes before a head goes out of its way. Pure.
 * @throws Failure (exit 4) TREE_NOT_OURS
 */
export function steps(
  changes: readonly Change[],
  observed: Observed,
  facts: Facts,
  inputs?: Inputs,
): readonly Step[] {
  const real = changes.filter(({ action }) => action !== 'no-op');
  const of = (set: string) => real.filter(({ key }) => parseElementKey(key)?.set === set);
  return [
    ...of('tree').flatMap((change) => treeSteps(change, facts, inputs)),
    ...of('tree-head').flatMap((change) => headSteps(change, observed, facts)),
  ];
}

function treeSteps(
  { key, before, after }: Change,
  facts: Facts,
  inputs: Inputs | undefined,
): readonly Step[] {
  const digest = parseElementKey(key)?.element ?? '';
  const path = treeFolder(digest, facts);
  // Whoever put it there, it is not what goenv unpacked: neither to be used nor to be removed.
  if (before === BROKEN) fail('TREE_NOT_OURS', { path }, { exit: 4 });
  const gone: readonly Step[] = before === ABSENT ? [] : [{ kind: 'remove-tree', path }];
  const set = inputs && bundleSetAmong(inputs);
  if (after === ABSENT || set?.digest !== digest) return gone;
  const bundles = set.bundles.map(({ file, sha256 }) => ({ file, sha256 }));
  return [...gone, { kind: 'unpack', path, source: { kind: 'bundles', digest, bundles } }];
}

/**
 * Set aside: the larger of what is in place and what is aside already, written before it is taken away. Put back: only
 * where what is aside is the larger one, for go may have met a newer tree since.
 */
function headSteps({ key, after }: Change, { files }: Observed, facts: Facts): readonly Step[] {
  const database = parseElementKey(key)?.element ?? '';
  const path = asidePath(database, facts);
  const latest = latestIn(files.keys(), database);
  const bytesAt = (file: string) => {
    const bytes = files.get(file) ?? ABSENT;
    return bytes === ABSENT ? NOTHING : bytes;
  };
  const here = bytesAt(latest);
  const aside = parseAside(bytesAt(path));
  const larger = aside && aside.size >= treeSize(here) ? aside.note : here;
  if (after === ABSENT) {
    const back: readonly Step[] =
      larger === here ? [] : [{ kind: 'write-file', path: latest, bytes: larger, mode: 0o644 }];
    return [...back, { kind: 'remove-file', path }];
  }
  const wanted = typeof after === 'string' ? parseAsideText(after) : undefined;
  if (!wanted) return [];
  const kept: Step = { kind: 'write-file', path, bytes: formatAside(wanted.bundle, larger), mode: 0o600 };
  return inTheWay(treeSize(here), wanted.bundle) ? [kept, { kind: 'remove-file', path: latest }] : [kept];
}

const NOTHING = new Uint8Array();
