import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** Patterns of module paths that never match: go.private, go.vcs, insecure. */
export const patternTexts = {
  PATTERN_HAS_COMMA: {
    en: {
      title: 'Several patterns in one entry',
      message:
        'The pattern "{pattern}" holds a comma. In the profile every pattern is a list item of its own.',
      remedy: 'Write one list item for each pattern.',
    },
    zh: {
      title: '一个条目里写了多个模式',
      message: '模式 "{pattern}" 里有逗号。在配置里每个模式都是单独的列表项。',
      remedy: '每个模式写成单独的列表项。',
    },
  },
  PATTERN_HAS_SCHEME: {
    en: {
      title: 'A module path has no scheme',
      message:
        '"{pattern}" is a URL. go compares patterns with module paths, which begin with the host name, so this one never matches.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: '模块路径没有协议',
      message: '"{pattern}" 是网址。go 拿模式与模块路径比较，而模块路径以主机名开头，所以它永远匹配不到。',
      remedy: '写成 {meant}。',
    },
  },
  PATTERN_IS_SCP: {
    en: {
      title: 'A module path has no `@`',
      message:
        '"{pattern}" is how ssh names a repository (or a module with a version). go refuses it as a module path: "invalid char \'@\'".',
      remedy: 'Write {meant}; to fetch over ssh, rewrite the host under `git.rewrite`.',
    },
    zh: {
      title: '模块路径里没有 `@`',
      message:
        '"{pattern}" 是 ssh 写仓库（或带版本的模块）的方式。go 不接受这样的模块路径："invalid char \'@\'"。',
      remedy: '写成 {meant}；要走 ssh，请在 `git.rewrite` 里改写该主机。',
    },
  },
  PATTERN_HAS_PORT: {
    en: {
      title: 'A module path has no port',
      message:
        'The pattern "{pattern}" holds {port}. Module paths cannot name a port (go: "invalid char \':\'"), so this pattern never matches.',
      remedy:
        'Write {meant}; where the repository is, ports included, the server says with a go-import tag or `git.rewrite` does.',
    },
    zh: {
      title: '模块路径里没有端口',
      message:
        '模式 "{pattern}" 里有 {port}。模块路径不能写端口（go 报 "invalid char \':\'"），所以它永远匹配不到。',
      remedy: '写成 {meant}；仓库的真实位置和端口由服务器的 go-import 标签或 `git.rewrite` 指定。',
    },
  },
  PATTERN_HAS_DOTS: {
    en: {
      title: '`...` means nothing here',
      message:
        'The pattern "{pattern}" ends as a package pattern does. In GOPRIVATE and its like a pattern covers everything below it already, and `...` is taken literally.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: '`...` 在这里没有意义',
      message: '模式 "{pattern}" 的写法是包模式。GOPRIVATE 等模式本来就覆盖其下的一切，`...` 会照字面理解。',
      remedy: '写成 {meant}。',
    },
  },
  PATTERN_MALFORMED: {
    en: {
      title: 'Malformed pattern',
      message:
        '"{pattern}" is no valid glob (an unclosed `[`, a range without end or a `\\` at the end). go ignores such a pattern without a word.',
      remedy: 'Correct it, or write the plain path.',
    },
    zh: {
      title: '模式写法有误',
      message: '"{pattern}" 不是合法的通配模式（`[` 未闭合、范围缺一端，或以 `\\` 结尾）。go 会悄悄忽略它。',
      remedy: '改正写法，或直接写路径。',
    },
  },
  PATTERN_UPPER_CASE_HOST: {
    en: {
      title: 'Host in upper case',
      message:
        'The host in "{pattern}" has capital letters. go compares letter by letter, and the host of a module path is always lower case.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: '主机名含大写字母',
      message: '"{pattern}" 的主机部分有大写字母。go 逐字比较，而模块路径的主机部分总是小写。',
      remedy: '写成 {meant}。',
    },
  },
  PATTERN_NO_DOT: {
    en: {
      title: 'The first part of a module path needs a dot',
      message:
        '"{host}" in "{pattern}" has no dot. go keeps such paths for the standard library and never downloads them ("missing dot in first path element").',
      remedy: 'Write the full host name, such as {host}.example.com.',
    },
    zh: {
      title: '模块路径的第一段必须有点号',
      message:
        '"{pattern}" 中的 "{host}" 没有点号。go 把这样的路径留给标准库，从不下载（"missing dot in first path element"）。',
      remedy: '写完整主机名，例如 {host}.example.com。',
    },
  },
  PATTERN_BAD_CHARACTER: {
    en: {
      title: 'Character {character} cannot be in a module path',
      message:
        'The pattern "{pattern}" holds {character}, which no module path can contain, so it never matches.',
      remedy: 'Take {character} out.',
    },
    zh: {
      title: '模块路径里不能有 {character}',
      message: '模式 "{pattern}" 里有 {character}，任何模块路径都不会包含它，所以永远匹配不到。',
      remedy: '去掉 {character}。',
    },
  },
  PATTERN_NEVER_MATCHES: {
    en: {
      title: 'This pattern never matches',
      message:
        '"{pattern}" is empty, begins with `/` or `.`, or has an empty part; no module path is like that.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: '这个模式永远匹配不到',
      message: '"{pattern}" 为空、以 `/` 或 `.` 开头，或含有空的一段；没有模块路径是这样的。',
      remedy: '写成 {meant}。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
