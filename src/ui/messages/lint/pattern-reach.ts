import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** Patterns that cover more or less than they seem to. */
export const patternReachTexts = {
  PATTERN_MATCHES_ALL: {
    en: {
      title: 'Every module would be private',
      message:
        '"{pattern}" covers every module there is: none would be checked against the checksum database any more, and every one would be fetched from its own host.',
      remedy:
        'Name the hosts or organisations that are private; for turning the database off there is `insecure: no-sumdb`, with a reason and an end date.',
    },
    zh: {
      title: '这会让所有模块都变成私有',
      message: '"{pattern}" 覆盖所有模块：它们都不再经过校验数据库核对，而且全部直接从各自主机获取。',
      remedy: '写出真正私有的主机或组织；确需关闭校验数据库时用 `insecure: no-sumdb`，并写明理由和截止日期。',
    },
  },
  PATTERN_WHOLE_PUBLIC_HOST: {
    en: {
      title: 'All of {host} would be private',
      message:
        '"{pattern}" covers every module on {host}, the public ones too: their hashes are not checked and no proxy is asked for them.',
      remedy: 'Name your organisation: {host}/your-organisation.',
    },
    zh: {
      title: '整个 {host} 都会变成私有',
      message: '"{pattern}" 覆盖 {host} 上的所有模块，包括公开的：它们的哈希不再核对，也不再走代理。',
      remedy: '写上你的组织：{host}/your-organisation。',
    },
  },
  PATTERN_TOO_WIDE: {
    en: {
      title: 'This pattern covers public modules too',
      message:
        '"{pattern}" also covers {caught}, for instance: those modules are no longer checked against the checksum database.',
      remedy: 'Write a longer host name.',
    },
    zh: {
      title: '这个模式也覆盖了公开模块',
      message: '"{pattern}" 还会覆盖例如 {caught}：那里的模块不再经过校验数据库核对。',
      remedy: '把主机名写得更具体。',
    },
  },
  PATTERN_MISSES_APEX: {
    en: {
      title: '{pattern} does not cover {apex}',
      message:
        'A `*` stands for at least one character, so "{pattern}" covers git.{apex} and not {apex} itself. Its modules would be sent to the public proxy and checksum database.',
      remedy: 'Add {apex}, if there are modules under it.',
    },
    zh: {
      title: '{pattern} 不覆盖 {apex}',
      message:
        '`*` 至少代表一个字符，"{pattern}" 覆盖 git.{apex}，但不覆盖 {apex} 本身；那里的模块会发给公共代理和校验数据库。',
      remedy: '如果 {apex} 下也有模块，请加上它。',
    },
  },
  PATTERN_MISSES_MODULE: {
    en: {
      title: '{pattern} does not cover the module {base}',
      message:
        'A plain path covers itself and everything below it. With `/*` behind it, the module {base} itself is left out.',
      remedy: 'Write {base}.',
    },
    zh: {
      title: '{pattern} 不覆盖模块 {base} 本身',
      message: '普通路径覆盖它自己和其下的一切；加上 `/*` 反而漏掉模块 {base} 本身。',
      remedy: '写成 {base}。',
    },
  },
  PATTERN_DUPLICATE: {
    en: {
      title: 'The same pattern twice',
      message: '{pattern} stands in the list already.',
      remedy: 'Take one out.',
    },
    zh: { title: '同一个模式写了两次', message: '列表里已经有 {pattern}。', remedy: '删掉一个。' },
  },
  PATTERN_VIA_CONFLICT: {
    en: {
      title: '{pattern} is said to go both ways',
      message:
        '{pattern} stands in the list twice, once through the proxy and once direct. go knows one way for each path.',
      remedy: 'Keep one of the two.',
    },
    zh: {
      title: '{pattern} 的走法自相矛盾',
      message: '{pattern} 在列表里出现两次，一次走代理，一次直连。同一路径 go 只认一种走法。',
      remedy: '保留其中一个。',
    },
  },
  PATTERN_VIA_SHADOWED: {
    en: {
      title: '`via: proxy` of {pattern} has no effect',
      message:
        '{by} goes direct and covers {pattern}. GONOPROXY is a set without order: what any of its patterns covers never goes to the proxy.',
      remedy: 'Make the wider pattern `via: proxy`, or name its other parts one by one.',
    },
    zh: {
      title: '{pattern} 的 `via: proxy` 不起作用',
      message:
        '{by} 是直连，并且覆盖 {pattern}。GONOPROXY 是没有先后的集合：被任一模式覆盖的路径都不走代理。',
      remedy: '把更宽的模式改成 `via: proxy`，或逐个写出其余部分。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
