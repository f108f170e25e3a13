// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts show how a reference is written.
import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** credentials, and the references in them. */
export const credentialsTexts = {
  CREDENTIAL_PORTS_AMBIGUOUS: {
    en: {
      title: 'Which login is that of {host}?',
      message:
        '{first} and {machine} have different values. go tells the ports apart, but git and curl look up the host alone: goenv would have to guess what they send.',
      remedy:
        'Add an entry for {host} without a port, with the login that git and curl are to use on all its ports.',
    },
    zh: {
      title: '{host} 该用哪个登录？',
      message:
        '{first} 和 {machine} 的值不同。go 区分端口，但 git 和 curl 只按主机查找：goenv 只能猜测它们该发送哪一个。',
      remedy: '为不带端口的 {host} 加一个条目，写明 git 和 curl 在该主机所有端口上使用的登录。',
    },
  },
  CREDENTIAL_PORT_GO_ALONE: {
    en: {
      title: 'git and curl do not see the entry for {machine}',
      message:
        'They look up the host without its port, and the entry for {host} has other values: they send those to {machine} too. go alone uses the entry with the port.',
      remedy: 'Give both entries the same references, if git and curl have to reach {machine}.',
    },
    zh: {
      title: 'git 和 curl 看不到 {machine} 的条目',
      message:
        '它们查找主机时不带端口，而 {host} 的条目值不同：它们也会把那些值发给 {machine}。只有 go 使用带端口的条目。',
      remedy: '如果 git 和 curl 需要访问 {machine}，请让两个条目使用相同的引用。',
    },
  },
  REFERENCE_NEEDS_ALLOW: {
    en: {
      title: '{reference} needs your leave',
      message:
        'With `${file:…}` and `${command:…}` a profile names a file to read or a command to run. goenv does so only when whoever applies the profile says so.',
      remedy: 'Look at what it names, then add `--allow {kind}` to the command.',
    },
    zh: {
      title: '{reference} 需要您许可',
      message:
        'profile 可以用 `${file:…}` 和 `${command:…}` 指定要读取的文件或要运行的命令。只有应用 profile 的人明确许可，goenv 才会这样做。',
      remedy: '确认它所指定的内容，然后在命令中加上 `--allow {kind}`。',
    },
  },
  REFERENCE_COMMAND_MALFORMED: {
    en: {
      title: '{reference} is no command line',
      message:
        'There is no word in it, or a quote is left open. It is split as a shell does and run without one.',
      remedy: 'Write the program and its arguments: `${command:pass show athens}`.',
    },
    zh: {
      title: '{reference} 不是命令行',
      message: '其中没有任何词，或有未闭合的引号。它按 shell 的方式拆分，但不经过 shell 运行。',
      remedy: '写出程序及其参数：`${command:pass show athens}`。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
