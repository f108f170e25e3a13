import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** go.proxy: who hears what; and how private modules come in. */
export const proxyTrustTexts = {
  PROXY_PLAIN_HTTP: {
    en: {
      title: 'Module proxy without TLS',
      message:
        '{url} is plain http. go allows it, and go.sum and the checksum database still protect what you download; but everyone on the way can read which modules you use, and new hashes are only as safe as the database.',
      remedy: 'Use https if the proxy offers it.',
    },
    zh: {
      title: '模块代理没有 TLS',
      message:
        '{url} 是明文 http。go 允许这样做，下载内容仍由 go.sum 和校验数据库保护；但路上的人都能看到你用了哪些模块，新哈希的安全性也全靠校验数据库。',
      remedy: '代理支持的话请用 https。',
    },
  },
  PROXY_PLAIN_HTTP_PRIVATE: {
    en: {
      title: 'Private modules over plain http',
      message:
        '`via: proxy` sends private modules through {url}. They are not in any checksum database, so on plain http anyone on the way can read the code and replace it unnoticed.',
      remedy: 'Give the proxy TLS and use https.',
    },
    zh: {
      title: '私有模块走明文 http',
      message:
        '`via: proxy` 让私有模块经过 {url}。它们不在任何校验数据库里，走明文 http 时路上的人能读到代码，还能悄悄替换。',
      remedy: '给代理配上 TLS 并改用 https。',
    },
  },
  PROXY_PLAIN_HTTP_CREDENTIALS: {
    en: {
      title: 'Credentials for a proxy without TLS',
      message:
        'There are credentials for {host}, and {url} is plain http. go never sends credentials over http, so the proxy would answer 401; another program would send them in clear.',
      remedy: 'Give the proxy TLS and use https.',
    },
    zh: {
      title: '给没有 TLS 的代理配了凭据',
      message:
        '{host} 配有凭据，但 {url} 是明文 http。go 从不通过 http 发送凭据，代理会回 401；其他程序则会把凭据明文发出去。',
      remedy: '给代理配上 TLS 并改用 https。',
    },
  },
  PROXY_DISTRUSTED: {
    en: {
      title: 'goproxy.io has served differing hashes',
      message:
        'The maintainer of another mirror reported that goproxy.io is not compatible with Go\'s checksum database and gave differing hashes for one version. Such a mirror ends in "checksum mismatch".',
      remedy: "Use goproxy.cn, or Go's own proxy where it can be reached.",
    },
    zh: {
      title: 'goproxy.io 曾给出不一致的哈希',
      message:
        '另一镜像的维护者指出，goproxy.io 与 Go 的校验数据库不兼容，同一版本给出过不同的哈希，最终会出现 "checksum mismatch"。',
      remedy: '改用 goproxy.cn；能访问时也可用 Go 官方代理。',
    },
  },
  PROXY_FALLBACK_LEAK: {
    en: {
      title: 'An outage of your own proxy sends module paths elsewhere',
      message:
        '`any-error` after {url} makes go ask {next} whenever your proxy is down or says no (403). Names of internal modules leave the company, and a gatekeeper that refuses a module is walked around.',
      remedy: 'Leave `fallback` out: then go moves on only when the proxy says "not found".',
    },
    zh: {
      title: '自己的代理一出故障，模块路径就会外泄',
      message:
        '{url} 之后写了 `any-error`：只要代理停机或拒绝（403），go 就去问 {next}。内部模块名会流出公司，代理的拦截也被绕过。',
      remedy: '去掉 `fallback`：只有代理回答“找不到”时 go 才问下一个。',
    },
  },
  PROXY_FALLBACK_NOT_FOUND: {
    en: {
      title: 'go goes on only when a module is not found',
      message:
        'After {url} go tries `direct` on 404 and 410 alone. If the mirror is down, times out or answers 403 or 500, go stops: `direct` is no substitute for a mirror that fails.',
      remedy:
        'If you want that for a public mirror, write `fallback: any-error`; otherwise nothing needs to change.',
    },
    zh: {
      title: '只有“找不到”时 go 才会继续',
      message:
        '{url} 之后，go 只在 404 和 410 时才试 `direct`。镜像停机、超时、返回 403 或 500 时 go 直接报错：`direct` 不是镜像故障时的后备。',
      remedy: '公共镜像若需要这种后备，请写 `fallback: any-error`；否则无须改动。',
    },
  },
  PROXY_OFF_NOT_ABSOLUTE: {
    en: {
      title: '`off` does not hold for private modules',
      message:
        'go still fetches modules under {pattern} straight from their host: what is private goes around GOPROXY, and so around `off`.',
      remedy: 'Write `via: proxy` for them, or use `offline` for a machine that must not reach any network.',
    },
    zh: {
      title: '`off` 管不住私有模块',
      message: '{pattern} 下的模块仍会直接从其主机获取：私有模块绕过 GOPROXY，也就绕过了 `off`。',
      remedy: '为它们写 `via: proxy`；不允许联网的机器请用 `offline`。',
    },
  },
  VIA_PROXY_NO_PROXY: {
    en: {
      title: '`via: proxy`, and no go.proxy',
      message:
        'Modules under {pattern} are to come through a proxy, and the profile names none: whatever GOPROXY the machine has is asked, a public one perhaps.',
      remedy: 'Name the proxy that has these modules in `go.proxy`.',
    },
    zh: {
      title: '写了 `via: proxy`，却没有 go.proxy',
      message: '{pattern} 下的模块要走代理，配置里却没写代理：会去问机器上现有的 GOPROXY，可能是公共代理。',
      remedy: '在 `go.proxy` 里写上拥有这些模块的代理。',
    },
  },
  VIA_PROXY_PUBLIC_ONLY: {
    en: {
      title: 'No proxy in the list can have private modules',
      message:
        'Modules under {pattern} are to come through a proxy, but go.proxy has public mirrors, `direct` or `off` alone. A public mirror cannot reach private code; it only learns its name.',
      remedy: "Put the company's own proxy (Athens, Artifactory, Nexus …) first, or leave out `via: proxy`.",
    },
    zh: {
      title: '列表里没有能提供私有模块的代理',
      message:
        '{pattern} 下的模块要走代理，但 go.proxy 里只有公共镜像、`direct` 或 `off`。公共镜像拿不到私有代码，只会得知它的名字。',
      remedy: '把公司自己的代理（Athens、Artifactory、Nexus 等）放在最前，或去掉 `via: proxy`。',
    },
  },
  VIA_PROXY_LEAK: {
    en: {
      title: 'A public mirror hears of private modules first',
      message:
        'Modules under {pattern} go through the list in order, so {url} is asked for them before your own proxy and sees their names.',
      remedy: 'Put your own proxy before the public mirror.',
    },
    zh: {
      title: '公共镜像会先得知私有模块',
      message: '{pattern} 下的模块按顺序询问列表，{url} 排在自己的代理之前，会看到模块名。',
      remedy: '把自己的代理放到公共镜像之前。',
    },
  },
  PRIVATE_VCS_OFF: {
    en: {
      title: 'Private modules have no way in',
      message:
        'Modules under {pattern} are fetched directly, which needs a version control system, and a rule of go.vcs turns all of them off for these modules.',
      remedy: 'Allow git for {pattern} in a rule before it, or write `via: proxy`.',
    },
    zh: {
      title: '私有模块无路可走',
      message: '{pattern} 下的模块要直接获取，需要版本控制系统，而 go.vcs 的一条规则对它们全部禁用了。',
      remedy: '在该规则之前为 {pattern} 允许 git，或写 `via: proxy`。',
    },
  },
  PRIVATE_NOT_DECLARED: {
    en: {
      title: '{host} is not declared private',
      message:
        'The profile sets up {host} by itself, but go.private does not cover it. `direct` at the end of go.proxy does not keep a module from the mirror: its path is sent to {proxy} first, and its hash is asked of the public checksum database.',
      remedy: 'Add it to `go.private` if its modules are not public.',
    },
    zh: {
      title: '{host} 没有声明为私有',
      message:
        '配置专门设置了 {host}，但 go.private 没有覆盖它。go.proxy 末尾的 `direct` 并不能让模块绕开镜像：模块路径会先发给 {proxy}，哈希也会去问公共校验数据库。',
      remedy: '如果它的模块不公开，请加入 `go.private`。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
