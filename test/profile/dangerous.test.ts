import { describe, expect, test } from 'vitest';
import { load, sourceOf } from './loading.ts';

/**
 * Every key and variable by which a program of git, go, ssh or a shell can be made to run something, to trust somebody or to
 * send a secret elsewhere. Some were seen to run during `go mod download` with git 2.39, the others are so documented.
 */
const GIT_KEYS = [
  ...[
    'core.sshCommand',
    'core.gitProxy',
    'core.askPass',
    'credential.helper',
    'credential.https://h.example.helper',
  ],
  ...[
    'core.fsmonitor',
    'core.hooksPath',
    'init.templateDir',
    'filter.x.smudge',
    'filter.x.process',
    'filter.x.clean',
  ],
  ...[
    'core.alternateRefsCommand',
    'uploadpack.packObjectsHook',
    'remote.origin.uploadpack',
    'remote.origin.vcs',
  ],
  ...[
    'alias.fetch',
    'include.path',
    'includeIf.gitdir:/.path',
    'protocol.ext.allow',
    'hook.x.command',
    'hook.x.event',
  ],
  ...[
    'diff.external',
    'diff.x.textconv',
    'diff.x.command',
    'merge.x.driver',
    'mergetool.x.cmd',
    'difftool.x.cmd',
  ],
  ...[
    'gpg.program',
    'gpg.ssh.program',
    'gpg.ssh.defaultKeyCommand',
    'core.pager',
    'pager.log',
    'core.editor',
  ],
  ...[
    'sequence.editor',
    'interactive.diffFilter',
    'browser.x.cmd',
    'man.x.cmd',
    'web.browser',
    'guitool.x.cmd',
  ],
  ...['imap.tunnel', 'sendemail.sendmailCmd', 'sendemail.toCmd', 'trailer.x.command', 'trailer.x.cmd'],
  ...[
    'tar.x.command',
    'gc.recentObjectsHook',
    'submodule.x.update',
    'instaweb.httpd',
    'url.ext::sh.insteadOf',
  ],
  ...[
    'http.sslVerify',
    'http.proxy',
    'http.sslCAInfo',
    'http.extraHeader',
    'http.cookieFile',
    'safe.directory',
  ],
  ...['protocol.allow', 'protocol.file.allow', 'core.config'],
];
const SSH_KEYS = [
  ...['ProxyCommand', 'LocalCommand', 'PermitLocalCommand', 'KnownHostsCommand', 'Match', 'PKCS11Provider'],
  ...[
    'SecurityKeyProvider',
    'Include',
    'StrictHostKeyChecking',
    'ForwardAgent',
    'UserKnownHostsFile',
    'options',
  ],
];
const SHELL_VARIABLES = [
  ...[
    'GIT_SSH_COMMAND',
    'GIT_SSH',
    'GIT_PROXY_COMMAND',
    'GIT_EXEC_PATH',
    'GIT_TEMPLATE_DIR',
    'GIT_CONFIG_COUNT',
  ],
  ...[
    'GIT_CONFIG_GLOBAL',
    'GIT_CONFIG_SYSTEM',
    'GIT_CONFIG_KEY_0',
    'GIT_CONFIG_PARAMETERS',
    'BASH_ENV',
    'GIT_ASKPASS',
  ],
  ...[
    'SSH_ASKPASS',
    'GIT_EXTERNAL_DIFF',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'PATH',
    'NODE_OPTIONS',
    'PYTHONSTARTUP',
  ],
  ...[
    'PERL5OPT',
    'ENV',
    'GIT_SSL_NO_VERIFY',
    'GIT_SSL_CAINFO',
    'GIT_PAGER',
    'GIT_EDITOR',
    'PROMPT_COMMAND',
    'IFS',
  ],
  ...[
    'HOME',
    'SSL_CERT_FILE',
    'HTTPS_PROXY',
    'http_proxy',
    'ALL_PROXY',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'PAGER',
  ],
  ...[
    'GOFLAGS',
    'CC',
    'CXX',
    'AR',
    'FC',
    'PKG_CONFIG',
    'CGO_CFLAGS',
    'GOAUTH',
    'GOCACHEPROG',
    'GOTOOLCHAIN',
    'GOROOT',
  ],
  ...[
    'GOVCS',
    'GOINSECURE',
    'GONOSUMDB',
    'GOPROXY',
    'GOENV',
    'GOSUMDB',
    'A B',
    'X=1',
    'x;touch /tmp/y',
    '$(id)',
    'x\ny',
  ],
];
/** Refused in go.env by whoever wrote it; `allow`: unless the user says so. */
const GO_VARIABLES: readonly [name: string, how: 'never' | 'allow'][] = [
  ...(['CC', 'CXX', 'AR', 'FC', 'PKG_CONFIG', 'CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_LDFLAGS'] as const).map(
    (name) => [name, 'allow'] as [string, 'allow'],
  ),
  ['GOAUTH', 'allow'],
  ['GOCACHEPROG', 'allow'],
  ['GOTMPDIR', 'allow'],
  ...(
    [
      'GOROOT',
      'GOTOOLCHAIN',
      'GOVCS',
      'GOINSECURE',
      'GONOSUMDB',
      'GOPROXY',
      'GOSUMDB',
      'GOENV',
      'GOTOOLDIR',
      'PATH',
    ] as const
  ).map((name) => [name, 'never'] as [string, 'never']),
  ...(
    ['HTTPS_PROXY', 'SSL_CERT_FILE', 'GIT_SSH_COMMAND', 'LD_PRELOAD', 'GODEBUG2', 'x\ny', 'A=B'] as const
  ).map((name) => [name, 'never'] as [string, 'never']),
];

/** The errors of a profile with these sections: by its own user, then as a stranger's, with everything allowed. */
function errors(
  sections: object,
  how: { stranger?: true; allow?: readonly string[] } = {},
): readonly string[] {
  const text = JSON.stringify({ version: 1, name: 'p', ...sections });
  const source = { ...sourceOf(text), ...(how.stranger && { stranger: how.stranger }) };
  const { profile, diagnostics } = load([source], { allow: how.allow ?? [] });
  const found = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  expect(profile === undefined).toBe(found.length > 0);
  return found;
}

describe('keys that a profile does not have', () => {
  test.each(GIT_KEYS)('git.%s', (key) => {
    expect(errors({ git: { [key]: '!touch /tmp/x' } })).toContain('PROFILE_UNKNOWN_KEY');
    const [section = '', ...rest] = key.split('.');
    if (rest.length > 0)
      expect(errors({ git: { [section]: { [rest.join('.')]: '!x' } } }).length, 'nested').toBeGreaterThan(0);
    expect(errors({ git: { http: [{ url: 'https://h.example/', [key]: 'x' }] } })).toContain(
      'PROFILE_UNKNOWN_KEY',
    );
  });
  test.each(SSH_KEYS)('ssh.hosts[].%s', (key) => {
    expect(errors({ ssh: { hosts: [{ host: 'h.example', [key]: 'x' }] } })).toContain('PROFILE_UNKNOWN_KEY');
    expect(errors({ ssh: { [key]: 'x' } })).toContain('PROFILE_UNKNOWN_KEY');
  });
});

describe('variables of shells, whatever --allow says', () => {
  test.each(SHELL_VARIABLES)('%j', (name) => {
    expect(errors({ shell: { env: { [name]: '/tmp/x' } } }, { allow: [name] }).length).toBeGreaterThan(0);
  });
});

describe('settings of go', () => {
  test.each(GO_VARIABLES)('%j: %s', (name, how) => {
    const sections = { go: { env: { [name]: '/tmp/x' } } };
    expect(errors(sections).length).toBeGreaterThan(0);
    expect(errors(sections, { allow: [name] }).length > 0).toBe(how === 'never');
    expect(errors(sections, { allow: [name], stranger: true }).length).toBeGreaterThan(0);
  });
});

const rewrite = (from: string, to: string) => ({ git: { rewrite: [{ from, to }] } });
const gitHttp = (entry: object) => ({ git: { http: [entry] } });
const sshHost = (entry: object) => ({ ssh: { hosts: [entry] } });
const flags = (GOFLAGS: string) => ({ go: { env: { GOFLAGS } } });
const H = 'https://h.example/';

describe('the same by way of keys that it has', () => {
  test.each<[string, object, string]>([
    ['ext:: as a target', rewrite(H, 'ext::sh -c touch% /tmp/x'), 'REWRITE_'],
    ['ext:: with a host', rewrite(H, 'ext://h.example/'), 'REWRITE_TO_SCHEME'],
    ['fd::', rewrite(H, 'fd::17/'), 'REWRITE_'],
    ['a remote helper', rewrite(H, 'evil::https://h.example/'), 'REWRITE_'],
    ['file://', rewrite(H, 'file://h.example/tmp/'), 'REWRITE_TO_SCHEME'],
    ['an option for ssh as host', rewrite(H, 'ssh://-oProxyCommand=touch${IFS}x/'), 'REWRITE_NO_HOST'],
    ['an option as scp host', rewrite(H, '-oProxyCommand=x:'), 'REWRITE_LIKE_OPTION'],
    ['an option as user', rewrite(H, 'ssh://-oProxyCommand=x@h.example/'), 'REWRITE_LIKE_OPTION'],
    [
      'a newline in the target',
      rewrite(H, 'https://h.example/\n[core]\nsshCommand = touch /tmp/x/'),
      'VALUE_HAS_CONTROL_CHARACTER',
    ],
    ['a carriage return', rewrite(H, 'https://h.example/\r/'), 'VALUE_HAS_CONTROL_CHARACTER'],
    ['a bracket and a quote', rewrite(H, 'https://h.example/"]\tx = "/'), 'VALUE_HAS_'],
    ['a subsection in from', rewrite('https://h.example/"]', 'https://h.example/'), 'VALUE_HAS_QUOTES'],
    ['clear text', rewrite(H, 'http://h.example/'), 'REWRITE_TO_HTTP'],
    [
      'git.http of a newline',
      gitHttp({ url: 'https://h.example/"]\n[core]', proxy: 'http://p.example:1' }),
      'VALUE_HAS_',
    ],
    [
      'git.http of quotes',
      gitHttp({ url: 'https://h.example/"]', proxy: 'http://p.example:1' }),
      'VALUE_HAS_QUOTES',
    ],
    [
      'git.http of another scheme',
      gitHttp({ url: 'ext://h.example/', proxy: 'http://p.example:1' }),
      'GIT_HTTP_SCHEME',
    ],
    [
      'a newline in git.http.proxy',
      gitHttp({ url: H, proxy: 'http://p.example:1\n\tsslVerify = false' }),
      'VALUE_HAS_',
    ],
    [
      'a newline in a certificate’s path',
      gitHttp({ url: H, clientCert: '/c\n[core]\n\tsshCommand = x' }),
      'VALUE_HAS_',
    ],
    ['-toolexec', flags('-toolexec=/tmp/x'), 'FLAG_RUNS_PROGRAM'],
    ['--toolexec', flags('--toolexec=/tmp/x'), 'FLAG_RUNS_PROGRAM'],
    ['-exec', flags('-exec=/tmp/x'), 'FLAG_RUNS_PROGRAM'],
    ['-vettool', flags('-vettool=/tmp/x'), 'FLAG_RUNS_PROGRAM'],
    ['-modfile', flags('-modfile=/tmp/x'), 'FLAG_SWAPS_CODE'],
    ['-overlay', flags('-overlay=/tmp/x.json'), 'FLAG_SWAPS_CODE'],
    ['-pkgdir', flags('-pkgdir=/tmp'), 'FLAG_SWAPS_CODE'],
    ['-C', flags('-C=/tmp'), 'FLAG_SWAPS_CODE'],
    ['in quotes', flags("'-toolexec=/tmp/x y'"), 'FLAG_RUNS_PROGRAM'],
    ['behind a harmless one', flags('-v -toolexec=/tmp/x'), 'FLAG_RUNS_PROGRAM'],
    ['linker flags', flags('-ldflags=-extld=/tmp/x'), 'FLAG_NOT_ALLOWED'],
    ['compiler flags', flags('-gcflags=all=-N'), 'FLAG_NOT_ALLOWED'],
    ['a newline in GOFLAGS', flags('-v\nCC=/tmp/x'), 'VALUE_HAS_CONTROL_CHARACTER'],
    ['a newline in GOBIN', { go: { env: { GOBIN: '/opt\nCC=/tmp/x' } } }, 'VALUE_HAS_CONTROL_CHARACTER'],
    [
      'a newline in go.proxy',
      { go: { proxy: ['https://a.example\nCC=/tmp/x'] } },
      'VALUE_HAS_CONTROL_CHARACTER',
    ],
    ['a comma in go.proxy', { go: { proxy: ['https://a.example,https://evil.example'] } }, ''],
    ['a comma in go.private', { go: { private: ['a.example,*'] } }, ''],
    ['a newline in go.vcs', { go: { vcs: [{ 'a.example\nCC=/x': ['git'] }] } }, ''],
    ['GOVCS *:all by a pattern', { go: { vcs: [{ 'a.example:git,*': ['all'] }] } }, ''],
    ['a database switched off', { go: { sumdb: 'off' } }, 'SUMDB_OFF'],
    ['a database of nobody', { go: { sumdb: 'sum.evil.example' } }, 'SUMDB_UNKNOWN_NAME'],
    ['ssh: an option as host', sshHost({ host: '-oProxyCommand=x' }), 'SSH_NAME_MALFORMED'],
    [
      'ssh: a newline in host',
      sshHost({ host: 'h.example\n  ProxyCommand touch /tmp/x' }),
      'SSH_NAME_MALFORMED',
    ],
    ['ssh: two hosts in one', sshHost({ host: 'h.example *' }), 'SSH_NAME_MALFORMED'],
    ['ssh: a negation', sshHost({ host: '!h.example' }), 'SSH_NAME_MALFORMED'],
    [
      'ssh: hostName of an option',
      sshHost({ host: 'h.example', hostName: '-oProxyCommand=x' }),
      'SSH_NAME_MALFORMED',
    ],
    ['ssh: hostName of a token', sshHost({ host: 'h.example', hostName: '%h`id`' }), 'SSH_NAME_MALFORMED'],
    ['ssh: user', sshHost({ host: 'h.example', user: 'git\nProxyCommand x' }), 'SSH_NAME_MALFORMED'],
    ['ssh: user of a command', sshHost({ host: 'h.example', user: '$(id)' }), 'SSH_NAME_MALFORMED'],
    [
      'ssh: proxyJump of an option',
      sshHost({ host: 'h.example', proxyJump: '-oProxyCommand=x' }),
      'SSH_NAME_MALFORMED',
    ],
    [
      'ssh: proxyJump of a user that is an option',
      sshHost({ host: 'h.example', proxyJump: '-oProxyCommand=x@h' }),
      'SSH_NAME_MALFORMED',
    ],
    ['ssh: proxyJump of a command', sshHost({ host: 'h.example', proxyJump: 'j;id' }), 'SSH_NAME_MALFORMED'],
    [
      'ssh: identityFile of a newline',
      sshHost({ host: 'h.example', identityFile: '~/k\nProxyCommand x' }),
      'VALUE_HAS_',
    ],
    [
      'ssh: a key line of two lines',
      sshHost({ host: 'h.example', knownHosts: ['ssh-ed25519 AAAA\n* ssh-ed25519 BBBB'] }),
      '',
    ],
    [
      'ssh: a key line with host names',
      sshHost({ host: 'h.example', knownHosts: ['* ssh-ed25519 AAAA'] }),
      'SSH_KNOWN_HOST_MALFORMED',
    ],
    ['PATH: two folders in one', { shell: { path: ['/opt/bin:.'] } }, 'PATH_HAS_COLON'],
    ['PATH: a relative folder', { shell: { path: ['bin'] } }, 'PATH_NOT_ABSOLUTE'],
    ['PATH: an empty one', { shell: { path: [''] } }, ''],
    ['PATH: a newline', { shell: { path: ['/opt\ntouch /tmp/x'] } }, 'VALUE_HAS_'],
    ['PATH: a command', { shell: { path: ['$(id)'] } }, ''],
    ['PATH: a variable', { shell: { path: ['/opt/${LD_PRELOAD}'] } }, 'PATH_HAS_VARIABLE'],
    ['unset: a command', { shell: { unset: ['x; touch /tmp/y'] } }, 'PROFILE_BAD_FORMAT'],
    ['unset: PATH', { shell: { unset: ['PATH'] } }, 'SHELL_UNSET_NEEDED'],
    ['a value of two lines', { shell: { env: { GODEBUG: 'netdns=go\nexport LD_PRELOAD=/x' } } }, ''],
    ['a network proxy of two lines', { network: { proxy: 'http://p.example:1\nexport X=1' } }, ''],
    ['noProxy of two lines', { network: { noProxy: ['a.example\nexport X=1'] } }, ''],
    ['a name of escapes', { name: '\u001b]0;x\u0007' }, ''],
    ['a description of escapes', { description: '\u001b[2Jhello' }, 'VALUE_HAS_CONTROL_CHARACTER'],
    ['a description turned around', { description: 'hello \u202eevil' }, 'VALUE_HAS_CONTROL_CHARACTER'],
    [
      'a machine that is netrc code',
      { credentials: [{ machine: 'h.example\nlogin x', login: '${env:A}', password: '${env:B}' }] },
      '',
    ],
    [
      'credentials for everybody',
      { credentials: [{ machine: 'default', login: '${env:A}', password: '${env:B}' }] },
      'CREDENTIAL_MACHINE_MALFORMED',
    ],
    [
      'a reference with more behind it',
      { credentials: [{ machine: 'h.example', login: '${env:A} macdef init', password: '${env:B}' }] },
      'CREDENTIAL_LITERAL',
    ],
    [
      'a reason of escapes',
      {
        insecure: [
          {
            allow: 'no-sumdb',
            module: 'x.example/y',
            reason: '\u001b[31mred',
            approvedBy: 'me',
            expires: '2026-12-01',
          },
        ],
      },
      'VALUE_HAS_CONTROL_CHARACTER',
    ],
  ])('%s', (_, sections, code) => {
    const found = errors(sections);
    expect(
      found.some((one) => one.startsWith(code)),
      found.join(),
    ).toBe(true);
    expect(errors(sections, { stranger: true })).toEqual(expect.arrayContaining([...found]));
  });
});
