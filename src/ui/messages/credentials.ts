import type { ENGINE_CODES } from '../../core/codes/engine.ts';
import type { PLANNER_CODES } from '../../core/codes/planner.ts';
import type { Texts } from './texts.ts';

type Engine = (typeof ENGINE_CODES)[number];
type Planner = (typeof PLANNER_CODES)[number];

/** netrc, as goenv finds it and writes it. */
export const credentialTexts: Texts<Extract<Planner, `CREDENTIAL${string}` | `NETRC_${string}`>> = {
  CREDENTIALS_WINDOWS: {
    en: {
      title: 'credentials are not written on Windows',
      message:
        'There go reads `_netrc` or `.netrc`, whichever it finds first, and goenv has not been tried with either. Nothing was changed.',
      remedy: 'Take `credentials` out of the profile for this machine, and use a credential helper of git.',
    },
    zh: {
      title: '在 Windows 上不写入凭据',
      message:
        '在 Windows 上，go 会读取先找到的 `_netrc` 或 `.netrc`，goenv 尚未在那里验证过。未做任何更改。',
      remedy: '在这台机器所用的 profile 中去掉 `credentials`，改用 git 的凭据助手。',
    },
  },
  CREDENTIAL_VALUE_UNFIT: {
    en: {
      title: 'the value of {reference} cannot stand in netrc',
      message:
        'go, git and curl read a value of netrc alike only when it is printable ASCII without blanks and double quotes, does not begin with #, and is none of the words machine, default, login, password, account, macdef. A login has no colon, and the whole line for {machine} stays below 4000 bytes. Nothing was changed.',
      remedy: 'Ask the server for another token, or set a password of letters, digits and plain signs.',
    },
    zh: {
      title: '{reference} 的值不能写入 netrc',
      message:
        '只有满足以下条件，go、git 和 curl 对 netrc 中的值才会有相同的理解：可打印的 ASCII 字符，不含空白和双引号，不以 # 开头，也不是 machine、default、login、password、account、macdef 这些词。登录名不能含冒号，{machine} 的整行须短于 4000 字节。未做任何更改。',
      remedy: '向服务器申请另一个令牌，或改用由字母、数字和普通符号组成的密码。',
    },
  },
  NETRC_OTHER_ENTRY: {
    en: {
      title: '{path} has another entry for {machine}',
      message:
        'It gives other values. The entry from the profile stands above it, and the first one counts; yours stays where it is and counts again after `goenv revert`.',
      remedy: '',
    },
    zh: {
      title: '{path} 中已有 {machine} 的另一条目',
      message:
        '它的值不同。profile 的条目写在它上面，以第一条为准；您的条目保持原样，执行 `goenv revert` 后重新生效。',
      remedy: '',
    },
  },
  NETRC_TIGHTENED: {
    en: {
      title: '{path} becomes readable to you alone',
      message:
        'Its mode {mode} lets others read it. With a password in it, it gets mode 0600; a complete `goenv revert` gives the mode back together with the bytes.',
      remedy: '',
    },
    zh: {
      title: '{path} 将只有您本人可读',
      message:
        '其权限 {mode} 允许他人读取。写入密码后权限改为 0600；完整执行 `goenv revert` 时，权限会与内容一并恢复。',
      remedy: '',
    },
  },
};

/** What references stand for. */
export const referenceTexts: Texts<Extract<Engine, `REFERENCE_${string}`>> = {
  REFERENCE_NOT_ALLOWED: {
    en: {
      title: '{reference} is resolved only when you allow it',
      message:
        'A profile could name any file or command. This run was not told that it may. Nothing was changed.',
      remedy: 'look at what the profile names, then run it again with',
      commands: ['goenv {command} --allow {kind}'],
    },
    zh: {
      title: '{reference} 需要您允许才会解析',
      message: 'profile 可以指定任意文件或命令。本次运行没有得到许可。未做任何更改。',
      remedy: '确认 profile 所指定的内容，然后加上此选项重新运行',
      commands: ['goenv {command} --allow {kind}'],
    },
  },
  REFERENCE_FILE_MISSING: {
    en: {
      title: '{reference}: there is no such file',
      message: '{path} does not exist. Nothing was changed.',
      remedy: 'Put the value into the first line of that file, with mode 0600.',
    },
    zh: {
      title: '{reference}：没有这个文件',
      message: '{path} 不存在。未做任何更改。',
      remedy: '把值写在该文件的第一行，权限设为 0600。',
    },
  },
  REFERENCE_FILE_OPEN: {
    en: {
      title: '{reference}: others may read or write that file',
      message: '{path} has mode {mode}. What is in it is no secret. Nothing was changed.',
      remedy: 'close the file, and change the password if others use this machine',
      commands: ['chmod 600 {path}'],
    },
    zh: {
      title: '{reference}：他人可以读写该文件',
      message: '{path} 的权限为 {mode}，其中的内容算不上机密。未做任何更改。',
      remedy: '收紧该文件的权限；如果还有他人使用这台机器，请更换密码',
      commands: ['chmod 600 {path}'],
    },
  },
  REFERENCE_NO_VALUE: {
    en: {
      title: '{reference} has no value',
      message: 'The first line is empty, or longer than 64 KiB. Nothing was changed.',
      remedy: 'See to it that the first line is the value, and nothing else.',
    },
    zh: {
      title: '{reference} 没有值',
      message: '第一行为空，或超过 64 KiB。未做任何更改。',
      remedy: '请确保第一行就是该值，别无其他内容。',
    },
  },
  REFERENCE_COMMAND_FAILED: {
    en: {
      title: '{reference}: the command gave no value',
      message:
        '{program} ended with: {how}. goenv runs it without a shell, from /, without input, for 30 seconds at most, and does not show what it prints. Nothing was changed.',
      remedy: 'Run the command yourself to see what it says.',
    },
    zh: {
      title: '{reference}：该命令没有给出值',
      message:
        '{program} 的结果：{how}。goenv 不经过 shell、在 / 目录、不提供输入地运行它，最长 30 秒，并且不显示其输出。未做任何更改。',
      remedy: '请自行运行该命令，查看它的输出。',
    },
  },
};
