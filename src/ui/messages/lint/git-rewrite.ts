import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** git.rewrite. */
export const gitRewriteTexts = {
  REWRITE_EMPTY: {
    en: {
      title: 'Empty side in a rewrite',
      message: 'An empty `from` matches every URL that git ever opens; an empty `to` leaves no host.',
      remedy: 'Write both, each with scheme, host and a slash at the end.',
    },
    zh: {
      title: '改写规则有一边是空的',
      message: '空的 `from` 会匹配 git 打开的所有网址；空的 `to` 则没有主机。',
      remedy: '两边都写上协议、主机和结尾的斜杠。',
    },
  },
  REWRITE_NO_HOST: {
    en: {
      title: 'A rewrite needs a scheme and a host',
      message:
        '"{value}" has no host. git compares the bare beginning of the text, so such a rule takes the URLs of all hosts.',
      remedy: 'Write it out: https://git.example.com/ or ssh://git@git.example.com/.',
    },
    zh: {
      title: '改写规则需要协议和主机',
      message: '"{value}" 没有主机。git 只比较文本开头，这样的规则会牵连所有主机的网址。',
      remedy: '完整写出：https://git.example.com/ 或 ssh://git@git.example.com/。',
    },
  },
  REWRITE_NO_BOUNDARY: {
    en: {
      title: 'A rewrite must end with a slash',
      message:
        'git compares the bare beginning of the text: "{value}" also takes URLs of {host}.evil.com, which somebody else may own.',
      remedy: 'Write {meant} (or end with `:` in the form git@host:).',
    },
    zh: {
      title: '改写规则必须以斜杠结尾',
      message: 'git 只比较文本开头："{value}" 也会匹配 {host}.evil.com 的网址，而那可能是别人的主机。',
      remedy: '写成 {meant}（git@host: 形式则以 `:` 结尾）。',
    },
  },
  REWRITE_LIKE_OPTION: {
    en: {
      title: 'A host or user of a rewrite begins with a hyphen',
      message:
        '"{value}": ssh and others would take it for an option, such as one that runs a program. Newer versions of git refuse it.',
      remedy: 'Write the name of the host, and of the user, as they are.',
    },
    zh: {
      title: '改写规则中的主机或用户以连字符开头',
      message: '"{value}"：ssh 等程序会把它当作选项，例如运行某个程序的选项。较新的 git 会拒绝它。',
      remedy: '写出真实的主机名和用户名。',
    },
  },
  REWRITE_TO_SCHEME: {
    en: {
      title: 'A rewrite leads to https or ssh alone',
      message:
        'The target has the scheme "{scheme}". Others are unencrypted, local, or run a program (ext::).',
      remedy: 'Rewrite to https:// or ssh://.',
    },
    zh: {
      title: '改写目标只能是 https 或 ssh',
      message: '目标的协议是 "{scheme}"。其他协议要么不加密，要么是本地路径，要么会运行程序（ext::）。',
      remedy: '改写到 https:// 或 ssh://。',
    },
  },
  REWRITE_TO_HTTP: {
    en: {
      title: 'This rewrite sends code and tokens in clear',
      message:
        'git rewrites {from} to {to} after go has checked that the connection is secure, so nobody notices. sslVerify has no meaning for such a URL.',
      remedy:
        'Rewrite to ssh or keep https; if it cannot be helped, add an `http-rewrite` entry for {host}, with a reason and an end date.',
    },
    zh: {
      title: '这条改写会让代码和令牌明文传输',
      message:
        'go 检查过连接安全之后，git 才把 {from} 改写成 {to}，没有人会察觉。对这样的网址，sslVerify 没有意义。',
      remedy: '改写到 ssh 或保持 https；实在不行，为 {host} 加一条 `http-rewrite`，写明理由和截止日期。',
    },
  },
  REWRITE_GIT_INERT: {
    en: {
      title: 'go never asks for git:// URLs',
      message:
        'A rule for {from} has no effect on modules: go tries https first and git:// never. It helps old submodules alone, and does not touch git@host: or ssh://.',
      remedy: 'Take it out; to fetch over ssh, rewrite https://host/ to ssh://git@host/.',
    },
    zh: {
      title: 'go 从不使用 git:// 网址',
      message:
        '针对 {from} 的规则对模块不起作用：go 先试 https，从不用 git://。它只对旧的子模块有用，也不影响 git@host: 和 ssh://。',
      remedy: '删掉它；要走 ssh，把 https://主机/ 改写成 ssh://git@主机/。',
    },
  },
  REWRITE_SELDOM_MATCHES: {
    en: {
      title: 'git compares URLs letter by letter',
      message:
        '"{from}" matches only a URL typed with the same capitals and the same :443. go types lower case and no default port.',
      remedy: 'Write the host in lower case and leave :443 out.',
    },
    zh: {
      title: 'git 逐字比较网址',
      message: '"{from}" 只匹配大小写和 :443 都一样的网址，而 go 用小写且不写默认端口。',
      remedy: '主机名用小写，并去掉 :443。',
    },
  },
  REWRITE_OUTSIDE_PRIVATE: {
    en: {
      title: 'A rewrite of {host}, which is not private',
      message:
        'The rule changes how {host} is reached, and go.private does not cover it. Its modules are asked of the proxies first, so the rule may never be used.',
      remedy: 'Name {host} or your organisation on it in `go.private`, or take the rule out.',
    },
    zh: {
      title: '改写了不属于私有的 {host}',
      message:
        '规则改变了访问 {host} 的方式，但 go.private 没有覆盖它。它的模块会先去问代理，这条规则可能永远用不到。',
      remedy: '把 {host} 或其上的组织写进 `go.private`，或删掉规则。',
    },
  },
  REWRITE_REDIRECTS_OUTSIDE: {
    en: {
      title: 'A rewrite sends {host} to another host',
      message:
        'What git asks of {host} goes to {to} instead, and go.private does not cover it. Whoever runs the target can hand out other code under a known name.',
      remedy:
        'Declare {host} private if it is yours; otherwise use a module proxy, whose answers are checked.',
    },
    zh: {
      title: '改写把 {host} 引向了另一台主机',
      message:
        'git 对 {host} 的请求会转到 {to}，而 go.private 没有覆盖它。目标的运营者可以用熟知的名字发出别的代码。',
      remedy: '是自己的主机就在 `go.private` 声明；否则请用模块代理，它的回答会被核对。',
    },
  },
  REWRITE_DUPLICATE: {
    en: {
      title: 'Two rewrites of the same URL',
      message: '"{from}" is rewritten twice; git takes the first and ignores the second.',
      remedy: 'Keep one.',
    },
    zh: {
      title: '同一网址有两条改写',
      message: '"{from}" 被改写两次；git 用第一条，忽略第二条。',
      remedy: '保留一条。',
    },
  },
  REWRITE_IDENTICAL: {
    en: {
      title: 'This rewrite changes nothing',
      message:
        '"{from}" is rewritten to itself. That is of use only to exempt it from a shorter rule, and there is none.',
      remedy: 'Take it out.',
    },
    zh: {
      title: '这条改写什么也没改',
      message: '"{from}" 改写成它自己。这只在需要从更短的规则中豁免时有用，而这里没有更短的规则。',
      remedy: '删掉它。',
    },
  },
  REWRITE_CHAIN: {
    en: {
      title: 'git rewrites once',
      message:
        'The target "{to}" begins with "{next}", which another rule rewrites. git does not go on: the URL stays at the first target.',
      remedy: 'Let the first rule lead straight to the last target.',
    },
    zh: {
      title: 'git 只改写一次',
      message: '目标 "{to}" 以另一条规则的 "{next}" 开头。git 不会接着改写，网址停在第一个目标。',
      remedy: '让第一条规则直接指向最终目标。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
