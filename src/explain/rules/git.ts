import type { CauseCode } from '../../core/codes/explain.ts';
import type { Rule, Scene } from '../rule.ts';

/** git on the way to a repository, and its configuration; English and Simplified Chinese texts. */
export const GIT: readonly Rule[] = [
  {
    code: noCredentials,
    any: [
      'could not read username',
      'could not read password',
      'prompts disabled',
      '提示已被禁用',
      'interactivity has been disabled',
      "无法读取 'username",
      'no such device or address',
      'could not prompt',
      '的用户名',
      '的密码',
    ],
    match:
      /could not read (?:Username|Password)|terminal prompts disabled|提示已被禁用|user interactivity has been disabled|无法读取.{0,60}(?:用户名|密码|Username|Password)/i,
    yes: [
      "fatal: could not read Username for 'https://git.corp.internal': terminal prompts disabled",
      "fatal: could not read Password for 'https://alice@git.corp.internal': No such device or address",
      "fatal: 无法读取 'https://gitee.com' 的用户名：终端提示已被禁用",
    ],
    no: ['open /dev/tty: no such device or address'],
    source: 'https://github.com/git/git/blob/v2.48.0/prompt.c',
  },
  {
    code: (scene) =>
      isAskedAbove(scene) ? 'gitlab.subgroup_goget_meta_unauthenticated' : 'git.auth.bad_credentials',
    any: [
      'authentication failed',
      'http basic: access denied',
      'password authentication was removed',
      'bad credentials',
      'invalid username or',
      'saml sso',
      'invalid credentials',
      'permission to',
      'write access to repository',
      '身份验证失败',
      '认证失败',
      'token is expired',
      'incorrect username or password',
      'deploy key',
      'not allowed to download code',
    ],
    match:
      /Authentication failed for|HTTP Basic: Access denied|password authentication was removed|remote: .*(?:Bad credentials|Invalid (?:username|credentials)|SAML SSO|incorrect username|not allowed to download code|Permission to \S+ denied|Write access to repository not granted|token.*(?:expired|revoked))|身份验证失败|认证失败/i,
    yes: [
      "fatal: Authentication failed for 'https://git.corp.internal/a.git/'",
      'remote: HTTP Basic: Access denied',
      'remote: Support for password authentication was removed on August 13, 2021.',
    ],
    no: ['pq: password authentication failed, user postgres'],
    source: 'https://github.com/git/git/blob/v2.48.0/remote-curl.c',
  },
  {
    code: repoGone,
    any: [
      'repository not found',
      "' not found",
      'appear to be a git repository',
      'project you were looking for',
      'not a git repository:',
      '未找到',
      'could not be found or you don',
      'repository does not exist',
      'tf401019',
      'access rights',
      'no longer exists',
      '404 not found',
      'not been found',
    ],
    match:
      /(?:remote|ERROR): Repository not found|[Rr]epository '?https?:\S+'? not found|does not appear to be a git repository|project you were looking for could not be found|project cannot be found|TF401019|The requested repository (?:does not exist|either does not exist)|仓库 .*未找到|could not be found or you don't have permission/i,
    yes: [
      "fatal: repository 'https://git.corp.internal/a.git/' not found",
      'remote: Repository not found.',
      'ERROR: Repository not found.',
      "fatal: '/srv/a.git' does not appear to be a git repository",
    ],
    no: ['helm repository not founded'],
    source: 'https://github.com/git/git/blob/v2.48.0/remote-curl.c',
  },
  {
    code: 'git.config_broken',
    any: [
      'bad boolean config',
      'bad config',
      'include depth',
      'git_config_count',
      'command-line config',
      '$home not set',
      'unsupported ssl backend',
      'invalid key: ',
      'does not contain a section',
      'bad numeric config',
      'cannot overwrite multiple',
      'unknown value for config',
      'invalid key (newline)',
      'missing config',
      'bogus config',
      'invalid value for',
      'invalid configuration value',
      'bad git config',
    ],
    match:
      /bad (?:boolean|numeric|single-letter)? ?config (?:value|line|variable)|exceeded maximum include depth|(?:bogus count in|missing config key) GIT_CONFIG|parse command-line config|\$HOME not set|Unsupported SSL backend|error: (?:invalid key: |key does not contain)|cannot overwrite multiple values|fatal: bad (?:config|git config)/i,
    yes: [
      "fatal: bad boolean config value 'perhaps' for 'http.sslverify'",
      'fatal: bad config line 2 in file /home/a/.gitconfig',
      'fatal: $HOME not set',
    ],
    no: ['eslint: bad config'],
    source: 'https://github.com/git/git/blob/v2.48.0/config.c',
  },
  {
    code: 'git.config_locked',
    any: ['could not lock config', 'lock config file', '无法锁定配置'],
    match: /could not lock config file|无法锁定配置文件/i,
    yes: ['error: could not lock config file /home/a/.gitconfig: File exists'],
    no: ['could not lock the door'],
    source: 'https://github.com/git/git/blob/v2.48.0/config.c',
  },
  {
    code: 'git.protocol_blocked',
    any: [
      "' not allowed",
      'protocol on port 9418',
      'unauthenticated git protocol',
      'is not a git command. see',
      'find remote helper',
      'unencrypted git protocol',
      "protocol '",
      '不被允许',
    ],
    match:
      /transport '\S+' not allowed|unauthenticated git protocol|git protocol on port 9418|'remote-\S+' is not a git command|Unable to find remote helper|[Pp]rotocol ["']\S+["'] (?:not supported|disabled|is not supported)/i,
    yes: [
      "fatal: transport 'file' not allowed",
      'remote: The unauthenticated git protocol on port 9418 is no longer supported.',
      "fatal: Unable to find remote helper for 'https'",
    ],
    no: ["git: 'credential-manager' is not a git command. See 'git --help'."],
    source: 'https://github.com/git/git/blob/v2.48.0/transport.c',
  },
];

/**
 * A module proxy or the checksum database repeats what its own git said. Then it is not this machine's login that is
 * missing: the public cannot see the repository. What the database says has rules of its own.
 */
function noCredentials(scene: Scene): CauseCode | undefined {
  const above = [...scene.before, scene.text].join('\n');
  if (!/server response:|^\s*not found: /m.test(above)) return 'git.auth.no_credentials';
  if (/\/lookup\/|verifying|reading "?https?:/.test(above)) return undefined;
  return 'git.repo_removed_or_renamed';
}

function repoGone(scene: Scene): CauseCode {
  return isAskedAbove(scene) ? 'gitlab.subgroup_goget_meta_unauthenticated' : 'git.repo_removed_or_renamed';
}

/** GitLab shows a stranger the wrong root: the repository asked for is shorter than the module's path. */
function isAskedAbove(scene: Scene): boolean {
  const module = scene.request.module?.replace(/@.*/, '') ?? modulePath(scene) ?? '';
  const lines = [scene.text, ...scene.after.slice(0, 6)].join('\n');
  const asked =
    /'?https?:\/\/(?:[^@/]*@)?([^'\s]+?)(?:\.git)?\/?'? not found/.exec(lines)?.[1] ??
    /Authentication failed for '?https?:\/\/(?:[^@/]*@)?([^'\s]+?)(?:\.git)?\/?'/.exec(lines)?.[1] ??
    '';
  const deeper =
    asked !== '' && module.startsWith(`${asked}/`) && !/^(?:github\.com|bitbucket\.org)\//.test(module);
  return deeper && asked.split('/').length === 3;
}

function modulePath(scene: Scene): string | undefined {
  return /(?:go get|module|package|go:|path) "?((?:[\w-]+\.)+[a-z]{2,}\/[\w./~-]+?)"?[:@ ]/.exec(
    [...scene.before, scene.text].join('\n'),
  )?.[1];
}
