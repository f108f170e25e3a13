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
  BUNDLE_PIN_MISMATCH: {
    en: {
      title: 'the bundle is not the one that is pinned',
      message: 'Its SHA-256 is {found}; {expected} is expected. Nothing of it was used.',
      remedy: 'name the bundle that was pinned, or pin this one once you know who made it',
    },
    zh: {
      title: 'bundle 与固定的校验值不符',
      message: '其 SHA-256 为 {found}，预期为 {expected}。未使用其中任何内容。',
      remedy: '使用所固定的 bundle；确认来源后再固定这一个',
    },
  },
  BUNDLE_UNSIGNED: {
    en: {
      title: 'the bundle is not signed',
      message: '{principal} must have signed it, and there is no {signature}. Nothing of it was used.',
      remedy: 'copy the signature beside the bundle, or have it signed',
      commands: ['ssh-keygen -Y sign -n goenv-bundle -f KEY FILE'],
    },
    zh: {
      title: 'bundle 没有签名',
      message: '它必须由 {principal} 签名，但没有 {signature}。未使用其中任何内容。',
      remedy: '把签名文件拷贝到 bundle 旁边，或请其签名',
      commands: ['ssh-keygen -Y sign -n goenv-bundle -f KEY FILE'],
    },
  },
  BUNDLE_SIGNATURE_WRONG: {
    en: {
      title: 'the signature of the bundle does not hold',
      message:
        'By {file}, {principal} has not signed these bytes for goenv (namespace goenv-bundle): {reason}. Nothing of the bundle was used.',
      remedy: 'ask who made it for a bundle and signature that belong together',
    },
    zh: {
      title: 'bundle 的签名无效',
      message:
        '按 {file}，{principal} 没有为 goenv（命名空间 goenv-bundle）签署这些内容：{reason}。未使用该 bundle 的任何内容。',
      remedy: '向制作者索取相互匹配的 bundle 和签名',
    },
  },
  BUNDLE_NO_SSH_KEYGEN: {
    en: {
      title: 'ssh-keygen is not here',
      message:
        'goenv checks signatures of bundles with ssh-keygen, and it is not in PATH. Nothing was changed.',
      remedy: 'install OpenSSH (8.2 or newer), or pin the bundle by sha256',
    },
    zh: {
      title: '本机没有 ssh-keygen',
      message: 'goenv 用 ssh-keygen 检查 bundle 的签名，但 PATH 中没有它。未做任何改动。',
      remedy: '安装 OpenSSH（8.2 或更新），或用 sha256 固定该 bundle',
    },
  },
  BUNDLE_NO_DATABASE: {
    en: {
      title: 'the bundle has no checksum database',
      message: 'Without it go cannot verify a module that go.sum does not know. Nothing was changed.',
      remedy:
        'make the bundle through a GOPROXY that serves the checksum database, or except it: insecure, allow no-sumdb, module all',
    },
    zh: {
      title: 'bundle 不含校验和数据库',
      message: '没有它，go 无法验证 go.sum 中没有的模块。未做任何改动。',
      remedy: '通过提供校验和数据库的 GOPROXY 制作 bundle，或设例外：insecure，allow no-sumdb，module all',
    },
  },
  BUNDLES_CONTRADICT: {
    en: {
      title: 'two bundles contradict each other',
      message:
        'They have different contents for {what}; the other one is {other}. One of them is wrong, or somebody wants you to believe so. Nothing was changed.',
      remedy: 'make one bundle over the inputs of both, and find out where the difference comes from',
    },
    zh: {
      title: '两个 bundle 互相矛盾',
      message:
        '两者对 {what} 的内容不同；另一个是 {other}。其中一个有误，或有人想让你这样认为。未做任何改动。',
      remedy: '用两者的全部输入制作一个 bundle，并查明差异的来源',
    },
  },
  BUNDLE_HEADS_DISJOINT: {
    en: {
      title: 'the bundles were made at different times, and no tree head proves both',
      message:
        'The head in {head} is the newest, and the bundles do not prove {member} under it. go would refuse these modules. Nothing was changed.',
      remedy: 'make one bundle over the inputs of both on the connected side',
    },
    zh: {
      title: '这些 bundle 制作于不同时间，没有一个树头能同时证明它们',
      message:
        '最新的树头在 {head} 中，而这些 bundle 无法在其下证明 {member}。go 会拒绝这些模块。未做任何改动。',
      remedy: '在联网的一侧，用两者的全部输入制作一个 bundle',
    },
  },
  BUNDLE_REPLACED: {
    en: {
      title: 'the bundle was replaced meanwhile',
      message:
        'When the plan was made its SHA-256 was {expected}; now it is {found}. Nothing of it is visible.',
      remedy: 'run the command again',
    },
    zh: {
      title: 'bundle 在此期间被替换',
      message: '制定计划时其 SHA-256 为 {expected}，现在为 {found}。其中内容均不可见。',
      remedy: '重新运行该命令',
    },
  },
  TREE_NOT_OURS: {
    en: {
      title: 'goenv did not unpack this folder',
      message: '{path} is where goenv unpacks, and what is there is not its own. It was left as it is.',
      remedy: 'move it elsewhere',
    },
    zh: {
      title: '这个文件夹不是 goenv 解包的',
      message: '{path} 是 goenv 解包的位置，但其中内容不属于 goenv，已保持原样。',
      remedy: '把它移到别处',
    },
  },
  OFFLINE_NO_TOOLCHAIN: {
    en: {
      title: 'no bundle has a Go toolchain for {platform}',
      message: '`go.install` and `go.toolchain: auto` need one, and offline it can only come from a bundle.',
      remedy:
        'put one into the bundle (`goenv bundle create --toolchain goX.Y.Z`), or leave go.install and go.toolchain out',
    },
    zh: {
      title: '没有 bundle 含有 {platform} 的 Go 工具链',
      message: '`go.install` 和 `go.toolchain: auto` 需要它，而离线时只能从 bundle 获取。',
      remedy:
        '把工具链放进 bundle（`goenv bundle create --toolchain goX.Y.Z`），或去掉 go.install 和 go.toolchain',
    },
  },
  BUNDLE_NOT_INSTALLED: {
    en: {
      title: 'the bundles of this profile are not unpacked here',
      message: '`goenv run` lends settings, it unpacks nothing; {path} is not there.',
      remedy: 'apply the profile first',
      commands: ['goenv apply PROFILE'],
    },
    zh: {
      title: '本 profile 的 bundle 尚未在此解包',
      message: '`goenv run` 只借出设置，不解包；{path} 不存在。',
      remedy: '先应用该 profile',
      commands: ['goenv apply PROFILE'],
    },
  },
  BUNDLE_UNPINNED: {
    en: {
      title: 'nothing vouches for the bundle',
      message:
        'It is whole, but anybody could have made it. Its SHA-256 is {sha256}. Compare it with what its maker tells you by another way than the bundle came.',
      remedy: 'say which one is meant, or who must have signed it (--signed-by FILE --principal NAME)',
    },
    zh: {
      title: '没有任何东西为该 bundle 作保',
      message:
        '它是完整的，但任何人都可能制作出它。其 SHA-256 为 {sha256}。请与制作者通过其他途径告知的值核对。',
      remedy: '指明是哪一个，或必须由谁签名（--signed-by FILE --principal NAME）',
    },
  },
  BUNDLE_OLDER: {
    en: {
      title: 'the bundle is older than the one installed here',
      message:
        'Its checksum database has {fresh} records, that of the installed one {installed}. Nothing was changed.',
      remedy: 'install the newer one, or say that it is meant with --force',
    },
    zh: {
      title: 'bundle 比已安装的更旧',
      message: '其校验和数据库有 {fresh} 条记录，已安装的有 {installed} 条。未做任何改动。',
      remedy: '安装更新的 bundle，或用 --force 表明确实要这样做',
    },
  },
  BUNDLE_NO_MODULE: {
    en: {
      title: 'the bundle has no {module}',
      message: 'No module of this path, or path@version, is in it.',
      remedy: 'list its modules',
      commands: ['goenv bundle inspect FILE --verbose'],
    },
    zh: {
      title: 'bundle 中没有 {module}',
      message: '其中没有这个路径（或 path@version）的模块。',
      remedy: '列出其中的模块',
      commands: ['goenv bundle inspect FILE --verbose'],
    },
  },
  TOOLCHAIN_UNPROVEN: {
    en: {
      title: 'the Go toolchain {version} is not proven',
      message: '{reason}. Nothing of it is visible.',
      remedy:
        'use a GOPROXY that serves the checksum database, or a bundle with the toolchain and its record',
    },
    zh: {
      title: 'Go 工具链 {version} 未得到证明',
      message: '{reason}。其中内容均不可见。',
      remedy: '使用提供校验和数据库的 GOPROXY，或含有该工具链及其记录的 bundle',
    },
  },
  TOOLCHAIN_NO_GO: {
    en: {
      title: 'there is no go here, and the profile does not say where {version} comes from',
      message:
        'Without a go to ask, goenv fetches a toolchain by itself, and needs to know the module proxy and the checksum database. Nothing was installed.',
      remedy:
        'write go.proxy (http or https) and go.sumdb (sum.golang.google.cn, or name and key) into the profile, or take the toolchain from a bundle',
    },
    zh: {
      title: '本机没有 go，而 profile 没有说明 {version} 从哪里来',
      message:
        '没有可询问的 go 时，goenv 自行获取工具链，因此需要知道模块代理和校验和数据库。什么都没有安装。',
      remedy:
        '在 profile 中写明 go.proxy（http 或 https）和 go.sumdb（sum.golang.google.cn，或名称和密钥），或从 bundle 获取工具链',
    },
  },
  TOOLCHAIN_NOT_FETCHED: {
    en: {
      title: 'the Go toolchain {version} could not be fetched',
      message: '{output}',
      remedy: 'ask goenv what that means',
      commands: ['goenv explain'],
    },
    zh: {
      title: '无法获取 Go 工具链 {version}',
      message: '获取失败：{output}',
      remedy: '用 goenv 查明原因',
      commands: ['goenv explain'],
    },
  },
};
