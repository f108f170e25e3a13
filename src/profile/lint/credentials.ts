import type { Profile } from '../sections/profile.ts';
import { error, type Finding, pointerMember } from './rule.ts';

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
  if (profile.scope === 'machine') yield error('CREDENTIALS_MACHINE_SCOPE', '/credentials');
  if (profile.shell?.env?.['NETRC'] !== undefined) {
    yield error('NETRC_BESIDE_CREDENTIALS', `/shell/env${pointerMember('NETRC')}`, { other: '/credentials' });
  }
}

function literal(machine: string, key: string, pointer: string): Finding {
  const name = key === 'login' ? 'USER' : 'TOKEN';
  const fragment = `credentials:\n  - { machine: ${machine.replace(/^.*@/, '')}, login: "\${env:NAME_USER}", password: "\${env:NAME_TOKEN}" }\n`;
  return error('CREDENTIAL_LITERAL', `${pointer}/${key}`, { key, name: `NAME_${name}`, fragment });
}

/** A host, with a port where it has one; go compares the case too, so it is lower. `default` is no host. */
const MACHINE = /^(?!default$)(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/;
const REFERENCE = /^\$\{(?:env|file|command):[^}]+\}$/;
