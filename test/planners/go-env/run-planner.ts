import { type BundleSet, bundleNeed } from '../../../src/core/bundle-set.ts';
import type { Action, Change } from '../../../src/core/change.ts';
import type { Facts } from '../../../src/core/facts.ts';
import type { Answer } from '../../../src/core/host.ts';
import { ABSENT, type State, sameValue, type Value } from '../../../src/core/value.ts';
import { goEnv } from '../../../src/planners/go-env/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { memoryReader } from '../memory-reader.ts';

/** A user's machine with Linux, unless said otherwise. */
export function makeFacts(given: Partial<Facts> = {}): Facts {
  const home = '/home/u';
  return {
    ...{ os: 'linux', home, uid: 1000, env: {}, today: '2026-11-20' },
    ...{
      xdgConfig: `${home}/.config`,
      ownConfig: `${home}/.config/goenv`,
      stateDir: `${home}/.local/state/goenv`,
    },
    ...given,
  };
}

/** A profile of the sections given. */
export function makeProfile(sections: Partial<Profile> = {}): Profile {
  return { name: 'acme', scope: 'user', environment: 'test', insecure: [], origins: {}, ...sections };
}

export interface Machine {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly go?: Answer;
  /** What the host says of the profile's bundles. */
  readonly bundles?: BundleSet;
}

/** What the engine does with one planner: read, want, target, read, diff, steps. `owned`: key to first-seen value. */
export async function plan(profile: Profile, machine: Machine, facts: Facts, owned: State = new Map()) {
  const [need] = bundleNeed(profile);
  const said = need && machine.bundles ? Buffer.from(JSON.stringify(machine.bundles)) : undefined;
  const files = new Map(need && said ? [[need.path, said]] : []);
  const reader = memoryReader(machine.files, () => machine.go ?? { kind: 'not-found' });
  const first = await goEnv.current(reader, owned.keys(), facts);
  const found = new Map([...first.state].filter(([key]) => !owned.has(key)));
  for (const [key, value] of first.elsewhere) if (!found.has(key)) found.set(key, value);
  const desired = goEnv.desired(profile, { found, files }, facts);
  const target = new Map<string, Value>([...owned, ...desired]);
  const observed = await goEnv.current(reader, target.keys(), facts);
  const changes = [...target].map(([key, after]) => {
    const elsewhere = owned.has(key) ? undefined : observed.elsewhere.get(key);
    const isHad = elsewhere !== undefined && sameValue(elsewhere, after);
    return change(key, isHad ? after : (observed.state.get(key) ?? ABSENT), after);
  });
  const steps = goEnv.steps(changes, observed, facts);
  return { reader, desired, target, observed, changes, steps, after: afterSteps(machine, steps) };
}

/** The machine once the steps have run. */
export function afterSteps(machine: Machine, steps: ReturnType<typeof goEnv.steps>): Machine {
  const files = new Map(machine.files);
  for (const step of steps) {
    if (step.kind === 'write-file') files.set(step.path, step.bytes);
    if (step.kind === 'remove-file') files.delete(step.path);
  }
  return { ...machine, files };
}

function change(key: string, before: Value, after: Value): Change {
  return { planner: goEnv.name, key, action: actionOf(before, after), before, after };
}

function actionOf(before: Value, after: Value): Action {
  if (sameValue(before, after)) return 'no-op';
  if (before === ABSENT) return 'create';
  return after === ABSENT ? 'delete' : 'update';
}
