import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** What makes no sense for everybody on a machine. */
export const machineScopeTexts = {
  MACHINE_SCOPE_HOME: {
    en: {
      title: '{name} cannot lie in the home of each user',
      message:
        "With `scope: machine` {name} is one text for everybody, and what reads it does not expand the `~` of {value}. goenv would have to write one user's home for all.",
      remedy:
        'Leave {name} out, so that every user has its default, or write a folder that is meant for everybody.',
    },
    zh: {
      title: '{name} 不能位于每个用户自己的主目录',
      message:
        '`scope: machine` 下 {name} 对所有用户都是同一段文字，读取它的程序不会展开 {value} 中的 `~`。goenv 只能替所有人写入某一个用户的主目录。',
      remedy: '去掉 {name}，让每个用户使用默认值，或写一个供所有用户使用的目录。',
    },
  },
  MACHINE_SCOPE_TOOLCHAIN: {
    en: {
      title: 'A toolchain that go switches to does not see these settings',
      message:
        "With `scope: machine` Go's settings stand in go.env of the installed Go. `toolchain: {toolchain}` lets go switch to another one, which reads the go.env of its own: GOPROXY, GOPRIVATE and the others are Go's defaults again there.",
      remedy: 'Write `toolchain: local`, or use `scope: user`, whose file every toolchain reads.',
    },
    zh: {
      title: 'go 切换到的工具链看不到这些设置',
      message:
        '`scope: machine` 下 Go 的设置写在已安装的 Go 的 go.env 里。`toolchain: {toolchain}` 允许 go 切换到另一个工具链，它读取的是自己的 go.env：在那里 GOPROXY、GOPRIVATE 等又是 Go 的默认值。',
      remedy: '写 `toolchain: local`，或使用 `scope: user`，它的文件每个工具链都会读取。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
