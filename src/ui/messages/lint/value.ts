import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** Slips of the keyboard, in any section. */
export const valueTexts = {
  UNSUPPORTED_KEY: {
    en: {
      title: 'This version cannot manage `{key}` yet',
      message:
        'The profile asks for `{key}`, and this version of goenv cannot do that yet. It is refused rather than ignored: a setting that silently does nothing is worse than none.',
      remedy: 'Take `{key}` out of the profile, or use a version of goenv that manages it.',
    },
    zh: {
      title: '当前版本还不能管理 `{key}`',
      message:
        '配置里写了 `{key}`，但这个版本的 goenv 还做不到。goenv 选择拒绝而不是忽略：悄悄不生效的设置比没有更糟。',
      remedy: '从配置中删去 `{key}`，或改用支持它的 goenv 版本。',
    },
  },
  VALUE_HAS_CONTROL_CHARACTER: {
    en: {
      title: 'Control character {character} in `{key}`',
      message:
        'The value "{value}" holds the invisible character {character}. go, git and ssh take it literally or read a new line there, so the setting would mean something other than what you see.',
      remedy: 'Type the value again without it; check the place you copied it from.',
    },
    zh: {
      title: '`{key}` 中有控制字符 {character}',
      message:
        '值 "{value}" 里有看不见的字符 {character}。go、git 和 ssh 会照字面使用它，或把它当成换行，实际含义就和看到的不一样了。',
      remedy: '不带该字符重新输入这个值，并检查复制的来源。',
    },
  },
  VALUE_HAS_FULL_WIDTH: {
    en: {
      title: 'Full-width {character} in `{key}`',
      message:
        'The value "{value}" holds the full-width character {character}, which input methods for Chinese and Japanese produce. Programs only know the ASCII one: {ascii}',
      remedy: 'Replace {character} with the ASCII character {ascii} (switch the input method to half-width).',
    },
    zh: {
      title: '`{key}` 中有全角字符 {character}',
      message: '值 "{value}" 里有全角字符 {character}，多半是中文输入法打出来的。程序只认半角字符：{ascii}',
      remedy: '把 {character} 换成半角的 {ascii}（切换到英文标点后重新输入）。',
    },
  },
  VALUE_HAS_QUOTES: {
    en: {
      title: 'Quote {character} inside the value of `{key}`',
      message:
        'The value is {value}, quote included. go unquotes nothing: with quotes a pattern or URL matches nothing, and no error is shown.',
      remedy: 'Leave the quote out; YAML quotes around the whole value are not a part of it and are fine.',
    },
    zh: {
      title: '`{key}` 的值里有引号 {character}',
      message:
        '实际的值是 {value}，引号也算在内。go 不会去掉引号：带引号的模式或网址什么也匹配不到，而且不报错。',
      remedy: '去掉值里的引号；YAML 语法中包住整个值的引号不属于值，可以保留。',
    },
  },
  VALUE_HAS_BLANK: {
    en: {
      title: 'Blank in the value of `{key}`',
      message:
        'The value "{value}" holds a blank. go does not trim its lists: in "a.com, b.com" the second pattern begins with a blank and never matches.',
      remedy: 'Remove the blank; write every element as a list item of its own.',
    },
    zh: {
      title: '`{key}` 的值里有空格',
      message:
        '值 "{value}" 里有空格。go 不会修剪列表：在 "a.com, b.com" 中，第二个模式以空格开头，永远匹配不到。',
      remedy: '删掉空格；每个元素单独写成一个列表项。',
    },
  },
  PATH_HAS_TILDE: {
    en: {
      title: '`~` is not expanded in {name}',
      message:
        'The path {path} still begins with `~`. go reads its settings literally and refuses such a path; only a `~/` at the very front of a value is expanded by goenv.',
      remedy: 'Write the whole path from `/`.',
    },
    zh: {
      title: '{name} 中的 `~` 不会展开',
      message: '路径 {path} 仍以 `~` 开头。go 照字面读取设置并拒绝这样的路径；goenv 只展开值最前面的 `~/`。',
      remedy: '从 `/` 开始写出完整路径。',
    },
  },
  PATH_HAS_VARIABLE: {
    en: {
      title: 'Variables are not expanded in {name}',
      message:
        'The path {path} names a variable. go reads its settings literally, without a shell, so it would look for a folder of exactly that name.',
      remedy: 'Write the path itself; `~/` at the front of the value stands for the home folder.',
    },
    zh: {
      title: '{name} 中的变量不会展开',
      message: '路径 {path} 里有变量。go 不经过 shell，照字面读取设置，会去找名字就是这样的目录。',
      remedy: '写出真实路径；值最前面的 `~/` 代表主目录。',
    },
  },
  PATH_HAS_COLON: {
    en: {
      title: 'A folder of {name} has a colon in it',
      message:
        'In {path} everything behind the colon would be a folder of its own, and a relative or empty one is whatever folder a program happens to run in.',
      remedy: 'Give each folder an entry of its own.',
    },
    zh: {
      title: '{name} 中的目录含有冒号',
      message: '{path} 中冒号后面的部分会成为另一个目录；相对路径或空路径则等于程序当时所在的任意目录。',
      remedy: '每个目录各写一项。',
    },
  },
  PATH_NOT_ABSOLUTE: {
    en: {
      title: '{name} must be an absolute path',
      message:
        'The path {path} is relative. Its meaning would change with the folder you stand in, and go refuses it with "must be absolute path".',
      remedy: 'Write the whole path from `/`, or begin the value with `~/`.',
    },
    zh: {
      title: '{name} 必须是绝对路径',
      message: '路径 {path} 是相对路径，含义会随当前目录变化，go 会以 "must be absolute path" 拒绝。',
      remedy: '从 `/` 开始写完整路径，或让值以 `~/` 开头。',
    },
  },
  CREDENTIALS_IN_URL: {
    en: {
      title: 'Credentials in the URL of `{key}`',
      message:
        'The URL for {host} holds a user and password. They would stand in configuration files in clear and appear in error messages, logs and `git remote -v`.',
      remedy: 'Take them out of the URL and put a reference under `credentials`.',
    },
    zh: {
      title: '`{key}` 的网址里有凭据',
      message:
        '{host} 的网址里带有用户名和密码。它们会以明文出现在配置文件、错误信息、日志和 `git remote -v` 里。',
      remedy: '从网址中删去，改在 `credentials` 里写引用。',
    },
  },
  SHA256_MALFORMED: {
    en: {
      title: 'Not a SHA-256',
      message:
        '"{value}" is not a SHA-256: that is 64 hexadecimal digits, with a colon between each two or without any.',
      remedy:
        'Copy the fingerprint again; for a certificate, `openssl x509 -noout -fingerprint -sha256 -in FILE` prints it.',
    },
    zh: {
      title: '不是 SHA-256',
      message: '"{value}" 不是 SHA-256：应为 64 个十六进制数字，每两位之间用冒号隔开或完全不隔开。',
      remedy: '重新复制指纹；证书可用 `openssl x509 -noout -fingerprint -sha256 -in 文件` 打印。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
