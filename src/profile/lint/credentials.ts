import type { Credential, Profile } from '../sections/profile.ts';
import { error, type Finding, pointerMember, warning } from './rule.ts';

/** netrc as three parsers read it; values are never in the profile, and never in a message. */
export function* credentialsRules(profile: Profile): Generator<Finding> {
  const credentials = profile.credentials ?? [];
  for (const [i, { machine, login, password }] of credentials.entries()) {
    const pointer = `/credentials/${i}`;
    if (!MACHINE.test(machine))
      yield error('CREDENTIAL_MACHINE_MALFORMED', `${pointer}/machine`, {
        machine: machine.replace(/^.*@/, '***@'),
      });
    if (!REFERENCE.test(login)) yield literal(machine, 'login', pointer);
    if (!REFERENCE.test(password)) yield literal(machine, 'password', pointer);
  }
  if (credentials.length === 0) return;
  yield* portRules(credentials);
  if (profile.scope === 'machine') yield error('CREDENTIALS_MACHINE_SCOPE', '/credentials');
  if (profile.shell?.env?.['NETRC'] !== undefined) {
    yield error('NETRC_BESIDE_CREDENTIALS', `/shell/env${pointerMember('NETRC')}`, { other: '/credentials' });
  }
}

/** go tells the ports of a host apart; curl and git look up the host alone, and find one entry for all its ports. */
function* portRules(credentials: readonly Credential[]): Generator<Finding> {
  for (const [i, entry] of credentials.entries()) {
    const host = hostOf(entry.machine);
    if (host === entry.machine) continue;
    const pointer = `/credentials/${i}/machine`;
    const bare = credentials.find(({ machine }) => machine === host);
    if (bare) {
      if (!isSame(bare, entry))
        yield warning('CREDENTIAL_PORT_GO_ALONE', pointer, { machine: entry.machine, host });
      continue;
    }
    const other = credentials.findIndex(({ machine }) => hostOf(machine) === host);
    const first = credentials[other];
    if (!first || other === i || isSame(first, entry)) continue;
    const params = { host, machine: entry.machine, first: first.machine };
    yield error('CREDENTIAL_PORTS_AMBIGUOUS', pointer, { ...params, other: `/credentials/${other}/machine` });
  }
}

function isSame(one: Credential, other: Credential): boolean {
  return one.login === other.login && one.password === other.password;
}

function hostOf(machine: string): string {
  return machine.replace(/(^[^:]*|\]):\d+$/, '$1');
}

function literal(machine: string, key: string, pointer: string): Finding {
  const name = key === 'login' ? 'USER' : 'TOKEN';
  const fragment = `credentials:\n  - { machine: ${machine.replace(/^.*@/, '')}, login: "\${env:NAME_USER}", password: "\${env:NAME_TOKEN}" }\n`;
  return error('CREDENTIAL_LITERAL', `${pointer}/${key}`, { key, name: `NAME_${name}`, fragment });
}

/** A host, with a port where it has one; go compares the case too, so it is lower. `default` is no host. */
const MACHINE = /^(?!default$)(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
const REFERENCE = /^\$\{(?:env|file|command):[^}]+\}$/;
