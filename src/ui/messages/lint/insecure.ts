import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** insecure: what an exception must say. */
export const insecureTexts = {
  INSECURE_NO_REASON: {
    en: {
      title: 'An exception without a reason',
      message: '`{allow}` weakens a check. Whoever reads this in three months must know why.',
      remedy: 'Say why under `reason`.',
    },
    zh: {
      title: '例外没有理由',
      message: '`{allow}` 会削弱一项检查。三个月后读到的人必须知道为什么。',
      remedy: '在 `reason` 里写明原因。',
    },
  },
  INSECURE_NEEDS_APPROVAL: {
    en: {
      title: 'An exception in production needs an approval',
      message:
        '`{allow}` weakens a check, and the profile is for production (which it is, unless it says otherwise).',
      remedy:
        'Name the ticket or person under `approvedBy`, or write `environment: test`, if that is what it is.',
    },
    zh: {
      title: '生产环境的例外需要批准',
      message: '`{allow}` 会削弱一项检查，而这份配置用于生产环境（没写就算生产环境）。',
      remedy: '在 `approvedBy` 写上工单或批准人；若确为测试环境，写 `environment: test`。',
    },
  },
  INSECURE_DATE_INVALID: {
    en: {
      title: '"{expires}" is not a day',
      message: '`expires` is the last day of the exception, UTC, as YYYY-MM-DD, and a day that exists.',
      remedy: 'Write it as 2026-12-31.',
    },
    zh: {
      title: '"{expires}" 不是日期',
      message: '`expires` 是例外的最后一天（UTC），写作 YYYY-MM-DD，且必须真实存在。',
      remedy: '写成 2026-12-31 的形式。',
    },
  },
  INSECURE_TOO_LONG: {
    en: {
      title: 'The exception lasts too long',
      message:
        'It ends on {expires}. In {environment} an exception lasts {days} days at most, so that it is looked at again: today the latest day is {latest}.',
      remedy: 'Write {latest} or earlier.',
    },
    zh: {
      title: '例外时间太长',
      message:
        '它到 {expires} 才结束。在 {environment} 环境里例外最长 {days} 天，以便定期复查：今天最晚可写 {latest}。',
      remedy: '写 {latest} 或更早的日期。',
    },
  },
  INSECURE_WRONG_TARGET: {
    en: {
      title: '`{allow}` needs exactly one target: {wanted}',
      message:
        'A `module` is a module path, for go; a `host` is a server, for git. `{allow}` works on {wanted}.',
      remedy: 'Write {wanted}, and only that.',
    },
    zh: {
      title: '`{allow}` 必须恰好写一个目标：{wanted}',
      message: '`module` 是给 go 的模块路径，`host` 是给 git 的服务器。`{allow}` 作用于 {wanted}。',
      remedy: '只写 {wanted}。',
    },
  },
  INSECURE_HOST_MALFORMED: {
    en: {
      title: '"{host}" is not a host',
      message:
        'A host is a name or address in lower case, with a port where it has one; no scheme, user, path or wildcard.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: '"{host}" 不是主机',
      message: '主机是小写的名字或地址，有端口就带上；没有协议、用户名、路径和通配符。',
      remedy: '写成 {meant}。',
    },
  },
  INSECURE_EVERYTHING: {
    en: {
      title: '`{allow}` for every module',
      message:
        '"{module}" opens every module there is. And it does not do what is often claimed: GOINSECURE touches only the direct look-up of a module; it does not reach the TLS of a module proxy, of git or of the checksum database, and adds a limit of 5 seconds and a fall-back to http.',
      remedy: 'Name the one path that needs it; for an untrusted certificate use `trust.certificates`.',
    },
    zh: {
      title: '对所有模块写 `{allow}`',
      message:
        '"{module}" 会放开所有模块。而且它并不像常说的那样有用：GOINSECURE 只影响模块的直接查询，管不到模块代理、git 或校验数据库的 TLS，还会带来 5 秒限时和退回 http。',
      remedy: '只写确有需要的路径；证书不受信任请用 `trust.certificates`。',
    },
  },
  INSECURE_NO_SUMDB_EVERYTHING: {
    en: {
      title: '"{module}" covers every module',
      message: 'Exempting every module from the checksum database is turning it off, and that must be said.',
      remedy: 'Name the path that needs it, or write `module: all` together with `toolchain: local`.',
    },
    zh: {
      title: '"{module}" 覆盖所有模块',
      message: '让所有模块都不经校验数据库就等于关掉它，这必须明说。',
      remedy: '写出确有需要的路径；或写 `module: all` 并配合 `toolchain: local`。',
    },
  },
  INSECURE_MODULE_NOT_DIRECT: {
    en: {
      title: 'The exception for {module} has no effect',
      message:
        'GOINSECURE is read only where go fetches a module directly. {module} comes through a proxy here.',
      remedy: 'Take the exception out, or add {module} to `go.private`.',
    },
    zh: {
      title: '{module} 的例外不起作用',
      message: '只有直接获取模块时才读取 GOINSECURE，而 {module} 在这里走代理。',
      remedy: '删掉例外，或把 {module} 加进 `go.private`。',
    },
  },
  SKIP_TLS_FOR_GO: {
    en: {
      title: 'go cannot skip TLS verification for {host}',
      message:
        '{host} is a module proxy, a checksum database or a network proxy. The go command has no setting at all that would skip the check there, whatever is said of GOINSECURE and GODEBUG.',
      remedy: 'Add the certificate that {host} is signed with under `trust.certificates`.',
    },
    zh: {
      title: 'go 无法对 {host} 跳过 TLS 校验',
      message:
        '{host} 是模块代理、校验数据库或网络代理。无论 GOINSECURE、GODEBUG 被说成什么样，go 命令都没有可以在这里跳过校验的设置。',
      remedy: '把签发 {host} 证书的根证书写进 `trust.certificates`。',
    },
  },
  HTTP_REWRITE_UNUSED: {
    en: {
      title: 'The exception for {host} is not used',
      message: 'No rewrite leads to http://{host}/.',
      remedy: 'Take it out.',
    },
    zh: { title: '{host} 的例外没有用到', message: '没有改写规则指向 http://{host}/。', remedy: '删掉它。' },
  },
  NO_SUMDB_REDUNDANT: {
    en: {
      title: '{module} needs no exception',
      message:
        'go.private covers it by {by}, and private modules are never looked up in the checksum database.',
      remedy: 'Take the exception out.',
    },
    zh: {
      title: '{module} 不需要例外',
      message: 'go.private 的 {by} 已覆盖它，私有模块本来就不查校验数据库。',
      remedy: '删掉例外。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
