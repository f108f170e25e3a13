import type { Profile, SshHost } from '../sections/profile.ts';
import { gitHost } from './git-url.ts';
import { error, type Finding, warning } from './rule.ts';

/** ssh_config is code for ssh: what stands in a value must be a name, and nothing that ssh or a shell would run. */
export function* sshRules(profile: Profile): Generator<Finding> {
  for (const [i, host] of (profile.ssh?.hosts ?? []).entries()) {
    const pointer = `/ssh/hosts/${i}`;
    yield* names(host, pointer);
    yield* keys(host, pointer);
    yield* alias(profile, host, pointer);
  }
}

function* names(host: SshHost, pointer: string): Generator<Finding> {
  for (const key of ['host', 'hostName', 'user', 'proxyJump'] as const) {
    const value = host[key];
    if (value === undefined) continue;
    const form = key === 'proxyJump' ? JUMP : key === 'host' ? ALIAS : NAME;
    if (!form.test(value)) yield error('SSH_NAME_MALFORMED', `${pointer}/${key}`, { key, value });
  }
}

function* keys({ identityFile, knownHosts = [] }: SshHost, pointer: string): Generator<Finding> {
  if (identityFile !== undefined && !/^(?:\/|~\/|[A-Za-z]:[\\/])/.test(identityFile)) {
    yield error('PATH_NOT_ABSOLUTE', `${pointer}/identityFile`, { name: 'identityFile', path: identityFile });
  }
  for (const [i, line] of knownHosts.entries()) {
    if (!KNOWN_HOST.test(line)) yield error('SSH_KNOWN_HOST_MALFORMED', `${pointer}/knownHosts/${i}`);
  }
}

/** `Host gh` matches what is typed as `gh`; git@github.com never takes the key of it. */
function* alias(profile: Profile, { host, hostName }: SshHost, pointer: string): Generator<Finding> {
  if (hostName === undefined || host === hostName || host.includes('.') || host.includes('*')) return;
  if (profile.git?.rewrite?.some(({ to }) => gitHost(to) === host || to.includes(`@${host}:`))) return;
  if (profile.ssh?.hosts?.some(({ proxyJump }) => proxyJump?.split(',').includes(host))) return;
  yield warning('SSH_ALIAS_UNUSED', pointer, {
    host,
    hostName,
    fragment: `ssh:\n  hosts: [{ host: ${hostName} }]\n`,
  });
}

const NAME = /^[A-Za-z0-9_][\w.-]*$|^[0-9a-fA-F:]+$/;
const ALIAS = /^[A-Za-z0-9_*?[][\w.*?:[\]-]*$/;
const JUMP =
  /^(?:[\w.-]+@)?[A-Za-z0-9_][\w.-]*(?::[0-9]+)?(?:,(?:[\w.-]+@)?[A-Za-z0-9_][\w.-]*(?::[0-9]+)?)*$/;
/** A key type and its base64; host names in front are goenv's to write. */
const KNOWN_HOST = /^(?:(?:@cert-authority|@revoked) )?(?:ssh|ecdsa|sk)-[\w@.-]+ [A-Za-z0-9+/]+=*(?: .*)?$/;
