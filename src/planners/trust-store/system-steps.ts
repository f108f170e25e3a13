import type { Change } from '../../core/change.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import type { RunProgram, Step } from '../../core/step.ts';
import { ABSENT } from '../../core/value.ts';
import { keystoreDelete } from '../../pki/keystore.ts';
import { pemOf } from '../../pki/pem.ts';
import { anchorPath, type RootPaths, type System, systemNamed } from '../../pki/system-stores.ts';
import { anchorOf } from './certificate-value.ts';
import { fileSteps } from './file-steps.ts';
import { keyOf, NOTES, parseKey } from './keys.ts';
import { notePath } from './owners.ts';

/**
 * Three shapes alone, for sudo's sake: write a file named by fingerprint into the anchor folder or beside the owners'
 * notes, remove such a file, run the distro's program by its absolute path. The note comes first and goes last: as long
 * as anything is there, it says whose. Pure.
 * @throws Failure exit 1 TRUST_TOOL_MISSING; exit 4 BUNDLE_HAND_EDITED: the program would lose certificates; ANCHOR_NOT_OURS
 */
export function systemSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const mine = changes.filter(({ key }) => STORES.has(parseKey(key)?.store ?? ''));
  const system = systemNamed(observed.elsewhere.get(NOTES.system));
  if (mine.length === 0 || !system) return [];
  const notes = mine.flatMap((change) => noteSteps(change, observed, facts));
  const [kept, gone] = [notes.filter(isWrite), notes.filter((step) => !isWrite(step))];
  const steps = [...kept, ...storeSteps(mine, { observed, system, facts }), ...gone];
  return steps.map((step) => (needsRoot(facts) ? { ...step, elevate: true } : step));
}

/** Whether the change of a key takes root's rights that the user does not have. */
export function elevates(key: string, facts: Facts): boolean {
  return needsRoot(facts) && STORES.has(parseKey(key)?.store ?? '');
}

function needsRoot({ uid, root }: Facts): boolean {
  return uid !== 0 && root === undefined;
}

interface Store {
  readonly observed: Observed;
  readonly system: System;
  readonly facts: Facts;
}

/** Anchor files, then the program, where the bundle does not follow by itself, then Java's keystore. */
function storeSteps(changes: readonly Change[], { observed, system, facts }: Store): readonly Step[] {
  const shared = new Set(wordsOf(observed, NOTES.shared));
  const mine = changes.filter(({ key, after }) => after !== ABSENT || !shared.has(printOf(key)));
  const anchors = anchorSteps(mine, observed, system);
  const java = mine.flatMap((change) => javaStep(change, observed));
  if (anchors.length === 0 && !mine.some((change) => isBehind(change, observed))) return java;
  if (!facts.drop) refuseLoss(observed, system);
  const run = { kind: 'run', argv: argvOf(observed, system), timeout: TIMEOUT } as const;
  // The first run gives the half-made bundle its end, the second one makes the right one.
  const runs = observed.elsewhere.get(NOTES.halfMade) === 'yes' ? [run, run] : [run];
  return [...anchors, ...runs, ...java];
}

/** Whether what programs read does not yet have, or still has, what it should not. */
function isBehind({ key, after }: Change, observed: Observed): boolean {
  const store = parseKey(key)?.store ?? '';
  // Its hook runs with the program, and hears of what came.
  if (store === 'java') return after !== ABSENT && !wordsOf(observed, NOTES.inJava).includes(printOf(key));
  // It goes with its anchor file, which may stay.
  if (!ANCHORED.has(store) || (store === 'trusted' && after === ABSENT)) return false;
  const print = printOf(key);
  if (after === ABSENT)
    return observed.state.has(keyOf('owner', print)) || wordsOf(observed, NOTES.effective).includes(print);
  return !wordsOf(observed, NOTES.linked).includes(print);
}

function noteSteps({ key, after }: Change, observed: Observed, facts: Facts): readonly Step[] {
  const { store, print = '' } = parseKey(key) ?? {};
  if (store !== 'owner') return [];
  const text = typeof after === 'string' ? `${after}\n` : undefined;
  return fileSteps(notePath(print, facts), text, observed);
}

/** Somebody wrote into the bundle itself, and no rebuild would bring that back. */
function refuseLoss({ elsewhere }: Observed, { bundle, anchors }: System): void {
  const strays = elsewhere.get(NOTES.strays);
  if (typeof strays === 'string')
    fail('BUNDLE_HAND_EDITED', { path: bundle, folder: anchors, found: strays }, { exit: 4 });
}

/**
 * Each file once: the keys `anchor[…]` and `trusted[…]` want the same of it. It goes with `anchor[…]` alone: what was
 * trusted before goenv gave it a file stays trusted.
 */
function anchorSteps(changes: readonly Change[], observed: Observed, system: System): readonly Step[] {
  const steps = new Map<string, Step>();
  const foreign = new Set(wordsOf(observed, NOTES.foreign));
  for (const { key, after } of changes) {
    const { store = '', print = '' } = parseKey(key) ?? {};
    if (!ANCHORED.has(store) || (store === 'trusted' && after === ABSENT)) continue;
    const path = anchorPath(system, print);
    if (foreign.has(print)) fail('ANCHOR_NOT_OURS', { path }, { exit: 4 });
    const anchor = anchorOf(after);
    for (const step of fileSteps(path, anchor && pemOf(anchor.der), observed)) steps.set(path, step);
  }
  return [...steps.values()];
}

function argvOf(observed: Observed, system: System): RunProgram['argv'] {
  const tool = observed.elsewhere.get(NOTES.tool);
  if (typeof tool !== 'string' || tool === '')
    return fail('TRUST_TOOL_MISSING', { program: system.tools[0] });
  const paths = observed.elsewhere.get(NOTES.rootPaths);
  if (typeof paths !== 'string' || !system.under) return [tool, ...system.args];
  // Sound: `current` has put it there.
  return [tool, ...system.under.args(JSON.parse(paths) as RootPaths)];
}

/** The keystore's hook hears of what came, never of what went. */
function javaStep({ key, after }: Change, { elsewhere }: Observed): readonly Step[] {
  const { store, print = '' } = parseKey(key) ?? {};
  if (store !== 'java' || after !== ABSENT) return [];
  const keytool = elsewhere.get(NOTES.keytool);
  if (typeof keytool !== 'string') return fail('TRUST_TOOL_MISSING', { program: 'keytool' });
  return [{ kind: 'run', argv: keystoreDelete(keytool, print), timeout: TIMEOUT }];
}

function wordsOf({ elsewhere }: Observed, note: string): readonly string[] {
  const text = elsewhere.get(note);
  return typeof text === 'string' ? text.split(' ') : [];
}

function printOf(key: string): string {
  return parseKey(key)?.print ?? '';
}

function isWrite({ kind }: Step): boolean {
  return kind === 'write-file';
}

const ANCHORED: ReadonlySet<string> = new Set(['anchor', 'trusted']);
const STORES: ReadonlySet<string> = new Set(['owner', ...ANCHORED, 'java']);
/** Milliseconds: a rebuild takes seconds, and Java's hook some more. */
const TIMEOUT = 180_000;
