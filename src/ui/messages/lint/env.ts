import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** go.env. */
export const envTexts = {
  ENV_NEEDS_ALLOW: {
    en: {
      title: '{name} is not on the list of harmless settings',
      message:
        'go.env may set {allowed}. Others can run programs, weaken checks or break go, so a profile gets them only with your word.',
      remedy: 'Run goenv with `--allow {name}` if you know the profile.',
    },
    zh: {
      title: '{name} 不在无害设置之列',
      message: 'go.env 可以设置 {allowed}。其他设置可能运行程序、削弱检查或弄坏 go，需要你明确同意。',
      remedy: '信任这份配置的话，运行 goenv 时加 `--allow {name}`。',
    },
  },
  ENV_UNKNOWN: {
    en: {
      title: 'Go has no setting {name}',
      message:
        'There is no such variable in the go command. Tutorials invent names (GOTLS, for one): set, they do nothing at all.',
      remedy: 'Take it out; `go help environment` lists what there is.',
    },
    zh: {
      title: 'Go 没有 {name} 这个设置',
      message: 'go 命令里没有这个变量。网上教程常有编造的名字（如 GOTLS），设置了也毫无作用。',
      remedy: '删掉它；`go help environment` 列出了所有设置。',
    },
  },
  ENV_UNKNOWN_NEAR: {
    en: {
      title: 'Go has no setting {name}',
      message: 'There is no such variable in the go command. Did you mean {meant}?',
      remedy: 'Write {meant}, if that is what you meant.',
    },
    zh: {
      title: 'Go 没有 {name} 这个设置',
      message: 'go 命令里没有这个变量。是不是想写 {meant}？',
      remedy: '如果是，请改成 {meant}。',
    },
  },
  ENV_HAS_OWN_KEY: {
    en: {
      title: '{name} has a key of its own',
      message:
        'What {name} holds is said in the profile by {key}, where goenv can check it and combine it with the rest.',
      remedy: 'Use {key}.',
    },
    zh: {
      title: '{name} 有专门的键',
      message: '{name} 的内容在配置里由 {key} 表达，goenv 才能检查它并与其余部分合并。',
      remedy: '改用 {key}。',
    },
  },
  ENV_GOROOT: {
    en: {
      title: 'GOROOT must not be set',
      message:
        'go finds its own folder from the program you start. A GOROOT that is set stays behind at the next upgrade and then breaks every build ("version … does not match go tool version …"), or go altogether.',
      remedy: 'Take it out; to choose a Go, put its bin folder in PATH.',
    },
    zh: {
      title: '不要设置 GOROOT',
      message:
        'go 会根据所启动的程序找到自己的目录。写死的 GOROOT 在升级后会过时，导致每次构建失败（"version … does not match go tool version …"），甚至 go 完全不能用。',
      remedy: '删掉它；要选择 Go 版本，把对应的 bin 目录放进 PATH。',
    },
  },
  ENV_GO111MODULE: {
    en: {
      title: 'GO111MODULE=on changes nothing',
      message: 'Module mode has been the default since Go 1.16.',
      remedy: 'Take it out.',
    },
    zh: { title: 'GO111MODULE=on 没有作用', message: '自 Go 1.16 起默认就是模块模式。', remedy: '删掉它。' },
  },
  ENV_COMPUTED: {
    en: {
      title: '{name} cannot be set',
      message: 'go works out {name} by itself and refuses to have it written: "{name} cannot be modified".',
      remedy: 'Take it out.',
    },
    zh: {
      title: '{name} 不能设置',
      message: '{name} 由 go 自己算出，不允许写入："{name} cannot be modified"。',
      remedy: '删掉它。',
    },
  },
  ENV_OS_ONLY: {
    en: {
      title: 'go does not read {name} from its settings file',
      message:
        '{name} is read from the process environment alone. Written here, `go env` would show it and nothing would change.',
      remedy: 'Use the section `{place}`.',
    },
    zh: {
      title: 'go 不从设置文件读取 {name}',
      message: '{name} 只从进程环境读取。写在这里，`go env` 会显示它，却什么也不会改变。',
      remedy: '改用 `{place}`。',
    },
  },
  ENV_EMPTY: {
    en: {
      title: '{name} is empty',
      message: 'An empty line in go/env is no way to unset: it hides the default from $GOROOT/go.env.',
      remedy: 'Leave the key out.',
    },
    zh: {
      title: '{name} 是空的',
      message: 'go/env 里的空行不等于取消设置：它会遮住 $GOROOT/go.env 的默认值。',
      remedy: '直接删掉这个键。',
    },
  },
  ENV_BAD_VALUE: {
    en: {
      title: '{name} cannot be "{value}"',
      message: 'What {name} can be: {choices}.',
      remedy: 'Write one of these.',
    },
    zh: {
      title: '{name} 不能是 "{value}"',
      message: '{name} 可用的值：{choices}。',
      remedy: '改成其中之一。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
