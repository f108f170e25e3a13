// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
import { privates, proxies, type Row, shellEnv } from './row.ts';

const print = 'ab'.repeat(32);

const certificate = (part: object) => ({
  trust: { certificates: [{ file: '/c.pem', sha256: [print], leaf: false, ...part }] },
});
const credential = (part: object) => ({
  credentials: [{ machine: 'a.example', login: '${env:U}', password: '${env:P}', ...part }],
});
const logins = (...entries: [string, string][]) => ({
  credentials: entries.map(([machine, name]) => ({
    machine,
    login: '${env:U}',
    password: `\${env:${name}}`,
  })),
});
const sshHost = (part: object, more: object = {}) => ({
  ssh: { hosts: [{ host: 'git.corp.example', ...part }] },
  ...more,
});
const bundle = (part: object, more: object = {}) => ({
  offline: { bundles: [{ file: '/b', sha256: print, ...part }] },
  ...more,
});

export const trustRows: readonly Row[] = [
  {
    title: 'a pinned certificate',
    profile: certificate({ sha256: [print, (print.toUpperCase().match(/../g) ?? []).join(':')] }),
    finds: [],
  },
  {
    title: 'a bad fingerprint',
    profile: certificate({ sha256: ['9F:2C'] }),
    finds: ['SHA256_MALFORMED'],
    severity: 'error',
  },
  { title: 'no fingerprint', profile: certificate({ sha256: [] }), finds: ['TRUST_NO_SHA256'] },
  { title: 'file and pem', profile: certificate({ pem: 'x' }), finds: ['TRUST_ONE_SOURCE'] },
  {
    title: 'a private key',
    profile: {
      trust: { certificates: [{ pem: '-----BEGIN PRIVATE KEY-----\nAAAA\n', sha256: [print], leaf: false }] },
    },
    finds: ['TRUST_PRIVATE_KEY'],
  },
  { title: 'credentials by reference', profile: credential({ machine: 'a.example:8443' }), finds: [] },
  {
    title: 'a password in the profile',
    profile: credential({ password: 'hunter2' }),
    finds: ['CREDENTIAL_LITERAL'],
    severity: 'error',
  },
  {
    title: 'two ports of one host with one login',
    profile: logins(['a.example:1', 'P'], ['a.example:2', 'P']),
    finds: [],
  },
  {
    title: 'two ports of one host with two logins',
    profile: logins(['a.example:1', 'P'], ['a.example:2', 'Q']),
    finds: ['CREDENTIAL_PORTS_AMBIGUOUS'],
    severity: 'error',
  },
  {
    title: 'two ports of one host with two logins, and what its own is',
    profile: logins(['a.example:1', 'P'], ['a.example:2', 'Q'], ['a.example', 'P']),
    finds: ['CREDENTIAL_PORT_GO_ALONE'],
    severity: 'warning',
  },
  {
    title: 'an IPv6 address with two ports and two logins',
    profile: logins(['[fd00::1]:1', 'P'], ['[fd00::1]:2', 'Q']),
    finds: ['CREDENTIAL_PORTS_AMBIGUOUS'],
  },
  {
    title: 'a password from a file, without leave',
    profile: credential({ password: '${file:/run/pw}' }),
    finds: ['REFERENCE_NEEDS_ALLOW'],
    severity: 'error',
  },
  {
    title: 'a password from a file and one from a command, with leave',
    profile: credential({ login: '${command:id -un}', password: '${file:/run/pw}' }),
    context: { allow: ['file', 'command'] },
    finds: [],
  },
  {
    title: 'a command with an open quote',
    profile: credential({ password: "${command:pass 'x}" }),
    context: { allow: ['command'] },
    finds: ['REFERENCE_COMMAND_MALFORMED'],
    severity: 'error',
  },
  { title: 'half a reference', profile: credential({ login: 'x${env:U}' }), finds: ['CREDENTIAL_LITERAL'] },
  {
    title: 'a machine with a scheme',
    profile: credential({ machine: 'https://a.example/' }),
    finds: ['CREDENTIAL_MACHINE_MALFORMED'],
  },
  {
    title: 'default as machine',
    profile: credential({ machine: 'default' }),
    finds: ['CREDENTIAL_MACHINE_MALFORMED'],
  },
  {
    title: 'credentials for the whole machine',
    profile: { ...credential({}), scope: 'machine' },
    finds: ['CREDENTIALS_MACHINE_SCOPE'],
  },
  {
    title: 'NETRC beside credentials',
    profile: { ...credential({}), ...shellEnv({ NETRC: '/n' }) },
    finds: ['NETRC_BESIDE_CREDENTIALS'],
    severity: 'error',
  },
  {
    title: 'a sound ssh host',
    profile: sshHost({
      hostName: '10.0.0.1',
      port: 2222,
      user: 'git',
      proxyJump: 'me@bastion:22',
      identityFile: '~/.ssh/k',
      knownHosts: ['ssh-ed25519 AAAA'],
    }),
    finds: [],
  },
  {
    title: 'an option as host name',
    profile: sshHost({ hostName: '-oProxyCommand=x' }),
    finds: ['SSH_NAME_MALFORMED'],
    severity: 'error',
  },
  {
    title: 'a command as jump host',
    profile: sshHost({ proxyJump: '$(id)' }),
    finds: ['SSH_NAME_MALFORMED'],
  },
  { title: 'a relative key', profile: sshHost({ identityFile: '.ssh/k' }), finds: ['PATH_NOT_ABSOLUTE'] },
  {
    title: 'a host key that is none',
    profile: sshHost({ knownHosts: ['AAAA'] }),
    finds: ['SSH_KNOWN_HOST_MALFORMED'],
  },
  {
    title: 'an alias that a rewrite uses',
    profile: sshHost(
      { host: 'gh', hostName: 'git.corp.example' },
      {
        go: privates('git.corp.example'),
        git: { rewrite: [{ from: 'https://git.corp.example/', to: 'ssh://git@gh/' }] },
      },
    ),
    finds: [],
  },
  { title: 'a pinned bundle', profile: bundle({}), finds: [] },
  { title: 'offline without bundle', profile: { offline: {} }, finds: ['OFFLINE_NO_BUNDLE'] },
  {
    title: 'a bundle without pin',
    profile: { offline: { bundles: [{ file: '/b' }] } },
    finds: ['OFFLINE_BUNDLE_UNPINNED'],
    severity: 'error',
  },
  {
    title: 'go.proxy beside offline',
    profile: bundle({}, { go: proxies('https://athens.corp.example') }),
    finds: ['OFFLINE_IGNORES'],
    severity: 'info',
  },
  {
    title: 'toolchain auto beside offline',
    profile: bundle({}, { go: { toolchain: 'auto' } }),
    finds: ['TOOLCHAIN_AUTO_NOWHERE'],
  },
];
