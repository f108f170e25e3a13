import type { PROFILE_CODES } from '../../core/codes/profile.ts';
import type { Texts } from './texts.ts';

export const profile: Texts<(typeof PROFILE_CODES)[number]> = {
  PROFILE_NOT_TEXT: {
    en: {
      title: 'the profile is not a text file',
      message:
        'It contains NUL bytes, as binary files and UTF-16 texts do. A profile is YAML or JSON in UTF-8.',
      remedy: 'save it as UTF-8, or check that it is the right file',
    },
    zh: {
      title: 'profile 不是文本文件',
      message:
        '文件中含有 NUL 字节，二进制文件或 UTF-16 文本才会这样。profile 应为 UTF-8 编码的 YAML 或 JSON。',
      remedy: '另存为 UTF-8，或检查文件是否选错',
    },
  },
  PROFILE_EMPTY: {
    en: {
      title: 'the profile is empty',
      message:
        '{file} has nothing in it but blanks and comments. The smallest profile is the line `version: 1`.',
      remedy: 'write the profile; a built-in shows how one looks',
      commands: ['goenv show cn'],
    },
    zh: {
      title: 'profile 是空的',
      message: '{file} 里只有空白和注释。最小的 profile 是一行 `version: 1`。',
      remedy: '写入内容；内置 profile 可作参考',
      commands: ['goenv show cn'],
    },
  },
  PROFILE_NOT_A_MAPPING: {
    en: {
      title: 'a profile consists of `key: value` lines, this is a {got}',
      message:
        'The top level of the file must be a mapping such as `version: 1`. A frequent slip is a missing blank after the colon: `version:1` is one word to YAML.',
      remedy: 'begin with `version: 1`, each key at the start of its own line',
    },
    zh: {
      title: 'profile 应由 `键: 值` 组成，这里却是 {got} 类型',
      message:
        '文件顶层必须是映射，例如 `version: 1`。常见的疏忽是冒号后少了空格：`version:1` 在 YAML 里只是一个词。',
      remedy: '以 `version: 1` 开头，每个键各占一行',
    },
  },
  PROFILE_BAD_YAML: {
    en: {
      title: 'this is not valid YAML',
      message:
        'The text cannot be understood from here on: a comma or a bracket may be missing, or the line begins further left than the ones it belongs to.',
      remedy: 'look at this line and the one above it',
    },
    zh: {
      title: 'YAML 语法错误',
      message: '从这里起无法解析：可能少了逗号或括号，也可能这一行的缩进比同组的行更靠左。',
      remedy: '检查这一行和上一行',
    },
  },
  PROFILE_TAB: {
    en: {
      title: 'a tab is used to indent',
      message:
        'YAML allows blanks alone in front of a key or a list entry; how wide a tab is, nobody can know.',
      remedy: 'replace the tab by two blanks',
    },
    zh: {
      title: '用了制表符缩进',
      message: 'YAML 只允许用空格缩进，因为制表符的宽度并不确定。',
      remedy: '把制表符换成两个空格',
    },
  },
  PROFILE_BAD_INDENT: {
    en: {
      title: 'this line is indented differently from those it belongs to',
      message:
        'In YAML the keys of one mapping start in the same column. Here a key stands deeper (or less deep) than its neighbours, so it belongs to nothing.',
      remedy: 'put this line, or the one below it, into the column of the other keys',
    },
    zh: {
      title: '这一行的缩进与同组的行不一致',
      message: '在 YAML 中，同一个映射的各个键必须从同一列开始。这里有一个键缩进过深或过浅，无法归属。',
      remedy: '把这一行或下一行与其他键对齐',
    },
  },
  PROFILE_UNCLOSED: {
    en: {
      title: 'a `{character}` is missing',
      message: 'What was opened here or above is never closed.',
      remedy: 'add the `{character}`',
    },
    zh: {
      title: '缺少 `{character}`',
      message: '这里或上方打开的引号或括号没有闭合。',
      remedy: '补上 `{character}`',
    },
  },
  PROFILE_NO_COLON: {
    en: {
      title: 'this line has no `key: value`',
      message:
        'In a mapping each line is a key, a colon, a blank and a value. Here the colon, or the blank after it, is missing.',
      remedy: 'write it as `key: value`',
    },
    zh: {
      title: '这一行不是 `键: 值`',
      message: '映射中的每一行应是：键、冒号、空格、值。这里缺少冒号，或冒号后缺少空格。',
      remedy: '写成 `键: 值` 的形式',
    },
  },
  PROFILE_NEEDS_QUOTES: {
    en: {
      title: 'this value must be quoted because of `{character}`',
      message:
        'To YAML `{character}` has a meaning of its own here, so the value is not read as the text that you see.',
      remedy: 'put the whole value into double quotes: "…"',
    },
    zh: {
      title: '这个值含有 `{character}`，必须加引号',
      message: '`{character}` 在 YAML 的这个位置有特殊含义，因此该值不会按字面读取。',
      remedy: '给整个值加上双引号："…"',
    },
  },
  PROFILE_BAD_ESCAPE: {
    en: {
      title: 'unknown escape after a backslash',
      message:
        'In double quotes a backslash begins an escape such as \\n or \\", and this one does not exist.',
      remedy: 'use single quotes, or write the backslash twice',
    },
    zh: {
      title: '反斜杠后的转义无效',
      message: '在双引号中，反斜杠用来开始 \\n、\\" 之类的转义，这一个并不存在。',
      remedy: '改用单引号，或把反斜杠写两次',
    },
  },
  PROFILE_DUPLICATE_KEY: {
    en: {
      title: '`{key}` stands here twice',
      message:
        'The same key is on line {line} already; one of the two would be ignored, and nobody could say which.',
      remedy: 'put both into one, or take one away',
    },
    zh: {
      title: '`{key}` 重复出现',
      message: '同一个键在第 {line} 行已经有了；两者之一会被忽略，而无从得知是哪一个。',
      remedy: '合并二者，或删去其一',
    },
  },
  PROFILE_BAD_KEY: {
    en: {
      title: 'this cannot be a key',
      message: 'A key is a text. Here it is empty, a list, a mapping or an alias.',
      remedy: 'write the name of the key in front of the colon',
    },
    zh: {
      title: '这不能作为键',
      message: '键必须是文本，而这里是空值、列表、映射或别名。',
      remedy: '在冒号前写上键名',
    },
  },
  PROFILE_MERGE_KEY: {
    en: {
      title: '`<<` is not merged',
      message: 'Merge keys belong to an older YAML; here two readers could see two different profiles.',
      remedy: 'write the keys out, or build on another file with `extends`',
    },
    zh: {
      title: '不支持合并键 `<<`',
      message: '合并键属于旧版 YAML，不同的解析器会读出不同的结果。',
      remedy: '把各键直接写出，或用 `extends` 引用另一个文件',
    },
  },
  PROFILE_TAG: {
    en: {
      title: 'the tag `{tag}` is not known',
      message: 'Profiles are plain YAML: texts, numbers, true and false, lists and mappings.',
      remedy: 'take the tag away; quote the value when a text is meant',
    },
    zh: {
      title: '不支持标签 `{tag}`',
      message: 'profile 只使用普通的 YAML：文本、数字、true/false、列表和映射。',
      remedy: '删去标签；如需文本，请加引号',
    },
  },
  PROFILE_MULTIPLE_DOCUMENTS: {
    en: {
      title: 'a second document begins here',
      message: 'A profile is one YAML document; what stands after `---` would be ignored.',
      remedy: 'keep one document a file, and join files with `extends`',
    },
    zh: {
      title: '这里开始了第二个文档',
      message: 'profile 只能有一个 YAML 文档，`---` 之后的内容会被忽略。',
      remedy: '每个文件只放一个文档，用 `extends` 组合多个文件',
    },
  },
  PROFILE_UNKNOWN_ALIAS: {
    en: {
      title: 'there is no anchor `{name}`',
      message:
        '`*{name}` repeats what was marked with `&{name}` above, and nothing was. If an asterisk is meant, the value must be quoted.',
      remedy: 'quote the value, or define `&{name}` above',
    },
    zh: {
      title: '没有名为 `{name}` 的锚点',
      message:
        '`*{name}` 表示重复上文用 `&{name}` 标记的内容，但上文没有这个标记。如果只是想写星号，该值必须加引号。',
      remedy: '给值加引号，或在上文定义 `&{name}`',
    },
  },
  PROFILE_ALIAS_LIMIT: {
    en: {
      title: 'aliases repeat too much',
      message:
        'An alias that repeats aliases grows without end; goenv stops reading here. An alias inside the value that it repeats does the same.',
      remedy: 'write the values out',
    },
    zh: {
      title: '别名展开过多',
      message: '别名嵌套别名会无限膨胀，goenv 在此停止读取；别名引用自身所在的值也是如此。',
      remedy: '直接写出各个值',
    },
  },
  PROFILE_TOO_DEEP: {
    en: {
      title: 'lists and mappings are nested too deeply',
      message: 'No key of a profile stands that deep; a bracket or the indentation is wrong.',
      remedy: 'check the brackets and the indentation',
    },
    zh: {
      title: '列表或映射嵌套过深',
      message: 'profile 的键不会有这么深的层级，应是括号或缩进有误。',
      remedy: '检查括号和缩进',
    },
  },
  PROFILE_REQUIRES_UNMET: {
    en: {
      title: 'this profile needs goenv {range}',
      message:
        'This is goenv {version}. The profile may use keys that this version does not know or understands differently, so it is not read any further.',
      remedy: 'install a goenv that fits {range}',
      commands: ['goenv --version'],
    },
    zh: {
      title: '此 profile 需要 goenv {range}',
      message: '当前是 goenv {version}。profile 中可能有此版本不认识或理解不同的键，因此不再继续读取。',
      remedy: '安装符合 {range} 的 goenv',
      commands: ['goenv --version'],
    },
  },
  PROFILE_BAD_REQUIRES: {
    en: {
      title: '`{range}` is no range of versions',
      message:
        '`requires` says which versions of goenv can read this profile, such as ">=0.4" or ">=0.4 <1".',
      remedy: 'write an operator and a version, in quotes: requires: ">=0.4"',
    },
    zh: {
      title: '`{range}` 不是有效的版本范围',
      message: '`requires` 说明哪些 goenv 版本可以读取此 profile，例如 ">=0.4" 或 ">=0.4 <1"。',
      remedy: '写成带引号的运算符加版本号：requires: ">=0.4"',
    },
  },
  PROFILE_VERSION_UNSUPPORTED: {
    en: {
      title: 'profile version {version} is not known',
      message: 'This goenv reads version 1 of the profile grammar. A higher one comes from a newer goenv.',
      remedy: 'use a newer goenv, or write `version: 1`',
    },
    zh: {
      title: '不支持 profile 版本 {version}',
      message: '当前 goenv 读取的 profile 语法是版本 1，更高的版本需要更新的 goenv。',
      remedy: '使用更新的 goenv，或写 `version: 1`',
    },
  },
  PROFILE_UNKNOWN_KEY: {
    en: {
      title: 'unknown key `{key}`',
      message:
        '`{place}` has no key of that name. Unknown keys are refused, because a misspelt setting would otherwise do nothing, in silence.',
      remedy: 'did you mean: {suggestion}',
    },
    zh: {
      title: '未知的键 `{key}`',
      message: '`{place}` 下没有这个键。未知的键会被拒绝，否则写错的设置会悄悄失效。',
      remedy: '您是否想写：{suggestion}',
    },
  },
  PROFILE_WRONG_TYPE: {
    en: {
      title: '`{key}` must be of type {expected}, not {got}',
      message: 'The value has the wrong shape, so it cannot be used.',
      remedy: 'write it in the form of the fragment',
    },
    zh: {
      title: '`{key}` 应为 {expected} 类型，而不是 {got}',
      message: '这个值的形式不对，无法使用。',
      remedy: '按下面片段的形式书写',
    },
  },
  PROFILE_NO_VALUE: {
    en: {
      title: '`{key}` has no value',
      message:
        'The key is there and nothing stands after it. To goenv that is neither "off" nor "default": a key that is not wanted is left out.',
      remedy: 'give it a value, or take the key away',
    },
    zh: {
      title: '`{key}` 没有值',
      message: '写了键却没有内容。这既不表示“关闭”，也不表示“默认”；不需要的键应当省略。',
      remedy: '填上值，或删去这个键',
    },
  },
  PROFILE_BAD_VALUE: {
    en: {
      title: '`{value}` is not allowed for `{key}`',
      message: '`{key}` is one of: {allowed}.',
      remedy: 'did you mean: {suggestion}',
    },
    zh: {
      title: '`{key}` 不能是 `{value}`',
      message: '`{key}` 只能取以下值之一：{allowed}。',
      remedy: '您是否想写：{suggestion}',
    },
  },
  PROFILE_BAD_FORMAT: {
    en: {
      title: '`{value}` does not have the form that `{key}` needs',
      message: 'A right one looks like this: {example}',
      remedy: 'write it in that form',
    },
    zh: {
      title: '`{value}` 不符合 `{key}` 要求的格式',
      message: '正确的写法如：{example}',
      remedy: '按此格式书写',
    },
  },
  PROFILE_OUT_OF_RANGE: {
    en: {
      title: '`{key}` is out of range',
      message: '{value} is not between {minimum} and {maximum}.',
      remedy: 'write a number from {minimum} to {maximum}',
    },
    zh: {
      title: '`{key}` 超出范围',
      message: '{value} 不在 {minimum} 到 {maximum} 之间。',
      remedy: '写一个 {minimum} 到 {maximum} 之间的数',
    },
  },
  PROFILE_MISSING_KEY: {
    en: {
      title: '`{key}` is missing',
      message: '`{place}` cannot be used without `{key}`.',
      remedy: 'add it as in the fragment',
    },
    zh: { title: '缺少 `{key}`', message: '`{place}` 没有 `{key}` 就无法使用。', remedy: '按下面的片段补上' },
  },
  PROFILE_MISSING_ONE_OF: {
    en: {
      title: '`{place}` needs one of: {keys}',
      message: 'Without it the entry says nothing that could be done.',
      remedy: 'add one of these keys',
    },
    zh: {
      title: '`{place}` 需要以下键之一：{keys}',
      message: '缺了它，这一项就没有可执行的内容。',
      remedy: '补上其中一个键',
    },
  },
  PROFILE_ONLY_ONE_OF: {
    en: {
      title: '`{place}` has both of: {keys}',
      message: 'One entry has one of them; nobody could say which one counts.',
      remedy: 'keep one, and make a second entry for the other',
    },
    zh: {
      title: '`{place}` 同时含有：{keys}',
      message: '一项只能有其中之一，否则无从得知以哪个为准。',
      remedy: '保留一个，另一个写成单独的一项',
    },
  },
  PROFILE_EXTENDS_NOT_FOUND: {
    en: {
      title: 'the base `{base}` was not found',
      message:
        'A bare word in `extends` is a built-in profile. A path has a `/` or ends in .yaml, .yml or .json, and starts at the folder of this file.',
      remedy: 'correct the name, or write a path such as ./base.yaml',
    },
    zh: {
      title: '找不到基础 profile `{base}`',
      message:
        '`extends` 中的单个词表示内置 profile；路径要含 `/` 或以 .yaml、.yml、.json 结尾，并以本文件所在目录为起点。',
      remedy: '改正名称，或写成路径，如 ./base.yaml',
    },
  },
  PROFILE_EXTENDS_CYCLE: {
    en: {
      title: 'profiles extend each other in a circle',
      message: '{chain}',
      remedy: 'take one of these `extends` away',
    },
    zh: { title: 'profile 循环引用', message: '{chain}', remedy: '去掉其中一处 `extends`' },
  },
  PROFILE_EXTENDS_DEPTH: {
    en: {
      title: 'profiles extend each other too deeply',
      message: 'At most {limit} steps may follow one another: {chain}',
      remedy: 'join some of these files',
    },
    zh: {
      title: 'profile 的引用层级过深',
      message: '最多允许连续 {limit} 层：{chain}',
      remedy: '合并其中一些文件',
    },
  },
  PROFILE_EXTENDS_MANY: {
    en: {
      title: 'the profile is made of too many texts',
      message:
        'At most {limit} texts may make up one profile; {base} would be one more. No further one was asked for.',
      remedy: 'join some of these files',
    },
    zh: {
      title: '组成 profile 的文件过多',
      message: '一个 profile 最多由 {limit} 份内容组成；{base} 超出了上限。之后的内容均未请求。',
      remedy: '合并其中一些文件',
    },
  },
  PROFILE_EXTENDS_DIGEST: {
    en: {
      title: 'the base `{base}` is not the one that was pinned',
      message:
        'Its SHA-256 is {actual}, and {expected} was expected: somebody changed it, or the pin is old.',
      remedy: 'look at what changed in the base, and pin the new digest when it is right',
    },
    zh: {
      title: '基础 profile `{base}` 与固定的摘要不符',
      message: '其 SHA-256 为 {actual}，预期为 {expected}：内容被改过，或摘要已过时。',
      remedy: '查看改动，确认无误后再更新摘要',
    },
  },
  PROFILE_CONFLICT: {
    en: {
      title: 'two bases differ in `{key}`',
      message: '{first} says one thing and {second} another, and this file does not say which is meant.',
      remedy: 'set `{key}` in the file itself, or leave it out of one base with `without: ["{key}"]`',
    },
    zh: {
      title: '两个基础 profile 的 `{key}` 不一致',
      message: '{first} 与 {second} 的设置不同，而本文件没有说明以哪个为准。',
      remedy: '在本文件中设置 `{key}`，或用 `without: ["{key}"]` 从其中一个里去掉',
    },
  },
  PROFILE_WITHOUT_UNKNOWN: {
    en: {
      title: '`{base}` has no `{target}` to leave out',
      message: 'What `without` names must be there, else a misspelt name would keep what you want gone.',
      remedy: 'did you mean: {suggestion}',
    },
    zh: {
      title: '`{base}` 中没有可去掉的 `{target}`',
      message: '`without` 指明的内容必须存在，否则写错名字会让该去掉的仍然留下。',
      remedy: '您是否想写：{suggestion}',
    },
  },
  PROFILE_WITHOUT_REFUSED: {
    en: {
      title: '`{target}` cannot be left out',
      message:
        'How strict a base is, and which exceptions it records, is not for the file that builds on it to hide.',
      remedy: 'change the base itself, or do not extend it',
    },
    zh: {
      title: '不能去掉 `{target}`',
      message: '基础 profile 的严格程度和例外记录，不能由引用它的文件隐去。',
      remedy: '修改基础 profile 本身，或不引用它',
    },
  },
};
