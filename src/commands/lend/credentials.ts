import type { Change } from '../../core/change.ts';
import { type Diagnostic, fail } from '../../core/diagnostic.ts';
import { originOf } from '../../core/diff.ts';
import type { Facts } from '../../core/facts.ts';
import { bytesOf, type Reader } from '../../core/host.ts';
import { notInForce } from '../../core/plan.ts';
import type { Observed } from '../../core/planner.ts';
import { resolveText } from '../../core/reference.ts';
import { quoteSh } from '../../core/shell-words.ts';
import type { WriteFile } from '../../core/step.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import { readBlock } from '../../planners/credentials/block.ts';
import { netrcPath } from '../../planners/credentials/file.ts';
import { credentials as planner } from '../../planners/credentials/index.ts';
import { machineKey, wantedLines } from '../../planners/credentials/lines.ts';
import { judge } from '../../planners/credentials/overridden.ts';
import { steps } from '../../planners/credentials/steps.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import type { Lent } from './lent.ts';

export interface LentCredentials {
  readonly lent: Lent;
  readonly files: readonly WriteFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * netrc for one command: a private file with the profile's entries above those that are there, named by NETRC, which go
 * reads (curl from 8.16 on). git reads it in no release: it gets each login from a helper that prints another private
 * file. `env`: the command's environment so far. Errors (1): `REFERENCES_MISSING`, `CREDENTIAL_VALUE_UNFIT`, those of reading.
 */
export async function lendCredentials(
  reader: Reader,
  {
    profile,
    env,
    folder,
  }: { readonly profile: Profile; readonly env: Facts['env']; readonly folder: string },
  facts: Facts,
): Promise<LentCredentials> {
  if (wantedLines(profile).length === 0) return { lent: new Map(), files: [], diagnostics: [] };
  refuseMissing(profile, facts);
  const found: Uint8Array | Absent = bytesOf(await reader.read(env['NETRC'] || netrcPath(facts)));
  const here = { ...facts, home: folder };
  const path = netrcPath(here);
  const observed: Observed = { ...NOTHING, files: new Map([[path, found]]) };
  const [netrc] = steps(changesOf(profile, here), observed, here);
  if (netrc?.kind !== 'write-file') return { lent: new Map(), files: [], diagnostics: [] };
  const git = gitLogins(profile, { env, folder }, netrc);
  const overridden = await judge(reader, { path, isAsked: true }, { ...facts, env: { ...env, NETRC: '' } });
  const [first] = wantedLines(profile);
  const by = first && overridden(machineKey(first.machine), '', new Map());
  return {
    lent: new Map([['NETRC', path], ...git.lent]),
    files: [netrc, ...git.files],
    diagnostics: first && by ? [notInForce({ key: machineKey(first.machine) }, by)] : [],
  };
}

function refuseMissing(profile: Profile, facts: Facts): void {
  const missing = wantedLines(profile).flatMap(({ ref }) => resolveText(ref, facts).missing ?? []);
  if (missing.length > 0) fail('REFERENCES_MISSING', { references: [...new Set(missing)].join(', ') });
}

function changesOf(profile: Profile, facts: Facts): readonly Change[] {
  const pointerOf = planner.pointers(profile);
  const desired = planner.desired(profile, { found: new Map(), files: new Map() }, facts);
  return [...desired].map(([key, after]) => {
    const origin = originOf(profile, pointerOf(key));
    return {
      ...{ planner: planner.name, key, action: 'create', before: ABSENT, after },
      ...(origin && { origin }),
    };
  });
}

/** An empty helper first: those of the user's own configuration are not asked for this address. */
function gitLogins(
  { credentials = [] }: Profile,
  { env, folder }: { readonly env: Facts['env']; readonly folder: string },
  netrc: WriteFile,
): Pick<LentCredentials, 'lent' | 'files'> {
  const { entries } = readBlock(Buffer.from(netrc.bytes).toString('latin1'), () => true);
  const start = Number(/^\d+$/.exec(env['GIT_CONFIG_COUNT'] ?? '')?.[0] ?? 0);
  const lent = new Map<string, string>();
  const files = credentials.map(({ machine }, at): WriteFile => {
    const path = `${folder}/git-login-${at}`;
    const { login = '', password = '' } = entries.get(machine) ?? {};
    const key = `credential.https://${machine}.helper`;
    const helper = `!f() { if test "$1" = get; then cat ${quoteSh(path)}; fi; }; f`;
    for (const [more, value] of ['', helper].entries()) {
      lent.set(`GIT_CONFIG_KEY_${start + 2 * at + more}`, key);
      lent.set(`GIT_CONFIG_VALUE_${start + 2 * at + more}`, value);
    }
    const text = `username=${login}\npassword=${password}\n`;
    return { kind: 'write-file', path, bytes: new TextEncoder().encode(text), mode: 0o600, secret: true };
  });
  lent.set('GIT_CONFIG_COUNT', String(start + 2 * files.length));
  return { lent, files };
}

const NOTHING: Omit<Observed, 'files'> = {
  state: new Map(),
  elsewhere: new Map(),
  overridden: () => undefined,
  diagnostics: [],
};
