import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';

/** What fails beside go's downloads: go.mod itself, how go was called, the program, memory, other programs. */
export const notNetworkOthers: Texts<
  Extract<
    CauseCode,
    `not_network.${'go_mod_invalid' | 'go_usage' | 'program_failed' | 'build_killed' | 'other_tool'}`
  >
> = {
  'not_network.go_mod_invalid': {
    en: {
      title: 'go.mod or go.work is not valid',
      message:
        'A line cannot be read, contradicts another, or names a folder that is not there: a merge conflict, a replacement outside the checkout, or a stale go.work.',
      remedy:
        'Correct the file at the line named; where a folder is missing, check it out or remove the line.',
      commands: ['go mod edit -json', 'go env GOMOD GOWORK'],
    },
    zh: {
      title: 'go.mod 或 go.work 无效',
      message:
        '某一行无法读取、与另一行矛盾，或指向不存在的目录：合并冲突、检出目录之外的替换，或过时的 go.work。',
      remedy: '请修改错误指出的行；如果缺少目录，请检出该目录或删除该行。',
      commands: ['go mod edit -json', 'go env GOMOD GOWORK'],
    },
  },
  'not_network.go_usage': {
    en: {
      title: 'go was called in a way that it does not accept',
      message:
        'A flag, an argument or a variable has a value that this version of go does not know or allow.',
      remedy: 'Correct the flag, argument or variable that the error names.',
      commands: ['go version', 'go env GOFLAGS GOOS GOARCH', 'go help'],
    },
    zh: {
      title: 'go 的调用方式不被接受',
      message: '某个参数、选项或变量的值是当前 go 版本不认识或不允许的。',
      remedy: '请更正错误指出的选项、参数或变量。',
      commands: ['go version', 'go env GOFLAGS GOOS GOARCH', 'go help'],
    },
  },
  'not_network.program_failed': {
    en: {
      title: 'the program or its tests ran and failed',
      message:
        'Everything was downloaded and built; what failed is the code that ran. Connections that a test opens itself are its own matter.',
      remedy: 'Read the first failure above and correct the code, the test, or the service that it needs.',
      commands: ['go test -run TestName -v ./...'],
    },
    zh: {
      title: '程序或其测试运行后失败',
      message: '所需内容均已下载并完成构建；失败的是运行的代码。测试自己建立的连接由测试负责。',
      remedy: '请查看上面的第一个失败，修改代码、测试或其所需的服务。',
      commands: ['go test -run TestName -v ./...'],
    },
  },
  'not_network.build_killed': {
    en: {
      title: 'the system ended the compiler, most likely for lack of memory',
      message: 'The compiler or linker was killed from outside; its input is not at fault.',
      remedy: 'Give the machine or container more memory, or build fewer packages at once.',
      commands: ['go build -p 1 ./...', 'free -h'],
    },
    zh: {
      title: '编译器被系统终止，多半是内存不足',
      message: '编译器或链接器被外部终止；与其输入无关。',
      remedy: '请为机器或容器提供更多内存，或减少同时构建的包。',
      commands: ['go build -p 1 ./...', 'free -h'],
    },
  },
  'not_network.other_tool': {
    en: {
      title: 'another program failed, not go',
      message: 'The error is that of a linter, of Docker, of make, of npm or of another step of the build.',
      remedy: "Correct what that program names; goenv's settings do not reach it.",
      commands: [],
    },
    zh: {
      title: '失败的是其他程序，而不是 go',
      message: '错误来自代码检查工具、Docker、make、npm 或构建的其他步骤。',
      remedy: '请按该程序的提示更正；goenv 的设置与它无关。',
      commands: [],
    },
  },
};
