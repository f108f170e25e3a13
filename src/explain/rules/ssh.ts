import type { Rule } from '../rule.ts';

/** ssh, alone or under git. */
export const SSH: readonly Rule[] = [
  {
    code: 'git.auth.ssh_publickey',
    any: [
      'permission denied (',
      'too many authentication failures',
      'unprotected private key',
      'load key "',
      'could not open a connection to your authentication',
      'error in libcrypto',
      'no such identity',
      'permission denied, please try',
    ],
    match:
      /Permission denied \((?:[\w-]+,)*publickey|Too many authentication failures|UNPROTECTED PRIVATE KEY FILE|Load key ".*": (?!.*Permission granted)|connection to your authentication agent|no such identity/i,
    yes: [
      'git@github.com: Permission denied (publickey).',
      'alice@git.corp.internal: Permission denied (publickey,password).',
    ],
    no: ['permission denied (os error 13)'],
    source: 'https://github.com/openssh/openssh-portable/blob/V_9_9_P1/sshconnect2.c',
  },
  {
    code: 'git.ssh_hostkey',
    any: [
      'host key verification failed',
      'host identification has changed',
      'host key is known',
      'revoked by file',
      'host key for',
      'authenticity of host',
      'knownhosts: key',
      'no hostkey',
      'host key for server',
    ],
    match:
      /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED|No \S+ host key is known for|Host key \S+ \S+ revoked|authenticity of host '.*can't be established|knownhosts: key (?:is unknown|mismatch)/i,
    yes: [
      'Host key verification failed.',
      'No ED25519 host key is known for git.corp.internal and you have requested strict checking.',
    ],
    no: ['host key generated'],
    source: 'https://github.com/openssh/openssh-portable/blob/V_9_9_P1/sshconnect.c',
  },
  {
    code: 'git.ssh_config',
    any: [
      'bad configuration option',
      'bad owner or permissions',
      'unable to negotiate',
      'unknown port 65535',
      ': not found',
      'cannot run ssh',
      'ssh: not found',
      'bad configuration options',
      'unsupported option',
      "can't open user config",
      'cannot run /',
    ],
    match:
      /Bad configuration option|Bad owner or permissions on|Unable to negotiate with|UNKNOWN port 65535|\bexec: \S*(?:nc|ncat|corkscrew|connect|socat|proxytunnel)\S*: not found|cannot run \S*ssh\S*: |\bssh: (?:command )?not found|terminating, \d+ bad configuration|Can't open user config file/i,
    yes: [
      '/home/a/.ssh/config: line 2: Bad configuration option: nosuch',
      'Unable to negotiate with 10.0.0.9 port 22: no matching key exchange method found. Their offer: x',
      'error: cannot run ssh: No such file or directory',
    ],
    no: ['exec: "git": executable file not found in $PATH'],
    source: 'https://github.com/openssh/openssh-portable/blob/V_9_9_P1/readconf.c',
  },
];
