import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** What the exceptions in force do, and when they end. */
export const exceptionTexts = {
  EXCEPTION_EXPIRED: {
    en: {
      title: 'The exception `{allow}` for {target} is over',
      message: 'Its last day was {expires} (UTC). It counts as absent, and what leans on it as well.',
      remedy: 'Take it out of the profile; if it is still needed, have it approved again with a new date.',
    },
    zh: {
      title: '{target} 的例外 `{allow}` 已过期',
      message: '最后有效日是 {expires}（UTC）。它和依赖它的设置都按不存在处理。',
      remedy: '从配置中删去；若仍需要，请重新批准并写上新日期。',
    },
  },
  EXCEPTION_ENDS_SOON: {
    en: {
      title: 'The exception `{allow}` for {target} ends in {days} days',
      message:
        'Its last day is {expires} (UTC). After that the check is back and what leans on the exception is removed.',
      remedy: 'Finish what it was for, or have it approved again in time.',
    },
    zh: {
      title: '{target} 的例外 `{allow}` 还有 {days} 天到期',
      message: '最后有效日是 {expires}（UTC）。之后检查恢复，依赖它的设置会被移除。',
      remedy: '在此之前解决问题，或及时重新批准。',
    },
  },
  EXCEPTION_PLAIN_HTTP: {
    en: {
      title: 'Modules under {target} may come over plain http',
      message:
        'Until {expires}: {reason}. What is fetched can be read and changed on the way. go also stops checking certificates when it looks these modules up.',
      remedy: '',
    },
    zh: {
      title: '{target} 下的模块可以走明文 http',
      message: '截至 {expires}：{reason}。传输内容可能被窃听和篡改；go 查询这些模块时也不再校验证书。',
      remedy: '',
    },
  },
  EXCEPTION_SKIP_TLS_GIT: {
    en: {
      title: 'git does not check the certificate of {target}',
      message:
        "Until {expires}: {reason}. Anyone on the way can pose as {target} towards git; go's own connections are checked as before.",
      remedy: '',
    },
    zh: {
      title: 'git 不校验 {target} 的证书',
      message: '截至 {expires}：{reason}。路上的人都可以对 git 冒充 {target}；go 自己的连接仍照常校验。',
      remedy: '',
    },
  },
  EXCEPTION_SKIP_TLS_MODULE: {
    en: {
      title: 'go does not check certificates for {target}',
      message:
        "Until {expires}: {reason}. Go has one setting for this, GOINSECURE, and it allows plain http for {target} as well. It does not touch git's own check, nor a module proxy.",
      remedy: '',
    },
    zh: {
      title: 'go 不为 {target} 校验证书',
      message:
        '截至 {expires}：{reason}。Go 只有 GOINSECURE 一个设置可用，它同时允许 {target} 走明文 http；git 自己的校验和模块代理不受影响。',
      remedy: '',
    },
  },
  EXCEPTION_NO_SUMDB: {
    en: {
      title: 'Modules under {target} are not checked against the checksum database',
      message:
        'Until {expires}: {reason}. Their first download is believed as it comes; go.sum holds from then on.',
      remedy: '',
    },
    zh: {
      title: '{target} 下的模块不经校验数据库核对',
      message: '截至 {expires}：{reason}。首次下载的内容直接采信，之后由 go.sum 保护。',
      remedy: '',
    },
  },
  EXCEPTION_NO_SUMDB_ALL: {
    en: {
      title: 'The checksum database is off',
      message:
        'Until {expires}: {reason}. This holds for {target} modules: every first download is believed as it comes, and toolchains cannot be downloaded.',
      remedy: '',
    },
    zh: {
      title: '校验数据库已关闭',
      message:
        '截至 {expires}：{reason}。范围是 {target}（所有模块）：首次下载的内容都直接采信，工具链无法下载。',
      remedy: '',
    },
  },
  EXCEPTION_HTTP_REWRITE: {
    en: {
      title: 'git may be led to http://{target}/',
      message:
        'Until {expires}: {reason}. Code and tokens travel in clear, and go does not notice, because git rewrites after go has checked.',
      remedy: '',
    },
    zh: {
      title: 'git 可以被改写到 http://{target}/',
      message:
        '截至 {expires}：{reason}。代码和令牌明文传输，而且 go 察觉不到，因为 git 在 go 检查之后才改写。',
      remedy: '',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
