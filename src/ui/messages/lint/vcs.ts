import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** go.vcs and go.toolchain. */
export const vcsTexts = {
  VCS_MALFORMED: {
    en: {
      title: 'Malformed rule in go.vcs',
      message:
        'The rule for "{pattern}" would read in GOVCS as: {reason}. A rule that go cannot read breaks every direct fetch.',
      remedy: 'Write one pattern and a list of systems: `{ "git.example.com": [git] }`.',
    },
    zh: {
      title: 'go.vcs 的规则格式不对',
      message: '"{pattern}" 的规则写进 GOVCS 后：{reason}。go 读不懂的规则会使所有直接获取失败。',
      remedy: '写一个模式加一个列表：`{ "git.example.com": [git] }`。',
    },
  },
  VCS_UNKNOWN: {
    en: {
      title: 'go knows no version control system "{vcs}"',
      message: 'go knows {known}. A name it does not know allows nothing, without a word.',
      remedy: 'Write one of these.',
    },
    zh: {
      title: 'go 不认识版本控制系统 "{vcs}"',
      message: 'go 认识的有 {known}。不认识的名字等于什么也不允许，而且不提示。',
      remedy: '改成其中之一。',
    },
  },
  VCS_BZR: {
    en: {
      title: 'bzr is gone',
      message: 'The rule for {pattern} allows bzr. Go 1.27 removed its support.',
      remedy: 'Take bzr out.',
    },
    zh: {
      title: 'bzr 已被移除',
      message: '{pattern} 的规则允许 bzr，而 Go 1.27 已不再支持。',
      remedy: '去掉 bzr。',
    },
  },
  VCS_OFF_MIXED: {
    en: {
      title: '`off` beside other systems',
      message:
        'The rule for {pattern} names `off` and others. `off` alone means none; beside others go ignores it and allows the others.',
      remedy: 'Keep `off` alone, or take it out.',
    },
    zh: {
      title: '`off` 与其他系统并列',
      message:
        '{pattern} 的规则同时写了 `off` 和其他系统。单独的 `off` 表示全部禁用；并列时 go 会忽略它而允许其余的。',
      remedy: '只留 `off`，或去掉 `off`。',
    },
  },
  VCS_WEAKENS: {
    en: {
      title: 'Public modules may run {vcs}',
      message:
        'The rule for {pattern} allows {vcs} for modules of anyone. go allows git and hg alone there, because the other clients have been less hardened against hostile servers.',
      remedy: 'Allow them for the one host that needs them.',
    },
    zh: {
      title: '公开模块将可以使用 {vcs}',
      message:
        '{pattern} 的规则对任何人的模块都允许 {vcs}。go 默认只允许 git 和 hg，因为其他客户端对恶意服务器的防护较弱。',
      remedy: '只为确有需要的那个主机允许。',
    },
  },
  VCS_DUPLICATE: {
    en: {
      title: 'Two rules for {pattern}',
      message:
        'go refuses a second rule for one pattern ("unreachable pattern in GOVCS"), and then every direct fetch fails.',
      remedy: 'Join the two.',
    },
    zh: {
      title: '{pattern} 有两条规则',
      message: '同一模式写第二条规则时 go 会报 "unreachable pattern in GOVCS"，所有直接获取都会失败。',
      remedy: '合并成一条。',
    },
  },
  VCS_UNREACHABLE: {
    en: {
      title: 'The rule for {pattern} is never reached',
      message: 'The first rule that matches decides, and {by} before it covers {pattern} already.',
      remedy: 'Put the narrower rule first.',
    },
    zh: {
      title: '{pattern} 的规则永远用不到',
      message: '第一条匹配的规则说了算，而前面的 {by} 已经覆盖 {pattern}。',
      remedy: '把更具体的规则放在前面。',
    },
  },
  TOOLCHAIN_PATH: {
    en: {
      title: '`toolchain: path` downloads nothing',
      message:
        'When a module wants a newer Go, go looks for a program of that name (go1.27.3) in PATH and fails if there is none.',
      remedy: '',
    },
    zh: {
      title: '`toolchain: path` 不会下载',
      message: '模块要求更新的 Go 时，go 只在 PATH 里找同名程序（如 go1.27.3），找不到就失败。',
      remedy: '',
    },
  },
  TOOLCHAIN_AUTO_NOWHERE: {
    en: {
      title: '`toolchain: auto` has no proxy to download from',
      message:
        'A newer Go is downloaded as a module through go.proxy, and here there is none that could have it: go would fail late with "toolchain not available".',
      remedy: 'Use `local`, which says at once which Go is missing.',
    },
    zh: {
      title: '`toolchain: auto` 没有可下载的代理',
      message:
        '更新的 Go 是作为模块经 go.proxy 下载的，而这里没有能提供它的代理：go 会拖到最后才报 "toolchain not available"。',
      remedy: '改用 `local`，它会立刻说明缺哪个版本的 Go。',
    },
  },
  NO_SUMDB_TOOLCHAIN: {
    en: {
      title: 'Without checksum database no toolchain can be verified',
      message:
        '`no-sumdb` for `all` turns the database off, and `toolchain: {toolchain}` downloads toolchains that go accepts only when the database confirms them: "checksum database disabled by GOSUMDB=off".',
      remedy: 'Write `toolchain: local`, or name the module paths in question instead of `all`.',
    },
    zh: {
      title: '没有校验数据库就无法验证工具链',
      message:
        '对 `all` 写 `no-sumdb` 会关闭数据库，而 `toolchain: {toolchain}` 要下载的工具链必须经数据库确认，否则报 "checksum database disabled by GOSUMDB=off"。',
      remedy: '写 `toolchain: local`，或把 `all` 改成具体的模块路径。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
