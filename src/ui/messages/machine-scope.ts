import type { PLANNER_CODES } from '../../core/codes/planner.ts';
import type { Texts } from './texts.ts';

/** What planners say at `scope: machine`. */
export const machineScopeTexts = {
  GO_ENV_NO_GO: {
    en: {
      title: 'no go whose settings could be written',
      message:
        "With `scope: machine` Go's settings go into the file go.env of its GOROOT, and no go told where that is: none was found in PATH, or it failed. Under --root, none lies in /usr/local/go, /usr/lib/go or /usr/lib/golang. Nothing was changed.",
      remedy:
        'Install Go, or see that root finds it: sudo often takes /usr/local/go/bin out of PATH. Or leave this part out.',
      commands: ['sudo env PATH="$PATH" goenv apply', 'goenv apply --skip go-env'],
    },
    zh: {
      title: '找不到可以写入设置的 go',
      message:
        '`scope: machine` 下，Go 的设置写在其 GOROOT 的 go.env 文件里，但没有 go 能说出它在哪里：PATH 中找不到 go，或者它运行失败。使用 --root 时，/usr/local/go、/usr/lib/go 和 /usr/lib/golang 中都没有。未做任何更改。',
      remedy:
        '安装 Go，或让 root 能找到它：sudo 常会把 /usr/local/go/bin 从 PATH 中去掉。也可以跳过这一部分。',
      commands: ['sudo env PATH="$PATH" goenv apply', 'goenv apply --skip go-env'],
    },
  },
  GO_ENV_NEEDS_121: {
    en: {
      title: 'this Go has no settings file for everybody',
      message:
        'The Go in {folder} is {version}. Only Go 1.21 and later read go.env there, so nothing that goenv writes would have any effect. Nothing was changed.',
      remedy: 'Install a newer Go, use `scope: user`, or leave this part out.',
      commands: ['goenv apply --skip go-env'],
    },
    zh: {
      title: '这个 Go 没有面向所有用户的设置文件',
      message:
        '{folder} 中的 Go 是 {version}。只有 Go 1.21 及更新的版本才会读取那里的 go.env，goenv 写入的任何内容都不会生效。未做任何更改。',
      remedy: '安装更新的 Go，使用 `scope: user`，或跳过这一部分。',
      commands: ['goenv apply --skip go-env'],
    },
  },
  GOROOT_EXPORTED: {
    en: {
      title: 'GOROOT is exported, and moves the settings of everybody',
      message:
        'The environment variable GOROOT is {folder}, so go reads go.env there, and goenv follows it. Users without that variable use the Go in their PATH, with another go.env.',
      remedy: 'Remove GOROOT from the environment, unless everybody here has it.',
      commands: ['unset GOROOT'],
    },
    zh: {
      title: '导出的 GOROOT 移动了面向所有用户的设置',
      message:
        '环境变量 GOROOT 的值为 {folder}，go 读取那里的 go.env，goenv 也照此处理。没有该变量的用户使用 PATH 中的 Go，读取的是另一个 go.env。',
      remedy: '除非这里的所有用户都设置了它，否则请从环境中删除 GOROOT。',
      commands: ['unset GOROOT'],
    },
  },
  GIT_CONFIG_SYSTEM_UNUSABLE: {
    en: {
      title: 'GIT_CONFIG_SYSTEM names no file that goenv could write to',
      message:
        'The environment variable GIT_CONFIG_SYSTEM is "{value}". git reads that in place of /etc/gitconfig, and goenv can tie its settings only into a regular file with an absolute path. Nothing was changed.',
      remedy: 'Remove GIT_CONFIG_SYSTEM from the environment, or give it the absolute path of a file.',
      commands: ['unset GIT_CONFIG_SYSTEM'],
    },
    zh: {
      title: 'GIT_CONFIG_SYSTEM 指向的不是 goenv 能写入的文件',
      message:
        '环境变量 GIT_CONFIG_SYSTEM 的值为 "{value}"。git 会用它代替 /etc/gitconfig，而 goenv 只能把设置接入以绝对路径给出的普通文件。未做任何更改。',
      remedy: '从环境中删除 GIT_CONFIG_SYSTEM，或将它设为某个文件的绝对路径。',
      commands: ['unset GIT_CONFIG_SYSTEM'],
    },
  },
  GIT_SYSTEM_MOVED: {
    en: {
      title: "GIT_CONFIG_SYSTEM moves git's settings of everybody",
      message:
        'The environment variable GIT_CONFIG_SYSTEM is {file}, and goenv follows it. The git of users without that variable reads its own system file instead.',
      remedy: 'Remove GIT_CONFIG_SYSTEM from the environment, unless everybody here has it.',
      commands: ['unset GIT_CONFIG_SYSTEM'],
    },
    zh: {
      title: 'GIT_CONFIG_SYSTEM 移动了 git 面向所有用户的设置',
      message:
        '环境变量 GIT_CONFIG_SYSTEM 的值为 {file}，goenv 照此处理。没有该变量的用户，其 git 读取的是自己的系统配置文件。',
      remedy: '除非这里的所有用户都设置了它，否则请从环境中删除 GIT_CONFIG_SYSTEM。',
      commands: ['unset GIT_CONFIG_SYSTEM'],
    },
  },
  SHELL_ENV_NOT_LINUX: {
    en: {
      title: 'variables for everybody can be managed on Linux alone',
      message:
        'With `scope: machine` variables go into /etc/profile.d, which no shell of this system reads. Nothing was changed.',
      remedy: 'Use `scope: user`, or leave this part out.',
      commands: ['goenv apply --skip shell-env'],
    },
    zh: {
      title: '只有在 Linux 上才能管理面向所有用户的变量',
      message: '`scope: machine` 下变量写在 /etc/profile.d 中，而这个系统的 shell 都不读取它。未做任何更改。',
      remedy: '使用 `scope: user`，或跳过这一部分。',
      commands: ['goenv apply --skip shell-env'],
    },
  },
  SHELL_ZSH_PASSES_BY: {
    en: {
      title: 'zsh does not read /etc/profile.d here',
      message:
        'zsh is installed, and none of its files in /etc reads /etc/profile, as in Debian: login shells of zsh will not have these variables, unless what starts them has.',
      remedy: 'Add a line to {path}, for all login shells of zsh: emulate sh -c ". /etc/profile.d/goenv.sh"',
    },
    zh: {
      title: '这里的 zsh 不读取 /etc/profile.d',
      message:
        '系统装有 zsh，但 /etc 中 zsh 的文件都没有读取 /etc/profile（Debian 即是如此）：zsh 的登录 shell 不会有这些变量，除非启动它的程序已经有了。',
      remedy: '在 {path} 中为所有 zsh 登录 shell 加上一行：emulate sh -c ". /etc/profile.d/goenv.sh"',
    },
  },
} satisfies Partial<Texts<(typeof PLANNER_CODES)[number]>>;
