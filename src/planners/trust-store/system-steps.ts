import type { Change } from '../../core/change.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Observed } from '../../core/planner.ts';
import type { RunProgram, Step } from '../../core/step.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import type { Anchor } from '../../pki/bundle.ts';
import { pemOf } from '../../pki/pem.ts';
import { anchorOf } from './certificate-value.ts';
import { keytoolDelete } from './java.ts';
import { NOTES, parseKey } from './keys.ts';
import { anchorPath, type System, systemNamed } from './systems.ts';

/**
 * Three shapes alone, for sudo's sake: write a file named by fingerprint into the anchor folder, remove such a file,
 * run the distro's program by its absolute path. Pure.
 * @throws Failure exit 1 TRUST_TOOL_MISSING; exit 4 BUNDLE_HAND_EDITED: the program would lose certificates
 */
export function systemSteps(changes: readonly Change[], observed: Observed, facts: Facts): readonly Step[] {
  const mine = changes.filter(({ key }) => STORES.has(parseKey(key)?.store ?? ''));
  const system = systemNamed(observed.elsewhere.get(NOTES.system));
  if (mine.length === 0 || !system) return [];
  refuseLoss(observed, system);
  const elevate = facts.uid !== 0 && facts.root === undefined ? { elevate: true as const } : {};
  const anchors = anchorSteps(mine, observed, system);
  const run = { kind: 'run', argv: argvOf(observed, system, facts), timeout: TIMEOUT } as const;
  const java = mine.flatMap((change) => javaStep(change, observed));
  return [...anchors, run, ...java].map((step) => ({ ...step, ...elevate }));
}

/** Somebody wrote into the bundle itself, and no rebuild would bring that back. */
function refuseLoss({ elsewhere }: Observed, { bundle, anchors }: System): void {
  const strays = elsewhere.get(NOTES.strays);
  if (typeof strays === 'string')
    fail('BUNDLE_HAND_EDITED', { path: bundle, folder: anchors, found: strays }, { exit: 4 });
}

/** Each file once: the keys `anchor[…]` and `trusted[…]` want the same of it. */
function anchorSteps(changes: readonly Change[], observed: Observed, system: System): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const { key, after } of changes) {
    const { store, print = '' } = parseKey(key) ?? {};
    if (store === 'java') continue;
    const path = anchorPath(system, print);
    const step = fileStep(path, anchorOf(after), observed.files.get(path) ?? ABSENT);
    if (step) steps.set(path, step);
  }
  return [...steps.values()];
}

function fileStep(path: string, anchor: Anchor | undefined, before: Uint8Array | Absent): Step | undefined {
  if (!anchor) return before === ABSENT ? undefined : { kind: 'remove-file', path };
  const bytes = new TextEncoder().encode(pemOf(anchor.der));
  const isThere = before !== ABSENT && Buffer.compare(before, bytes) === 0;
  return isThere ? undefined : { kind: 'write-file', path, bytes, mode: 0o644 };
}

function argvOf(observed: Observed, system: System, { root }: Facts): RunProgram['argv'] {
  const tool = observed.elsewhere.get(NOTES.tool);
  if (typeof tool !== 'string' || tool === '')
    return fail('TRUST_TOOL_MISSING', { program: system.tools[0] });
  return [tool, ...(root === undefined ? system.args : (system.under?.args(root) ?? []))];
}

/** The keystore's hook hears of what came, never of what went. */
function javaStep({ key, after }: Change, { elsewhere }: Observed): readonly Step[] {
  const { store, print = '' } = parseKey(key) ?? {};
  if (store !== 'java' || after !== ABSENT) return [];
  const keytool = elsewhere.get(NOTES.keytool);
  if (typeof keytool !== 'string') return fail('TRUST_TOOL_MISSING', { program: 'keytool' });
  return [{ kind: 'run', argv: keytoolDelete(keytool, print), timeout: TIMEOUT }];
}

const STORES: ReadonlySet<string> = new Set(['anchor', 'trusted', 'java']);
/** Milliseconds: a rebuild takes seconds, and Java's hook some more. */
const TIMEOUT = 180_000;
