import type { PLANNER_CODES } from '../../core/codes/planner.ts';
import { credentialTexts } from './credentials.ts';
import { machineScopeTexts } from './machine-scope.ts';
import type { Texts } from './texts.ts';
import { trustStoreTexts } from './trust-store.ts';

export const planner: Texts<(typeof PLANNER_CODES)[number]> = {
  ...trustStoreTexts,
  ...machineScopeTexts,
  ...credentialTexts,
  GOENV_OFF: {
    en: {
      title: 'go is told to read no settings file (GOENV=off)',
      message:
        'The environment variable GOENV is "off": go reads no go/env file, so nothing that goenv writes there would have any effect. Nothing was changed.',
      remedy: 'Remove GOENV from the environment and run the command again.',
      commands: ['unset GOENV'],
    },
    zh: {
      title: 'go 被设置为不读取配置文件（GOENV=off）',
      message:
        '环境变量 GOENV 的值为 "off"：go 不会读取 go/env 文件，goenv 写入的任何内容都不会生效。未做任何更改。',
      remedy: '从环境中删除 GOENV，然后重新运行该命令。',
      commands: ['unset GOENV'],
    },
  },
  GOENV_RELATIVE: {
    en: {
      title: 'GOENV is not an absolute path',
      message:
        'The environment variable GOENV is "{value}". go looks for a relative path in the folder it runs in, so it would read another settings file in every folder. Nothing was changed.',
      remedy: 'Give GOENV an absolute path, or remove it from the environment to use the default file.',
      commands: ['unset GOENV'],
    },
    zh: {
      title: 'GOENV 不是绝对路径',
      message:
        '环境变量 GOENV 的值为 "{value}"。go 会在当前所在目录查找相对路径，因此在每个目录中读取的配置文件都不同。未做任何更改。',
      remedy: '将 GOENV 设为绝对路径，或从环境中删除它以使用默认文件。',
      commands: ['unset GOENV'],
    },
  },
  XDG_CONFIG_HOME_RELATIVE: {
    en: {
      title: 'XDG_CONFIG_HOME is not an absolute path',
      message:
        'The environment variable XDG_CONFIG_HOME is "{value}". go accepts only an absolute path there; with this one it reads no settings file of yours at all, not even the default one. Nothing was changed.',
      remedy: 'Give XDG_CONFIG_HOME an absolute path, or remove it from the environment.',
      commands: ['unset XDG_CONFIG_HOME'],
    },
    zh: {
      title: 'XDG_CONFIG_HOME 不是绝对路径',
      message:
        '环境变量 XDG_CONFIG_HOME 的值为 "{value}"。go 在这里只接受绝对路径；使用该值时，go 完全不会读取你的配置文件，连默认文件也不读。未做任何更改。',
      remedy: '将 XDG_CONFIG_HOME 设为绝对路径，或从环境中删除它。',
      commands: ['unset XDG_CONFIG_HOME'],
    },
  },
  APPDATA_UNSET: {
    en: {
      title: 'The environment variable AppData is missing',
      message:
        'On Windows go keeps its settings in the folder that AppData names. Without AppData it reads no settings file at all. Nothing was changed.',
      remedy: 'Run goenv in a normal session of the user, where Windows sets AppData.',
    },
    zh: {
      title: '缺少环境变量 AppData',
      message:
        '在 Windows 上，go 把配置保存在 AppData 指定的目录中。没有 AppData 时，go 不会读取任何配置文件。未做任何更改。',
      remedy: '请在用户的正常会话中运行 goenv，Windows 会在其中设置 AppData。',
    },
  },
  GO_NOT_FOUND: {
    en: {
      title: 'No go command was found in PATH',
      message:
        'goenv reads and writes the settings file by itself and needs no go for that. What go would say about these settings could not be compared.',
      remedy: '',
    },
    zh: {
      title: '在 PATH 中找不到 go 命令',
      message: 'goenv 自行读写配置文件，不需要 go。但无法与 go 实际看到的设置进行比对。',
      remedy: '',
    },
  },
  GO_TIMED_OUT: {
    en: {
      title: 'The go command did not answer in time',
      message:
        '"go env" gave no answer within {seconds} seconds. goenv went on without it; whether something else overrides the settings could not be checked fully.',
      remedy: 'Run the command below by hand and see what it waits for.',
      commands: ['GOTOOLCHAIN=local go env GOPROXY'],
    },
    zh: {
      title: 'go 命令未及时响应',
      message:
        '"go env" 在 {seconds} 秒内没有响应。goenv 已跳过它继续执行；无法完整检查这些设置是否被其他设置覆盖。',
      remedy: '手动运行下面的命令，查看它在等待什么。',
      commands: ['GOTOOLCHAIN=local go env GOPROXY'],
    },
  },
  GO_FAILED: {
    en: {
      title: 'The go command failed',
      message:
        '"go env" ended with status {status} and said: {output}. A wrong value in the settings file can break every go command. goenv went on without go\'s answer.',
      remedy: 'Run the command below by hand and correct what it complains about.',
      commands: ['GOTOOLCHAIN=local go env GOPROXY'],
    },
    zh: {
      title: 'go 命令执行失败',
      message:
        '"go env" 以状态码 {status} 退出，输出为：{output}。配置文件中的错误值可能使所有 go 命令失效。goenv 已在没有 go 的回答的情况下继续执行。',
      remedy: '手动运行下面的命令，并修正它报告的问题。',
      commands: ['GOTOOLCHAIN=local go env GOPROXY'],
    },
  },
  GO_READS_OTHER_FILE: {
    en: {
      title: 'go reads another settings file than expected',
      message:
        'goenv manages {file}, but the go command in PATH reads {other}. It is probably a wrapper that sets GOENV; settings in {file} have no effect on it.',
      remedy:
        'See which go runs, and remove GOENV from its wrapper or export GOENV={other} before running goenv.',
      commands: ['command -v go'],
    },
    zh: {
      title: 'go 读取的配置文件与预期不同',
      message:
        'goenv 管理的是 {file}，但 PATH 中的 go 命令读取的是 {other}。它很可能是一个设置了 GOENV 的包装脚本；{file} 中的设置对它不起作用。',
      remedy: '确认实际运行的是哪个 go，然后从包装脚本中删除 GOENV，或在运行 goenv 前导出 GOENV={other}。',
      commands: ['command -v go'],
    },
  },
  GO_ENV_CRLF: {
    en: {
      title: 'Windows line endings in the go settings file',
      message:
        'go takes everything up to the line feed as the value, so the invisible carriage return became a part of it. Values affected: {names}.',
      remedy: 'Save the file with Unix (LF) line endings.',
    },
    zh: {
      title: 'go 配置文件中有 Windows 换行符',
      message:
        'go 会把换行符（LF）之前的所有内容都当作值，因此不可见的回车符（CR）成了值的一部分。受影响的变量：{names}。',
      remedy: '以 Unix（LF）换行格式保存该文件。',
    },
  },
  GO_ENV_QUOTES: {
    en: {
      title: 'Quotes around a value in the go settings file',
      message: 'The go settings file knows no quotes: go takes those around {name} as a part of the value.',
      remedy: 'Remove the quotes.',
    },
    zh: {
      title: 'go 配置文件中的值带有引号',
      message: 'go 配置文件不支持引号：go 会把 {name} 两端的引号当作值的一部分。',
      remedy: '删除引号。',
    },
  },
  GO_ENV_EMPTY: {
    en: {
      title: '{name} is empty in the go settings file',
      message:
        'An empty {name} line does not mean "default": it hides the default, and go then refuses to download modules.',
      remedy: 'Remove the line, or give it a value.',
    },
    zh: {
      title: 'go 配置文件中的 {name} 为空',
      message: '空的 {name} 行并不表示“默认值”：它会遮盖默认值，使 go 拒绝下载模块。',
      remedy: '删除该行，或为它设置一个值。',
    },
  },
  GO_ENV_BLANK_IN_LIST: {
    en: {
      title: 'A blank in the list {name}',
      message:
        'go does not trim the elements of {name}: one with a blank before or after it matches no module, and go says nothing about it. Private modules may be asked for at public servers.',
      remedy: 'Separate the elements by commas alone.',
    },
    zh: {
      title: '列表 {name} 中有空白字符',
      message:
        'go 不会去除 {name} 中各元素两端的空白：带空白的元素不匹配任何模块，且 go 不会给出提示。私有模块可能因此被发送到公共服务器查询。',
      remedy: '元素之间只用逗号分隔。',
    },
  },
  GO_ENV_DUPLICATE: {
    en: {
      title: '{name} stands more than once in the go settings file',
      message:
        'go takes the last line of {name} and ignores the earlier ones. goenv edits the last, too; when {name} is removed, all its lines go.',
      remedy: 'Keep one line.',
    },
    zh: {
      title: 'go 配置文件中 {name} 出现多次',
      message:
        'go 只采用 {name} 的最后一行，忽略前面的行。goenv 也只修改最后一行；删除 {name} 时，它的所有行都会被删除。',
      remedy: '只保留一行。',
    },
  },
  GO_ENV_LINE_IGNORED: {
    en: {
      title: 'go ignores a line of its settings file',
      message:
        'The line looks like a setting of {name}, but go reads only lines of the form NAME=value: a capital letter first, nothing before it ("export", blanks, a byte order mark), no blank before the equals sign.',
      remedy: 'Write the line as {name}=value, or remove it.',
    },
    zh: {
      title: 'go 忽略了配置文件中的一行',
      message:
        '该行看起来在设置 {name}，但 go 只读取 NAME=value 形式的行：以大写字母开头，前面不能有任何内容（"export"、空白、字节顺序标记），等号前不能有空白。',
      remedy: '将该行写成 {name}=value 的形式，或删除它。',
    },
  },
  GO_ENV_HIDES_WEAKER: {
    en: {
      title: '{name} is also set in a weaker place',
      message:
        'go takes {name}={value} from go.env of its own installation. As soon as your go settings file has {name}, that list is replaced as a whole and these patterns no longer count.',
      remedy: 'If they still matter, add them to go.private in the profile.',
    },
    zh: {
      title: '{name} 在优先级更低的位置也有设置',
      message:
        'go 从其安装目录的 go.env 中得到 {name}={value}。一旦你的 go 配置文件中有了 {name}，该列表会被整体替换，这些模式将不再生效。',
      remedy: '如果仍需要它们，请将其加入 profile 的 go.private。',
    },
  },
  GIT_CONFIG_GLOBAL_UNUSABLE: {
    en: {
      title: 'GIT_CONFIG_GLOBAL names no file that goenv could write to',
      message:
        'The environment variable GIT_CONFIG_GLOBAL is "{value}". git reads that in place of ~/.gitconfig, and goenv can tie its settings only into a regular file with an absolute path. Nothing was changed.',
      remedy: 'Remove GIT_CONFIG_GLOBAL from the environment, or give it the absolute path of a file.',
      commands: ['unset GIT_CONFIG_GLOBAL'],
    },
    zh: {
      title: 'GIT_CONFIG_GLOBAL 指向的不是 goenv 能写入的文件',
      message:
        '环境变量 GIT_CONFIG_GLOBAL 的值为 "{value}"。git 会用它代替 ~/.gitconfig，而 goenv 只能把设置接入以绝对路径给出的普通文件。未做任何更改。',
      remedy: '从环境中删除 GIT_CONFIG_GLOBAL，或将它设为某个文件的绝对路径。',
      commands: ['unset GIT_CONFIG_GLOBAL'],
    },
  },
  GIT_CONFIG_BROKEN: {
    en: {
      title: 'git cannot read line {line} of {file}',
      message:
        'Line {line} of {file} breaks the syntax of git configuration files. Until it is mended, every git command fails, and so does every go command that needs git. Nothing was changed.',
      remedy: 'Correct or remove that line, then run the command again.',
      commands: ['git config --file {file} --list'],
    },
    zh: {
      title: 'git 无法读取 {file} 的第 {line} 行',
      message:
        '{file} 的第 {line} 行不符合 git 配置文件的语法。在修正之前，所有 git 命令以及需要 git 的 go 命令都会失败。未做任何更改。',
      remedy: '改正或删除该行，然后重新运行该命令。',
      commands: ['git config --file {file} --list'],
    },
  },
  GIT_INCLUDE_LOOP: {
    en: {
      title: 'git configuration files include each other without end',
      message:
        'git follows at most ten includes, one inside the other, and gave up at {file}: most often a file includes itself. Every git command fails until that is mended. Nothing was changed.',
      remedy: 'Remove the "path" line under [include] that leads back, then run the command again.',
    },
    zh: {
      title: 'git 配置文件之间循环包含',
      message:
        'git 最多跟随十层嵌套的 include，到 {file} 时放弃了：多半是某个文件包含了它自己。在修正之前，所有 git 命令都会失败。未做任何更改。',
      remedy: '删除 [include] 下造成循环的 "path" 行，然后重新运行该命令。',
    },
  },
  GIT_TIMEOUT: {
    en: {
      title: 'git did not answer in time',
      message:
        'git was asked for its settings and did not answer within five seconds. A home folder or an included file on a network drive that hangs is the usual cause. Nothing was changed.',
      remedy: 'Run the command below by hand and see where it hangs.',
    },
    zh: {
      title: 'git 没有及时回应',
      message:
        '向 git 查询设置，五秒内没有得到回应。常见原因是主目录或被包含的文件位于无响应的网络盘上。未做任何更改。',
      remedy: '手动运行下面的命令，查看它卡在哪里。',
    },
  },
  GIT_FAILED: {
    en: {
      title: 'git could not list its settings',
      message: 'git ended with status {status} and said: {text}. Nothing was changed.',
      remedy: 'Run the command below by hand, mend what git complains about, then run goenv again.',
    },
    zh: {
      title: 'git 无法列出它的设置',
      message: 'git 以状态码 {status} 退出，并提示：{text}。未做任何更改。',
      remedy: '手动运行下面的命令，解决 git 提示的问题，然后重新运行 goenv。',
    },
  },
  GIT_NOT_FOUND: {
    en: {
      title: 'git is not installed; goenv read its configuration files itself',
      message:
        'There is no git command on PATH. goenv read the system and user configuration files by git\'s rules; conditional includes ("includeIf") were left out. The settings take effect once git is installed.',
      remedy: 'Install git if this machine is to fetch modules from git hosts.',
    },
    zh: {
      title: '未安装 git；goenv 自行读取了它的配置文件',
      message:
        'PATH 中没有 git 命令。goenv 按 git 的规则读取了系统和用户配置文件，但未处理条件包含（"includeIf"）。安装 git 之后这些设置才会起作用。',
      remedy: '如果本机需要从 git 主机获取模块，请安装 git。',
    },
  },
  GIT_TOO_OLD: {
    en: {
      title: 'This git is older than 2.26; goenv read its configuration files itself',
      message:
        'git before 2.26 cannot say which file a setting comes from together with its scope. goenv read the system and user configuration files by git\'s rules; conditional includes ("includeIf") were left out.',
      remedy: 'Upgrade git when you can.',
    },
    zh: {
      title: 'git 版本低于 2.26；goenv 自行读取了它的配置文件',
      message:
        '2.26 之前的 git 不能同时给出设置所在的文件及其作用域。goenv 按 git 的规则读取了系统和用户配置文件，但未处理条件包含（"includeIf"）。',
      remedy: '有条件时请升级 git。',
    },
  },
  GIT_REWRITE_EMPTY: {
    en: {
      title: 'An empty insteadOf rewrites every URL to "{to}"',
      message:
        'git takes the empty "insteadOf" of "{to}" as a prefix of every URL and puts "{to}" in front of each URL that no longer rule matches. It does not clear other rules, as an empty value does for some settings.',
      remedy: 'Remove that line unless it is really meant.',
    },
    zh: {
      title: '空的 insteadOf 会把所有 URL 改写到 "{to}"',
      message:
        'git 把 "{to}" 的空 "insteadOf" 视为所有 URL 的前缀，凡是没有更长规则匹配的 URL 前面都会加上 "{to}"。它不像某些设置的空值那样用来清除其他规则。',
      remedy: '如果不是有意为之，请删除该行。',
    },
  },
  GIT_REWRITE_SHADOWED: {
    en: {
      title: 'A longer rule takes "{longer}" out of the rewrite of "{from}"',
      message:
        'git uses the longest matching prefix. URLs that begin with "{longer}" therefore go to "{to}", and not where the profile sends "{from}".',
      remedy: 'Keep the rule if the exception is meant; otherwise remove that line.',
    },
    zh: {
      title: '更长的规则使 "{longer}" 不受 "{from}" 的改写约束',
      message:
        'git 使用匹配的最长前缀。因此以 "{longer}" 开头的 URL 会转到 "{to}"，而不是 profile 为 "{from}" 指定的地方。',
      remedy: '如果这个例外是有意的就保留；否则请删除该行。',
    },
  },
  GIT_CONFIG_IN_ENV: {
    en: {
      title: '{variable} sets git configuration from the environment',
      message:
        'The environment variable {variable} gives git these settings: {keys}. For single values they win over every file; for insteadOf a rule in a file wins over an equal one.',
      remedy: 'Remove the variable unless the program that sets it needs it.',
      commands: ['unset {variable}'],
    },
    zh: {
      title: '{variable} 通过环境设置了 git 配置',
      message:
        '环境变量 {variable} 给了 git 以下设置：{keys}。对于单值设置，它们优先于所有文件；对于 insteadOf，前缀相同时文件中的规则优先。',
      remedy: '如果设置它的程序并不需要它，请删除该变量。',
      commands: ['unset {variable}'],
    },
  },
  GIT_NO_VERIFY_SET: {
    en: {
      title: 'GIT_SSL_NO_VERIFY turns off all certificate checks of git',
      message:
        'The environment variable GIT_SSL_NO_VERIFY is set. Whatever its value, even "0" or "false", git then accepts any certificate from any host, so anybody on the way can change the code that it fetches.',
      remedy: 'Remove the variable, and add the missing certificate to the profile instead.',
      commands: ['unset GIT_SSL_NO_VERIFY'],
    },
    zh: {
      title: 'GIT_SSL_NO_VERIFY 关闭了 git 的所有证书检查',
      message:
        '环境变量 GIT_SSL_NO_VERIFY 已设置。无论值是什么，即使是 "0" 或 "false"，git 都会接受任何主机的任何证书，网络途中的任何人都能篡改所获取的代码。',
      remedy: '删除该变量，改为在 profile 中添加缺少的证书。',
      commands: ['unset GIT_SSL_NO_VERIFY'],
    },
  },
  GIT_OWN_FILE_FOREIGN: {
    en: {
      title: "somebody else wrote {key} into goenv's gitconfig",
      message:
        '{path} is written by goenv and read through its include, so this entry is in force too. goenv keeps it, now and after a revert, when nothing reads the file any more.',
      remedy: 'Move it to your own ~/.gitconfig.',
    },
    zh: {
      title: '有人把 {key} 写进了 goenv 的 gitconfig',
      message:
        '{path} 由 goenv 写入，并通过 include 读取，因此这一项也会生效。goenv 会保留它；撤销之后文件仍在，但不再被读取。',
      remedy: '把它移到自己的 ~/.gitconfig。',
    },
  },
  GIT_CAINFO_SET: {
    en: {
      title: 'GIT_SSL_CAINFO decides which certificates git trusts',
      message:
        'The environment variable GIT_SSL_CAINFO names {file}. It wins over every http.sslCAInfo in git configuration files, those for single URLs too.',
      remedy: 'Remove the variable unless that file is really meant for every host.',
      commands: ['unset GIT_SSL_CAINFO'],
    },
    zh: {
      title: 'GIT_SSL_CAINFO 决定 git 信任哪些证书',
      message:
        '环境变量 GIT_SSL_CAINFO 指向 {file}。它优先于 git 配置文件中的所有 http.sslCAInfo，包括针对单个 URL 的设置。',
      remedy: '如果该文件并非要用于所有主机，请删除该变量。',
      commands: ['unset GIT_SSL_CAINFO'],
    },
  },
  SHELL_ENV_WINDOWS: {
    en: {
      title: 'network, trust and shell cannot be managed on Windows yet',
      message:
        'The profile wants variables for new shells. On Windows they would be settings of the user account, which this version does not write. Nothing was changed.',
      remedy: 'Leave this part out, or set the variables by hand.',
      commands: ['goenv apply --skip shell-env'],
    },
    zh: {
      title: '目前还不能在 Windows 上管理 network、trust 和 shell',
      message:
        'profile 要为新的 shell 设置变量。在 Windows 上这些变量属于用户账户的设置，当前版本不会写入。未做任何更改。',
      remedy: '跳过这一部分，或手动设置这些变量。',
      commands: ['goenv apply --skip shell-env'],
    },
  },
  SHELL_LINE_EDITED: {
    en: {
      title: "a line of goenv's was edited by hand",
      message:
        'The line in {path} has the mark of goenv, but it is not the line that goenv writes. It was left as it is, and goenv will not take it out either.',
      remedy: 'Delete the line, or take the mark off it if it is yours now.',
    },
    zh: {
      title: 'goenv 写入的一行被手动修改过',
      message:
        '{path} 中的这一行带有 goenv 的标记，但与 goenv 写入的内容不同。goenv 没有改动它，以后也不会删除它。',
      remedy: '删除这一行；如果它现在由您自己维护，请去掉其中的标记。',
    },
  },
  SHELL_OTHER_HOME: {
    en: {
      title: 'HOME is not the home of a login',
      message:
        "HOME is {home}, and the password database says {login}. goenv's lines go into {home}; a new login, and ssh, read {login}.",
      remedy: 'Start goenv with the HOME that is meant; as root for somebody else, use --user NAME.',
    },
    zh: {
      title: 'HOME 不是登录时的主目录',
      message:
        'HOME 是 {home}，而密码数据库里是 {login}。goenv 的行写进 {home}；新的登录和 ssh 读取的是 {login}。',
      remedy: '用正确的 HOME 启动 goenv；以 root 身份替他人操作时使用 --user NAME。',
    },
  },
};
