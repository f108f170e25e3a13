import { bundleNeed, bundleSetIn, RECEIPT, treeFolder } from '../../core/bundle-set.ts';
import type { Change } from '../../core/change.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import type { Inputs, Observed, Planner } from '../../core/planner.ts';
import type { Step } from '../../core/step.ts';
import { type Toolchain, toolchainFolder, toolchainHere } from '../../core/toolchain.ts';
import { ABSENT, elementKey, parseElementKey, type State } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { toolchainSource } from './source.ts';

/**
 * Releases of Go in goenv's data folder: `go.install`. From the bundles of `offline`, else through GOPROXY by the go that
 * is here; in both cases goenv itself proves the zip by the checksum database. Keys: `toolchain[go1.26.8]`, whose value is
 * the system it is for.
 */
export const goToolchain: Planner = {
  name: 'go-toolchain',
  reads: [],
  concerns: ({ go }) => go?.install !== undefined,
  needs: (profile) => (profile.go?.install === undefined ? [] : bundleNeed(profile)),
  providers: ({ go, offline }) => (go?.install !== undefined && offline ? ['module-bundle'] : []),
  desired,
  current,
  steps,
  pointers:
    ({ go }) =>
    () =>
      go?.install === undefined ? undefined : '/go/install',
};

/** @throws Failure (exit 4) OFFLINE_NO_TOOLCHAIN */
function desired(profile: Profile, inputs: Inputs, facts: Facts): State {
  const { install } = profile.go ?? {};
  if (install === undefined) return new Map();
  const wanted = toolchainHere(`go${install}`, facts);
  const bundles = bundleSetIn(profile, inputs);
  const isSame = ({ version, os, arch }: Toolchain) =>
    version === wanted.version && os === wanted.os && arch === wanted.arch;
  if (bundles && !bundles.toolchains.some(isSame))
    fail('OFFLINE_NO_TOOLCHAIN', { platform: `${wanted.version} ${platformOf(wanted)}` }, { exit: 4 });
  return new Map([[elementKey('toolchain', wanted.version), platformOf(wanted)]]);
}

async function current(reader: Reader, _keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const folder = toolchainFolder('', facts);
  const state = new Map<string, string>();
  for (const name of await reader.list(folder.slice(0, -1))) {
    if (!VERSION.test(name)) continue;
    const bytes = bytesOf(await reader.read(`${folder}${name}/${RECEIPT}`));
    state.set(elementKey('toolchain', name), bytes === ABSENT ? BROKEN : receiptText(bytes));
  }
  return {
    state,
    elsewhere: new Map(),
    files: new Map(),
    overridden: () => undefined,
    diagnostics: [],
  };
}

/** @throws Failure (exit 4) TREE_NOT_OURS */
function steps(
  changes: readonly Change[],
  _observed: Observed,
  facts: Facts,
  inputs?: Inputs,
): readonly Step[] {
  return changes
    .filter(({ action }) => action !== 'no-op')
    .flatMap(({ key, before, after }): readonly Step[] => {
      const version = parseElementKey(key)?.element ?? '';
      const path = toolchainFolder(version, facts);
      if (before === BROKEN) fail('TREE_NOT_OURS', { path }, { exit: 4 });
      const gone: readonly Step[] = before === ABSENT ? [] : [{ kind: 'remove-tree', path }];
      if (after === ABSENT || !inputs?.profile) return gone;
      const bundles = bundleSetIn(inputs.profile, inputs);
      const toolchain = toolchainHere(version, facts);
      const source = bundles
        ? { tree: treeFolder(bundles.digest, facts), ...(bundles.database && { key: bundles.database.key }) }
        : toolchainSource(inputs.profile, facts);
      return [...gone, { kind: 'unpack', path, source: { kind: 'toolchain', toolchain, ...source } }];
    });
}

function receiptText(bytes: Uint8Array): string {
  try {
    // goenv alone writes this file; what does not fit is somebody else's.
    const { os, arch } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Toolchain>;
    return os !== undefined && arch !== undefined ? `${os}/${arch}` : BROKEN;
  } catch {
    return BROKEN;
  }
}

function platformOf({ os, arch }: Toolchain): string {
  return `${os}/${arch}`;
}

const VERSION = /^go\d[0-9a-z.]*$/;
/** A folder with the name of a release and no receipt of goenv's. */
const BROKEN = 'broken';
