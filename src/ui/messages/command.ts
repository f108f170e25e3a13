import type { COMMAND_CODES } from '../../core/codes/command.ts';
import type { Texts } from './texts.ts';

export const command: Texts<(typeof COMMAND_CODES)[number]> = {
  WRONG_USAGE: {
    en: { title: 'wrong usage', message: '{reason}', remedy: 'see the help', commands: ['goenv --help'] },
    zh: { title: '用法错误', message: '{reason}', remedy: '查看帮助', commands: ['goenv --help'] },
  },
  UNKNOWN_COMMAND: {
    en: {
      title: 'unknown command `{command}`',
      message: 'goenv has no such command.{hint}',
      remedy: 'see the commands',
      commands: ['goenv --help'],
    },
    zh: {
      title: '未知命令 `{command}`',
      message: 'goenv 没有这个命令。{hint}',
      remedy: '查看所有命令',
      commands: ['goenv --help'],
    },
  },
  UNKNOWN_OPTION: {
    en: {
      title: 'unknown option `{option}`',
      message: '`goenv {command}` has no such option.{hint}',
      remedy: 'see its options',
      commands: ['goenv {command} --help'],
    },
    zh: {
      title: '未知选项 `{option}`',
      message: '`goenv {command}` 没有这个选项。{hint}',
      remedy: '查看它的选项',
      commands: ['goenv {command} --help'],
    },
  },
  OPTION_NEEDS_VALUE: {
    en: {
      title: 'option `{option}` needs a value',
      message: 'Nothing usable follows it.',
      remedy: 'give a value, such as `{example}`',
    },
    zh: {
      title: '选项 `{option}` 缺少值',
      message: '后面没有可用的值。',
      remedy: '给出一个值，例如 `{example}`',
    },
  },
  ORIGIN_KEY_UNKNOWN: {
    en: {
      title: 'unknown key `{key}`',
      message: 'Neither this profile nor the grammar has such a key.{hint}',
      remedy: 'name a key as `goenv show` prints it, or an entry of a set: go.private[git.acme.internal]',
    },
    zh: {
      title: '未知的键 `{key}`',
      message: '该 profile 和语法中都没有这个键。{hint}',
      remedy: '使用 `goenv show` 所显示的键名，或集合中的一项：go.private[git.acme.internal]',
    },
  },
  ORIGIN_KEY_NOT_SET: {
    en: {
      title: '`{key}` is not set',
      message:
        'The key exists, but neither this profile nor a base of it says anything of it: goenv leaves what the machine has.{hint}',
      remedy: 'see what the profile sets',
      commands: ['goenv show {profile}'],
    },
    zh: {
      title: '未设置 `{key}`',
      message: '这个键存在，但该 profile 及其基础 profile 都没有设置它：goenv 不改动机器上已有的值。{hint}',
      remedy: '查看该 profile 设置了什么',
      commands: ['goenv show {profile}'],
    },
  },
  EXPORT_TARGET_UNKNOWN: {
    en: {
      title: 'unknown export target `{target}`',
      message: 'goenv can export to: {known}.{hint}',
      remedy: 'name one of these first, then the profile',
      commands: ['goenv export {first} PROFILE'],
    },
    zh: {
      title: '未知的导出目标 `{target}`',
      message: 'goenv 可以导出为：{known}。{hint}',
      remedy: '先写其中之一，再写 profile',
      commands: ['goenv export {first} PROFILE'],
    },
  },
  EXPORT_FORMAT_UNKNOWN: {
    en: {
      title: 'unknown format `{format}`',
      message: '`goenv export {target}` writes: {known}.',
      remedy: 'use one of these',
    },
    zh: {
      title: '未知的格式 `{format}`',
      message: '`goenv export {target}` 可以写：{known}。',
      remedy: '使用其中之一',
    },
  },
  DIFF_NOT_COMPARED: {
    en: {
      title: '{planner} could not be compared with this machine',
      message: '{reason}. What the others found is shown.',
      remedy: 'see what stands in the way',
      commands: ['goenv plan {profile} --only {planner}'],
    },
    zh: {
      title: '{planner} 无法与本机比较',
      message: '{reason}。其余部分的结果照常显示。',
      remedy: '查看原因',
      commands: ['goenv plan {profile} --only {planner}'],
    },
  },
  UNKNOWN_PLANNER: {
    en: {
      title: 'unknown planner `{planner}`',
      message: '--only and --skip take the names of planners: {known}.',
      remedy: 'use one of these',
    },
    zh: {
      title: '未知的 planner `{planner}`',
      message: '--only 和 --skip 接受的 planner 名称：{known}。',
      remedy: '使用其中之一',
    },
  },
  NEEDS_YES: {
    en: {
      title: 'not confirmed',
      message: 'There is no terminal to ask on, and changes are pending. Nothing was changed.',
      remedy: 'say yes beforehand',
      commands: ['goenv {command} --yes'],
    },
    zh: {
      title: '未确认',
      message: '没有可以询问的终端，而有改动等待执行。未做任何改动。',
      remedy: '事先表示同意',
      commands: ['goenv {command} --yes'],
    },
  },
  DECLINED: {
    en: { title: 'declined', message: 'You answered no. Nothing was changed.', remedy: '' },
    zh: { title: '已拒绝', message: '您选择了否。未做任何改动。', remedy: '' },
  },
  NO_PROFILE: {
    en: {
      title: 'no profile named',
      message: 'Neither the command line nor a settings file names a profile.',
      remedy: 'name one: a path, `-` for standard input, or a built-in ({known})',
      commands: ['goenv plan cn'],
    },
    zh: {
      title: '没有指定 profile',
      message: '命令行和设置文件都没有指定 profile。',
      remedy: '请指定：路径、`-`（标准输入）或内置名称（{known}）',
      commands: ['goenv plan cn'],
    },
  },
  FIX_REFUSED: {
    en: {
      title: 'nothing was written to {path}',
      message: 'As it stands, or with the lines of the remedy, it is no valid profile. The reasons follow.',
      remedy: 'mend what is said below, then merge the lines above by hand or run this again',
      commands: ['goenv validate {path}'],
    },
    zh: {
      title: '未写入 {path}',
      message: '该文件本身，或加入上述内容之后，不是有效的 profile。原因如下。',
      remedy: '请先修正下面的问题，再手工合并上述内容或重新运行',
      commands: ['goenv validate {path}'],
    },
  },
  COMMAND_NOT_YET: {
    en: {
      title: '`goenv {command}` is not there yet',
      message: 'The design has this command; this version does not. Nothing was done.',
      remedy: 'see what is there',
      commands: ['goenv --help'],
    },
    zh: {
      title: '`goenv {command}` 尚未实现',
      message: '设计中有此命令，但当前版本还没有。未做任何事。',
      remedy: '查看现有命令',
      commands: ['goenv --help'],
    },
  },
  OPTION_NOT_YET: {
    en: {
      title: 'option `{option}` is not there yet',
      message:
        'The design has this option; this version does not, and refuses it rather than ignore it. Nothing was done.',
      remedy: 'leave it out',
    },
    zh: {
      title: '选项 `{option}` 尚未实现',
      message: '设计中有此选项，但当前版本还没有；拒绝而不是忽略它。未做任何事。',
      remedy: '去掉该选项',
    },
  },
  SETTINGS_BROKEN: {
    en: {
      title: 'the settings file cannot be used',
      message: '{path}: {reason}',
      remedy: 'mend it; `goenv.config.example.yaml` shows every key',
    },
    zh: {
      title: '设置文件无法使用',
      message: '{path}:{reason}',
      remedy: '请修正；`goenv.config.example.yaml` 列出了所有键',
    },
  },
  SETTINGS_UNKNOWN_KEY: {
    en: {
      title: 'unknown setting `{key}`',
      message: '{path} has a key that goenv does not know.{hint}',
      remedy: 'remove or rename it; the settings are {known}',
    },
    zh: {
      title: '未知设置 `{key}`',
      message: '{path} 中有 goenv 不认识的键。{hint}',
      remedy: '删除或改名；可用的设置：{known}',
    },
  },
  SETTINGS_NOT_YOURS: {
    en: {
      title: 'setting `{key}` counts only in your own settings',
      message:
        "{path} lies outside your settings folder; a file that comes with a checkout may name a profile, and nothing that moves goenv's own files.",
      remedy: 'put it into {own}, or name the file with --config',
      commands: ['goenv --config {path}'],
    },
    zh: {
      title: '设置 `{key}` 只在您自己的设置文件中有效',
      message: '{path} 不在您的设置目录中；随代码库而来的文件可以指定 profile，但不能移动 goenv 自己的文件。',
      remedy: '写进 {own}，或用 --config 指明该文件',
      commands: ['goenv --config {path}'],
    },
  },
  SETTINGS_PROFILE_NEEDS_CONFIG: {
    en: {
      title: "a checkout's settings may not apply by themselves",
      message:
        '{path} names the profile, and it is not in your own settings folder: applying without a question would let any checkout change this machine.',
      remedy: 'name the profile or the settings file yourself',
      commands: ['goenv apply {profile}', 'goenv apply --config {path} --yes'],
    },
    zh: {
      title: '代码库中的设置不能自行应用',
      message:
        'profile 由 {path} 指定，而它不在您自己的设置目录中：不经询问就应用，等于让任意代码库改动本机。',
      remedy: '自己指明 profile 或设置文件',
      commands: ['goenv apply {profile}', 'goenv apply --config {path} --yes'],
    },
  },
  PROFILE_NOT_FOUND: {
    en: {
      title: 'there is no profile {path}',
      message:
        'No such file. A bare word is a built-in profile; a path has a `/` or ends in .yaml, .yml or .json.',
      remedy: 'check the path, or use a built-in: {known}',
    },
    zh: {
      title: '找不到 profile {path}',
      message: '没有这个文件。单个词表示内置 profile；路径要含 `/` 或以 .yaml、.yml、.json 结尾。',
      remedy: '检查路径，或使用内置 profile：{known}',
    },
  },
  PROFILE_NOT_READABLE: {
    en: {
      title: '{path} cannot be read as a profile',
      message: '{reason}. Nothing was changed.',
      remedy: 'give the path of a readable text file',
    },
    zh: {
      title: '{path} 无法作为 profile 读取',
      message: '{reason}。未做任何改动。',
      remedy: '请给出可读的文本文件路径',
    },
  },
  PROFILE_TOO_LARGE: {
    en: {
      title: '{path} is too large for a profile',
      message: 'It has {size} bytes; a profile has at most {limit}. Nothing was read further.',
      remedy: 'check that it is the right file',
    },
    zh: {
      title: '{path} 太大，不是 profile',
      message: '它有 {size} 字节；profile 最多 {limit} 字节。未继续读取。',
      remedy: '检查文件是否选错',
    },
  },
  UNKNOWN_BUILT_IN: {
    en: {
      title: 'there is no built-in profile `{name}`',
      message: 'A bare word names a built-in profile.{hint}',
      remedy: 'use one of {known}, or write a path such as ./{name}.yaml',
    },
    zh: {
      title: '没有内置 profile `{name}`',
      message: '单个词表示内置 profile。{hint}',
      remedy: '使用 {known} 之一，或写成路径，如 ./{name}.yaml',
    },
  },
  OUTPUT_FAILED: {
    en: {
      title: '{path} cannot be written',
      message:
        'The system says {reason}. It was to hold what you asked goenv to save; nothing else was changed.',
      remedy: 'name a file in a folder that is there and that you may write',
    },
    zh: {
      title: '无法写入 {path}',
      message: '系统返回 {reason}。它本应保存您要求 goenv 写出的内容；没有其他改动。',
      remedy: '请指定一个存在且可写的目录中的文件',
    },
  },
  USER_UNKNOWN: {
    en: {
      title: 'there is no user `{name}` here',
      message: '--user takes the name of an account of this machine. Nothing was changed.',
      remedy: 'see which there are',
      commands: ['getent passwd'],
    },
    zh: {
      title: '本机没有用户 `{name}`',
      message: '--user 接受本机账户的名称。未做任何改动。',
      remedy: '查看有哪些账户',
      commands: ['getent passwd'],
    },
  },
  RUN_NOT_FOUND: {
    en: {
      title: 'there is no program `{program}`',
      message:
        'No folder of PATH has it, or the interpreter that its first line names is missing. The profile may have changed PATH. Nothing was run.',
      remedy: 'check the name, or give its path',
    },
    zh: {
      title: '找不到程序 `{program}`',
      message:
        'PATH 的目录中都没有它，或者其首行指定的解释器不存在。profile 可能改变了 PATH。没有运行任何程序。',
      remedy: '检查名称，或给出它的路径',
    },
  },
  RUN_CURL_NETRC: {
    en: {
      title: 'curl below 8.16 does not see the lent credentials',
      message:
        'goenv lends them in a private file that NETRC names. go reads it, git is given them by a helper of its own, and curl reads it from 8.16 on; an older curl looks into the .netrc of the home alone.',
      remedy: 'name the file to curl itself',
      commands: ['goenv run PROFILE -- sh -c \'curl --netrc-file "$NETRC" https://…\''],
    },
    zh: {
      title: '8.16 之前的 curl 看不到借出的凭据',
      message:
        'goenv 通过 NETRC 所指的私有文件借出凭据。go 会读取它，git 由专用的凭据助手取得，curl 从 8.16 起也会读取；更早的 curl 只看主目录中的 .netrc。',
      remedy: '直接把该文件告诉 curl',
      commands: ['goenv run PROFILE -- sh -c \'curl --netrc-file "$NETRC" https://…\''],
    },
  },
  RUN_NOT_EXECUTABLE: {
    en: {
      title: '`{program}` cannot be run',
      message: 'The system refuses to run it: {reason}. Nothing was run.',
      remedy: 'check that it is a program and that you may run it',
    },
    zh: {
      title: '`{program}` 无法运行',
      message: '系统拒绝运行它：{reason}。没有运行任何程序。',
      remedy: '检查它是否是程序，以及您是否有权运行',
    },
  },
  INTERNAL: {
    en: {
      title: 'goenv has a bug',
      message: '{reason}',
      remedy: 'please report it with the command and this text; the journal is consistent',
    },
    zh: {
      title: 'goenv 出现内部错误',
      message: '{reason}',
      remedy: '请附上命令和此文本报告问题；日志保持一致',
    },
  },
};
