import type { Rule } from '../rule.ts';

const GIT = 'https://github.com/git/git/blob/v2.48.0/remote-curl.c';
const SSH = 'https://github.com/openssh/openssh-portable/blob/V_9_9_P1/sshconnect2.c';

/** Rarer words of git, its libraries and ssh. */
export const GIT_OTHERS: readonly Rule[] = [
  {
    code: 'net.eof',
    any: ['unknown ssl protocol error', 'return error -98', 'encountered end of file'],
    match:
      /Unknown SSL protocol error in connection|SSLRead\(\) return error -98\d\d|: Encountered end of file/,
    yes: [
      'curl: (35) Unknown SSL protocol error in connection to git.corp.internal:443',
      "fatal: unable to access 'https://git.corp.internal/a.git/': SSLRead() return error -9806",
    ],
    no: ['an unknown error of the protocol'],
    source: 'https://github.com/curl/curl/blob/curl-7_61_0/lib/vtls/openssl.c',
  },
  {
    code: 'tls.bad_certificate',
    any: ['certificate revoked', 'get certificate crl', 'path length constraint', 'key too small'],
    match:
      /SSL certificate problem: (?:certificate revoked|unable to get certificate CRL|path length constraint)|alert certificate revoked|(?:ee|ca) key too small/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': SSL certificate problem: certificate revoked",
    ],
    no: ['the certificate revoked list was loaded'],
    source: 'https://github.com/openssl/openssl/blob/openssl-3.4.0/crypto/x509/x509_txt.c',
  },
  {
    code: 'git.protocol_blocked',
    any: ['or disabled in libcurl', "don't handle protocol"],
    match: /Protocol "https?" (?:is )?not supported or disabled in libcurl|I don't handle protocol '/i,
    yes: ['curl: (1) Protocol "https" not supported or disabled in libcurl'],
    no: ['gopher is disabled in libcurl'],
    source: GIT,
  },
  {
    code: ({ text }) => (/character: ?<|html/i.test(text) ? 'http.redirect_login' : 'git.ssh_config'),
    any: ['bad line length character'],
    match: /protocol error: bad line length character: \S/,
    yes: [
      'fatal: protocol error: bad line length character: <!DO',
      'fatal: protocol error: bad line length character: Welc',
    ],
    no: ['bad line length in the file'],
    source: 'https://github.com/git/git/blob/v2.48.0/pkt-line.c',
  },
  {
    code: 'git.auth.no_credentials',
    any: [
      'told us to quit',
      'get password from user',
      'ssh-askpass',
      'git-askpass',
      'unable to read askpass',
    ],
    match:
      /credential helper '.*' told us to quit|unable to get password from user|cannot (?:exec|run) '?\S*askpass|unable to read askpass response/i,
    weight: 'symptom',
    yes: [
      "fatal: cannot exec '/usr/lib/ssh-askpass': No such file or directory",
      'fatal: unable to get password from user',
    ],
    no: ['apt-get install ssh-askpass'],
    source: 'https://github.com/git/git/blob/v2.48.0/credential.c',
  },
  {
    code: 'git.config_broken',
    any: ['unable to read config file', 'reading the configuration files', "unable to access '/"],
    match:
      /unable to read config file '|unknown error occurred while reading the configuration files|fatal: unable to access '\/[^']*': Permission denied/,
    yes: ["fatal: unable to access '/root/.config/git/config': Permission denied"],
    no: ["fatal: unable to access 'https://git.corp.internal/a.git/': Permission denied"],
    source: 'https://github.com/git/git/blob/v2.48.0/config.c',
  },
  {
    code: 'git.auth.bad_credentials',
    any: [
      'account has been blocked',
      'account has been suspended',
      'account is suspended',
      'access token has expired',
      'token has been revoked',
    ],
    match:
      /^\s*remote: .*(?:account (?:has been|is) (?:blocked|suspended)|token has (?:expired|been revoked))/i,
    yes: ['remote: Your account has been blocked.'],
    no: ['the access token has expired in the test'],
    source: 'https://docs.gitlab.com/user/profile/account/',
  },
  {
    code: 'git.auth.ssh_publickey',
    any: ['no mutual signature', 'are too open', 'enter passphrase for key'],
    match:
      /no mutual signature (?:supported|algorithm)|Permissions \d+ for '.*' are too open|Enter passphrase for key '/,
    weight: 'symptom',
    yes: [
      'sign_and_send_pubkey: no mutual signature supported',
      "Permissions 0644 for '/root/.ssh/id_rsa' are too open.",
    ],
    no: ['the limits are too open'],
    source: SSH,
  },
  {
    code: 'git.ssh_config',
    any: ['cannot spawn ssh', 'cannot run ssh', 'cannot spawn "ssh'],
    match: /cannot (?:spawn|run) "?\S*ssh\S*: (?:No such file|Permission denied|Exec format)/i,
    yes: ['error: cannot spawn ssh: No such file or directory'],
    no: ['cannot run ssh-keygen twice'],
    source: 'https://github.com/git/git/blob/v2.48.0/run-command.c',
  },
  {
    code: 'net.truncated_response',
    any: ['corrupted mac on', 'chunked-encoded data', 'aborted session'],
    match:
      /Corrupted MAC on input|Problem \(\d+\) in the Chunked-Encoded data|remote helper '\S+' aborted session/i,
    weight: 'symptom',
    yes: ['Corrupted MAC on input.', "fatal: remote helper 'https' aborted session"],
    no: ['the user aborted session 3'],
    source: SSH,
  },
  {
    code: 'not_network.other_tool',
    any: ['not a git repository', 'cannot describe anything', 'no tags can describe'],
    match: /fatal: not a git repository|cannot describe anything|No tags can describe/i,
    weight: 'wrapper',
    yes: [
      'fatal: not a git repository (or any of the parent directories): .git',
      'fatal: No names found, cannot describe anything.',
    ],
    no: ['this is not a git repository check'],
    source: 'https://github.com/git/git/blob/v2.48.0/setup.c',
  },
];
