import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** shell.env and shell.unset. */
export const shellTexts = {
  SHELL_ENV_NEEDS_ALLOW: {
    en: {
      title: '{name} is not on the list of harmless variables',
      message:
        'shell.env may set {allowed}. Many others run programs or turn checks off, so a profile gets them only with your word.',
      remedy: 'Run goenv with `--allow {name}` if you know the profile.',
    },
    zh: {
      title: '{name} 不在无害变量之列',
      message: 'shell.env 可以设置 {allowed}。其他变量很多会运行程序或关闭检查，需要你明确同意。',
      remedy: '信任这份配置的话，运行 goenv 时加 `--allow {name}`。',
    },
  },
  SHELL_ENV_GO_SETTING: {
    en: {
      title: "{name} is one of Go's own settings",
      message:
        'Exported by a shell it would override go/env, hide every later `go env -w`, and be missing in IDEs and services.',
      remedy: 'Use `{key}`.',
    },
    zh: {
      title: '{name} 是 Go 自己的设置',
      message: '在 shell 里导出会覆盖 go/env，让之后的 `go env -w` 失效，而且 IDE 和服务进程读不到。',
      remedy: '改用 `{key}`。',
    },
  },
  SHELL_ENV_HAS_SECTION: {
    en: {
      title: '{name} has a section of its own',
      message: 'goenv writes {name} itself, together with the variables that must agree with it.',
      remedy: 'Use `{section}`.',
    },
    zh: {
      title: '{name} 有专门的位置',
      message: 'goenv 会自己写 {name}，并保证与它相关的变量一致。',
      remedy: '改用 `{section}`。',
    },
  },
  SHELL_ENV_FORBIDDEN: {
    en: {
      title: 'A profile may not set {name}',
      message:
        '{name} runs a program, loads a library, replaces a whole configuration or turns a check off (git reads GIT_SSL_NO_VERIFY=0 as on). No profile needs that, and `--allow` does not lift it.',
      remedy: 'Say what you want under `git`, `ssh` or `trust`.',
    },
    zh: {
      title: '配置不能设置 {name}',
      message:
        '{name} 会运行程序、加载库、替换整份配置或关闭检查（GIT_SSL_NO_VERIFY=0 对 git 来说也是“开”）。没有配置需要它，`--allow` 也不放行。',
      remedy: '在 `git`、`ssh` 或 `trust` 里表达你的目的。',
    },
  },
  SHELL_NAME_INVALID: {
    en: {
      title: '"{name}" cannot be the name of a variable',
      message: 'A name is made of letters, digits and `_`, and does not begin with a digit.',
      remedy: 'Correct the name.',
    },
    zh: {
      title: '"{name}" 不能作变量名',
      message: '变量名由字母、数字和 `_` 组成，且不以数字开头。',
      remedy: '改正名字。',
    },
  },
  SHELL_UNSET_NEEDED: {
    en: {
      title: '{name} must not be unset',
      message: 'Without {name} a login shell no longer works.',
      remedy: 'Take it out of `shell.unset`.',
    },
    zh: {
      title: '不能取消 {name}',
      message: '没有 {name}，登录 shell 就无法工作。',
      remedy: '从 `shell.unset` 中删去。',
    },
  },
  SHELL_UNSET_AND_SET: {
    en: {
      title: '{name} is set and unset',
      message: 'The profile sets {name}, and shell.unset takes it away again.',
      remedy: 'Keep one of the two.',
    },
    zh: {
      title: '{name} 又设置又取消',
      message: '该 profile 设置了 {name}，shell.unset 又取消它。',
      remedy: '保留其中之一。',
    },
  },
  GODEBUG_MALFORMED: {
    en: {
      title: 'Malformed GODEBUG',
      message: '"{value}" is not a comma list of name=value; Go ignores the parts that it cannot read.',
      remedy: 'Write it as tlsmlkem=0,http2client=0.',
    },
    zh: {
      title: 'GODEBUG 格式不对',
      message: '"{value}" 不是用逗号连接的“名字=值”；读不懂的部分 Go 会忽略。',
      remedy: '写成 tlsmlkem=0,http2client=0 的形式。',
    },
  },
  GODEBUG_X509IGNORECN: {
    en: {
      title: 'x509ignoreCN has done nothing since Go 1.17',
      message:
        'It was about the Common Name in certificates, and Go ignores it now. It never turned certificate checks off, and it cures no "unknown authority".',
      remedy:
        "Add the company's certificate under `trust.certificates`; a server without SAN needs a new certificate.",
    },
    zh: {
      title: 'x509ignoreCN 自 Go 1.17 起已无作用',
      message:
        '它只与证书的 Common Name 有关，如今 Go 会忽略它。它从未关闭过证书校验，也治不好 "unknown authority"。',
      remedy: '把公司证书写进 `trust.certificates`；没有 SAN 的服务器需要换证书。',
    },
  },
  GODEBUG_DEAD: {
    en: {
      title: 'Go no longer knows the GODEBUG setting {knob}',
      message: '{knob}={value} is ignored without a word.',
      remedy: 'Take it out.',
    },
    zh: {
      title: 'Go 已不认识 GODEBUG 设置 {knob}',
      message: '{knob}={value} 会被悄悄忽略。',
      remedy: '删掉它。',
    },
  },
  GODEBUG_REMOVED: {
    en: {
      title: '{knob}={value} crashes Go 1.27',
      message:
        'The old behaviour was removed. Since Go 1.27 every go command, and every program built with it, aborts with "removed GODEBUG … set to old value".',
      remedy: 'Take it out, and mend the server that needs it.',
    },
    zh: {
      title: '{knob}={value} 会让 Go 1.27 崩溃',
      message:
        '旧行为已被移除。从 Go 1.27 起，所有 go 命令和用它构建的程序都会以 "removed GODEBUG … set to old value" 中止。',
      remedy: '删掉它，并修好需要它的服务器。',
    },
  },
  GODEBUG_WEAKENS: {
    en: {
      title: '{knob}={value} takes a security fix back',
      message: 'It holds for every Go program that this user starts, not for one server alone.',
      remedy: 'Mend the server, and set it for one command where you must.',
    },
    zh: {
      title: '{knob}={value} 撤销了一项安全改进',
      message: '它对该用户启动的所有 Go 程序生效，而不只针对某一台服务器。',
      remedy: '修好服务器；不得已时只对单条命令设置。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
