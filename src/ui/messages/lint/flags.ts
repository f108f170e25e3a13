import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** GOFLAGS. */
export const flagsTexts = {
  FLAGS_MALFORMED: {
    en: {
      title: 'go cannot read GOFLAGS',
      message:
        'In "{value}" go stops at: {reason}. Every word must be one flag, `-name` or `-name=value`; a quote counts only at the front of a word. One bad word makes every go command fail.',
      remedy: 'Write `-name=value` without blanks, or quote the whole word: "\'-name=a b\'".',
    },
    zh: {
      title: 'go 读不懂 GOFLAGS',
      message:
        'go 读 "{value}" 时停在：{reason}。每个词必须是一个标志，写作 `-name` 或 `-name=value`；引号只有在词首才有效。一个坏词会让所有 go 命令失败。',
      remedy: '写成不带空格的 `-name=value`，或把整个词括起来："\'-name=a b\'"。',
    },
  },
  FLAG_UNKNOWN: {
    en: {
      title: 'No go command has the flag {flag}',
      message: 'go would fail every command with "parsing $GOFLAGS: unknown flag".',
      remedy: 'Take it out.',
    },
    zh: {
      title: '没有哪个 go 命令有标志 {flag}',
      message: 'go 的每条命令都会以 "parsing $GOFLAGS: unknown flag" 失败。',
      remedy: '删掉它。',
    },
  },
  FLAG_UNKNOWN_NEAR: {
    en: {
      title: 'No go command has the flag {flag}',
      message: 'go would fail every command with "parsing $GOFLAGS: unknown flag". Did you mean {meant}?',
      remedy: 'Write {meant}, if that is what you meant.',
    },
    zh: {
      title: '没有哪个 go 命令有标志 {flag}',
      message: 'go 的每条命令都会以 "parsing $GOFLAGS: unknown flag" 失败。是不是想写 {meant}？',
      remedy: '如果是，请改成 {meant}。',
    },
  },
  FLAG_INSECURE: {
    en: {
      title: '`-insecure` no longer exists',
      message: '`go get` gave it up in Go 1.17 and refuses it now.',
      remedy:
        "Use `insecure:` with the one module path that needs it, a reason and an end date; for a company's certificate, `trust.certificates`.",
    },
    zh: {
      title: '`-insecure` 已不存在',
      message: '`go get` 在 Go 1.17 放弃了它，现在会直接拒绝。',
      remedy: '用 `insecure:` 写明确有需要的模块路径、理由和截止日期；公司证书请用 `trust.certificates`。',
    },
  },
  FLAG_MOD: {
    en: {
      title: '{flag} belongs to a project, not to a machine',
      message:
        '`-mod=mod` lets every build rewrite go.mod and go.sum, and `-mod=vendor` fails in every module without a vendor folder.',
      remedy: 'Give the flag on the command line where it is needed.',
    },
    zh: {
      title: '{flag} 属于项目，不属于机器',
      message:
        '`-mod=mod` 让每次构建都可能改写 go.mod 和 go.sum；`-mod=vendor` 在没有 vendor 目录的模块里一律失败。',
      remedy: '需要时在命令行上写这个标志。',
    },
  },
  FLAG_POINTLESS: {
    en: {
      title: '{flag} changes nothing',
      message: 'It has been the default since Go 1.16.',
      remedy: 'Take it out.',
    },
    zh: { title: '{flag} 没有作用', message: '自 Go 1.16 起它就是默认行为。', remedy: '删掉它。' },
  },
  FLAG_RUNS_PROGRAM: {
    en: {
      title: '{flag} runs a program',
      message:
        '{flag} in GOFLAGS makes every build or test on this machine run a program that the profile names.',
      remedy: 'Take it out; give it on the command line where you need it.',
    },
    zh: {
      title: '{flag} 会运行程序',
      message: 'GOFLAGS 里的 {flag} 会让这台机器上的每次构建或测试都运行配置指定的程序。',
      remedy: '删掉它；需要时在命令行上写。',
    },
  },
  FLAG_SWAPS_CODE: {
    en: {
      title: '{flag} changes what is built',
      message:
        '{flag} in GOFLAGS makes go build from other files than go.mod and go.sum say, in every project on this machine.',
      remedy: 'Take it out; give it on the command line where you need it.',
    },
    zh: {
      title: '{flag} 会改变构建的内容',
      message: 'GOFLAGS 里的 {flag} 会让这台机器上的所有项目都不再按 go.mod 和 go.sum 构建。',
      remedy: '删掉它；需要时在命令行上写。',
    },
  },
  FLAG_NOT_ALLOWED: {
    en: {
      title: '{flag} is not on the list of harmless flags',
      message:
        'A profile may set {allowed}. Others pass words on to compilers and linkers, or belong to one command.',
      remedy: 'Give it on the command line, or run goenv with `--allow GOFLAGS`.',
    },
    zh: {
      title: '{flag} 不在无害标志之列',
      message: '配置可以设置 {allowed}。其他标志会把内容传给编译器和链接器，或只属于某条命令。',
      remedy: '在命令行上写，或运行 goenv 时加 `--allow GOFLAGS`。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
