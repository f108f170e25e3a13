import type { BUNDLE_CODES } from '../../core/codes/bundle.ts';
import type { Texts } from './texts.ts';

const AGAIN = {
  en: 'copy the bundle again, and compare its SHA-256 with that of where it was made',
  zh: '重新拷贝该 bundle，并与制作处的 SHA-256 核对',
};
const MAKE = {
  en: 'make the bundle again with goenv, and do not edit it',
  zh: '用 goenv 重新制作该 bundle，且不要改动它',
};

export const bundle: Texts<(typeof BUNDLE_CODES)[number]> = {
  ARCHIVE_NOT_ONE: {
    en: {
      title: 'not a bundle',
      message:
        'A bundle is a tar that begins with manifest.json; this file does not. Nothing of it was used.',
      remedy: 'name a file that `goenv bundle create` made',
    },
    zh: {
      title: '不是 bundle',
      message: 'bundle 是以 manifest.json 开头的 tar 文件，而这个文件不是。未使用其中任何内容。',
      remedy: '请指定由 `goenv bundle create` 制作的文件',
    },
  },
  ARCHIVE_TRUNCATED: {
    en: {
      title: 'the bundle is cut short',
      message: 'It ends in or after {member}, before its end. Nothing of it was used.',
      remedy: AGAIN.en,
    },
    zh: {
      title: 'bundle 不完整',
      message: '它在 {member} 处或之后中断，没有到达结尾。未使用其中任何内容。',
      remedy: AGAIN.zh,
    },
  },
  ARCHIVE_PADDED: {
    en: {
      title: 'something stands behind the end of the bundle',
      message: 'A bundle ends with its last block; this file goes on. Nothing of it was used.',
      remedy: AGAIN.en,
    },
    zh: {
      title: 'bundle 结尾之后还有内容',
      message: 'bundle 到最后一个块为止，而这个文件后面还有内容。未使用其中任何内容。',
      remedy: AGAIN.zh,
    },
  },
  ARCHIVE_HEADER_BROKEN: {
    en: {
      title: 'the bundle is damaged',
      message:
        'The tar header or padding at or behind {member} is not as goenv writes it. Nothing of the bundle was used.',
      remedy: AGAIN.en,
    },
    zh: {
      title: 'bundle 已损坏',
      message: '{member} 处或其后的 tar 头或填充与 goenv 写出的不同。未使用该 bundle 的任何内容。',
      remedy: AGAIN.zh,
    },
  },
  ARCHIVE_MEMBER_KIND: {
    en: {
      title: 'the bundle holds more than files',
      message: '{member} is a {kind}; a bundle holds regular files alone. Nothing of it was used.',
      remedy: MAKE.en,
    },
    zh: {
      title: 'bundle 含有非普通文件',
      message: '{member} 的类型是 {kind}；bundle 只含普通文件。未使用其中任何内容。',
      remedy: MAKE.zh,
    },
  },
  ARCHIVE_MEMBER_LARGE: {
    en: {
      title: 'a file is too large for a bundle',
      message: '{member} has {size} bytes; a member of a bundle has less than 8 GiB.',
      remedy: 'leave it out',
    },
    zh: {
      title: '文件过大，无法放入 bundle',
      message: '{member} 有 {size} 字节；bundle 的成员须小于 8 GiB。',
      remedy: '不要包含它',
    },
  },
  ZIP_BROKEN: {
    en: {
      title: 'a module zip is broken',
      message: 'go would not take this zip: {entry} {reason}.',
      remedy: 'get the module again from its source',
    },
    zh: {
      title: '模块 zip 已损坏',
      message: 'go 不会接受这个 zip：{entry} {reason}。',
      remedy: '从来源重新获取该模块',
    },
  },
  BUNDLE_NOT_READABLE: {
    en: {
      title: 'the bundle cannot be read',
      message: '{path}: {reason}. Nothing was changed.',
      remedy: 'name a file that is there and that you may read',
    },
    zh: {
      title: '无法读取 bundle',
      message: '{path}：{reason}。未做任何改动。',
      remedy: '请指定存在且有权读取的文件',
    },
  },
  BUNDLE_MANIFEST_BROKEN: {
    en: {
      title: 'the manifest of the bundle is not valid',
      message: 'At {place}: {reason}. Nothing of the bundle was used.',
      remedy: MAKE.en,
    },
    zh: {
      title: 'bundle 的清单无效',
      message: '位于 {place}：{reason}。未使用该 bundle 的任何内容。',
      remedy: MAKE.zh,
    },
  },
  BUNDLE_FORMAT_NEWER: {
    en: {
      title: 'the bundle was made by a newer goenv',
      message: 'Its format is {version}; this goenv reads 1.0.',
      remedy: 'update goenv here (a bundle can bring it: `goenv bundle create --with-goenv`)',
    },
    zh: {
      title: 'bundle 由更新版本的 goenv 制作',
      message: '其格式为 {version}；当前 goenv 只能读取 1.0。',
      remedy: '在此更新 goenv（bundle 可以携带它：`goenv bundle create --with-goenv`）',
    },
  },
  BUNDLE_NAMES_COLLIDE: {
    en: {
      title: 'two names in the bundle are at odds',
      message:
        '{member} and {other} cannot both be there: they are one name where case does not count, or one would have to be a folder.',
      remedy: MAKE.en,
    },
    zh: {
      title: 'bundle 中的两个名称互相冲突',
      message: '{member} 与 {other} 不能并存：不区分大小写时它们同名，或其中一个必须是文件夹。',
      remedy: MAKE.zh,
    },
  },
  BUNDLE_SIZE_WRONG: {
    en: {
      title: 'the bundle has not the size that its manifest says',
      message:
        'By its manifest it has {expected} bytes; the file has {found}. It was cut short, or something was added. Nothing of it was used.',
      remedy: AGAIN.en,
    },
    zh: {
      title: 'bundle 的大小与其清单不符',
      message:
        '按清单应为 {expected} 字节，而文件有 {found} 字节：被截断，或被添加了内容。未使用其中任何内容。',
      remedy: AGAIN.zh,
    },
  },
  BUNDLE_MEMBER_OTHER: {
    en: {
      title: 'the bundle does not hold what its manifest lists',
      message: 'Where the manifest has {expected}, the archive has {member}. Nothing of it was used.',
      remedy: MAKE.en,
    },
    zh: {
      title: 'bundle 的内容与其清单不符',
      message: '清单中为 {expected} 的位置，归档中是 {member}。未使用其中任何内容。',
      remedy: MAKE.zh,
    },
  },
  BUNDLE_MEMBER_CHANGED: {
    en: {
      title: 'a file in the bundle was changed',
      message: '{member} has SHA-256 {found}; the manifest says {expected}. Nothing of the bundle was used.',
      remedy: AGAIN.en,
    },
    zh: {
      title: 'bundle 中的文件被改动',
      message: '{member} 的 SHA-256 为 {found}，而清单为 {expected}。未使用该 bundle 的任何内容。',
      remedy: AGAIN.zh,
    },
  },
  BUNDLE_MODULE_UNLISTED: {
    en: {
      title: 'modules and files of the bundle do not agree',
      message: '{member}: {reason}. Nothing of the bundle was used.',
      remedy: MAKE.en,
    },
    zh: {
      title: 'bundle 的模块与文件不一致',
      message: '{member}：{reason}。未使用该 bundle 的任何内容。',
      remedy: MAKE.zh,
    },
  },
  BUNDLE_MODULE_CHANGED: {
    en: {
      title: 'a module is not the one that it says',
      message:
        '{member} has {found}, but {by} says {expected}. Somebody changed it before it was packed, or after. Nothing of the bundle was used.',
      remedy: 'do not use this bundle; find out which source of the module is wrong',
    },
    zh: {
      title: '模块内容与其声明不符',
      message:
        '{member} 的哈希是 {found}，而 {by} 记录为 {expected}。它在打包之前或之后被改动过。未使用该 bundle 的任何内容。',
      remedy: '不要使用这个 bundle；查明该模块的哪个来源有误',
    },
  },
  BUNDLE_TEXT_CRLF: {
    en: {
      title: 'a go.mod in the bundle has Windows line ends it did not have',
      message:
        '{member} has {found}, and with LF line ends it would have {expected}: git or a copy in text mode changed its bytes. go would refuse it.',
      remedy: 'pack it again from a GOPROXY or a module cache, never through git or a text-mode copy',
    },
    zh: {
      title: 'bundle 中的 go.mod 被换成了 Windows 换行',
      message:
        '{member} 的哈希是 {found}，换成 LF 换行则是 {expected}：git 或文本模式的拷贝改动了它的字节。go 会拒绝它。',
      remedy: '从 GOPROXY 或模块缓存重新打包，不要经过 git 或文本模式的拷贝',
    },
  },
  BUNDLE_DATABASE_BROKEN: {
    en: {
      title: 'the checksum database in the bundle proves nothing',
      message: '{member}: {reason}. go would refuse its modules; nothing of the bundle was used.',
      remedy: 'make the bundle again',
    },
    zh: {
      title: 'bundle 中的校验和数据库无法作为证明',
      message: '{member}：{reason}。go 会拒绝其中的模块；未使用该 bundle 的任何内容。',
      remedy: '重新制作该 bundle',
    },
  },
};
