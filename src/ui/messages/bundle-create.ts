import type { BUNDLE_CREATE_CODES } from '../../core/codes/bundle-create.ts';
import type { Texts } from './texts.ts';

const NOTHING = { en: 'No bundle was written.', zh: '未写出任何 bundle。' };

export const bundleCreate: Texts<(typeof BUNDLE_CREATE_CODES)[number]> = {
  BUNDLE_INPUT_WRONG: {
    en: {
      title: '`{option} {value}` is not understood',
      message: '{option} takes what looks like {example}.',
      remedy: 'write it like that',
    },
    zh: {
      title: '无法理解 `{option} {value}`',
      message: '{option} 的写法形如 {example}。',
      remedy: '请照此书写',
    },
  },
  BUNDLE_NO_PROJECT: {
    en: {
      title: 'no Go project in {path}',
      message: `There is neither a go.mod nor a go.work. ${NOTHING.en}`,
      remedy: 'name the folder that has one',
    },
    zh: {
      title: '{path} 中没有 Go 项目',
      message: `其中既没有 go.mod 也没有 go.work。${NOTHING.zh}`,
      remedy: '请指定包含它们的目录',
    },
  },
  BUNDLE_GO_FAILED: {
    en: {
      title: 'go could not fetch everything',
      message: `\`{command}\` failed. ${NOTHING.en} What has been fetched is kept: the same command goes on from there. go said: {output}`,
      remedy: 'mend what go names, then run the same command again; goenv can say why it failed',
      commands: ['goenv explain -- go mod download'],
    },
    zh: {
      title: 'go 未能取得全部内容',
      message: `\`{command}\` 失败。${NOTHING.zh}已取得的内容会保留，再次运行同一命令即可继续。go 的输出：{output}`,
      remedy: '按 go 所指出的修复，然后再次运行同一命令；goenv 可以说明失败原因',
      commands: ['goenv explain -- go mod download'],
    },
  },
  BUNDLE_SUM_REFUSED: {
    en: {
      title: 'a module is not what the checksum database says',
      message: `\`{command}\` was stopped by go itself. ${NOTHING.en} Do not turn the checksum database off: somebody serves other code. go said: {output}`,
      remedy: 'ask whoever runs the module proxy; fetch from another one to see which of them differs',
    },
    zh: {
      title: '某个模块与校验和数据库的记录不符',
      message: `\`{command}\` 被 go 自身中止。${NOTHING.zh}不要关闭校验和数据库：有人提供了不同的代码。go 的输出：{output}`,
      remedy: '询问模块代理的维护者；换一个代理获取，看哪一个不同',
    },
  },
  BUNDLE_SUM_DIFFERS: {
    en: {
      title: '{module} is not what was recorded',
      message: `{where} has {recorded}; what was fetched is {found}. ${NOTHING.en}`,
      remedy: 'find out which of the two is right before anything is built from either',
    },
    zh: {
      title: '{module} 与记录不符',
      message: `{where} 的记录是 {recorded}，而取得的是 {found}。${NOTHING.zh}`,
      remedy: '先弄清哪一个正确，再用来构建',
    },
  },
  BUNDLE_MEMBER_ALONE: {
    en: {
      title: '{module} only works inside its workspace',
      message:
        'With GOWORK=off go cannot load it, here as little as on the other side; the bundle has what the workspace needs. go said: {output}',
      remedy: '',
    },
    zh: {
      title: '{module} 只能在其工作区内使用',
      message:
        '设置 GOWORK=off 时 go 无法加载它，在这里和在另一侧都一样；bundle 含有工作区所需的内容。go 的输出：{output}',
      remedy: '',
    },
  },
  BUNDLE_TIDY_FAILED: {
    en: {
      title: '{module} cannot be tidied',
      message:
        '`go mod tidy` fails here, with the network, so it will fail on the other side too; the bundle has everything else. go said: {output}',
      remedy: 'mend the project, then make the bundle again',
    },
    zh: {
      title: '{module} 无法执行 tidy',
      message:
        '`go mod tidy` 在这里有网络时也失败，因此在另一侧同样会失败；其余内容 bundle 都有。go 的输出：{output}',
      remedy: '修复项目后重新制作 bundle',
    },
  },
  BUNDLE_REPLACED_ELSEWHERE: {
    en: {
      title: '{project} replaces a module by a folder outside of itself',
      message: 'Nothing of {path} is in the bundle: it must be at the same place on the other side.',
      remedy: 'carry that folder over too',
    },
    zh: {
      title: '{project} 用项目之外的目录替换了一个模块',
      message: 'bundle 不含 {path} 的任何内容：另一侧必须在同样的位置有它。',
      remedy: '请一并带上该目录',
    },
  },
  BUNDLE_SUMDB_OFF: {
    en: {
      title: 'the checksum database is off here',
      message: `With GOSUMDB={value} nobody vouches for public modules, and the other side would have to believe this machine. ${NOTHING.en}`,
      remedy: 'let go ask a checksum database: Go’s own, a mirror of it, or your company’s',
      commands: ['go env -u GOSUMDB'],
    },
    zh: {
      title: '本机关闭了校验和数据库',
      message: `GOSUMDB={value} 时没有人为公共模块担保，另一侧只能相信这台机器。${NOTHING.zh}`,
      remedy: '让 go 查询校验和数据库：Go 自带的、其镜像或公司自己的',
      commands: ['go env -u GOSUMDB'],
    },
  },
  BUNDLE_RECORD_MISSING: {
    en: {
      title: 'no record of {module}',
      message: `It matches neither GONOSUMDB nor GOPRIVATE, so go asks the checksum database for it on the other side, and the bundle would have no answer. ${NOTHING.en}`,
      remedy: 'run the same command again; if it stays, the database does not know this version',
    },
    zh: {
      title: '没有 {module} 的记录',
      message: `它不匹配 GONOSUMDB 或 GOPRIVATE，因此另一侧的 go 会向校验和数据库查询它，而 bundle 无法回答。${NOTHING.zh}`,
      remedy: '再次运行同一命令；若仍如此，说明数据库不认识该版本',
    },
  },
  BUNDLE_RECORDS_BROKEN: {
    en: {
      title: 'the records of {name} do not prove what they should',
      message: `Signature, inclusion or consistency fails at {part}: the database has shown two histories, or somebody between here and there has changed its answers. ${NOTHING.en}`,
      remedy: 'keep the log of this run and ask who runs the module proxy; do not turn the database off',
    },
    zh: {
      title: '{name} 的记录未能证明其内容',
      message: `{part} 的签名、包含性或一致性验证失败：数据库展示了两种历史，或有人在途中改动了它的回答。${NOTHING.zh}`,
      remedy: '保留本次运行的日志并询问模块代理的维护者；不要关闭数据库',
    },
  },
  BUNDLE_TILE_MISSING: {
    en: {
      title: 'a part of the checksum database could not be fetched',
      message: `go did not leave {part} of {name} in its cache, although it was asked twice. ${NOTHING.en}`,
      remedy: 'run the same command again',
    },
    zh: {
      title: '未能取得校验和数据库的一部分',
      message: `尽管询问了两次，go 的缓存中仍没有 {name} 的 {part}。${NOTHING.zh}`,
      remedy: '再次运行同一命令',
    },
  },
  BUNDLE_REHEARSAL_FAILED: {
    en: {
      title: 'the rehearsal failed: this bundle would not do',
      message: `For {input}, \`{command}\` works with the network and not with the bundle alone. ${NOTHING.en} go said: {output}`,
      remedy:
        'run the same command again; if it stays, this is a fault of goenv: please report it with this text',
    },
    zh: {
      title: '演练失败：这个 bundle 不够用',
      message: `对于 {input}，\`{command}\` 有网络时可行，只有 bundle 时不行。${NOTHING.zh}go 的输出：{output}`,
      remedy: '再次运行同一命令；若仍如此，这是 goenv 的缺陷，请附上这段文字报告',
    },
  },
  BUNDLE_FILE_THERE: {
    en: {
      title: '{path} is there and is no bundle',
      message: 'goenv replaces an older bundle, and nothing else. It was not touched.',
      remedy: 'give another name with -o, or remove it',
    },
    zh: {
      title: '{path} 已存在且不是 bundle',
      message: 'goenv 只会替换旧的 bundle，不会替换其他文件。该文件未被改动。',
      remedy: '用 -o 另取名字，或先删除它',
    },
  },
  BUNDLE_SIGN_FAILED: {
    en: {
      title: 'the bundle could not be signed',
      message: `ssh-keygen ended with {status}. ${NOTHING.en} Everything fetched is kept.`,
      remedy: 'try the key by itself, then run the same command again',
      commands: ['ssh-keygen -Y sign -n goenv-bundle -f {key} FILE'],
    },
    zh: {
      title: '无法为 bundle 签名',
      message: `ssh-keygen 以 {status} 结束。${NOTHING.zh}已取得的内容都会保留。`,
      remedy: '先单独试用该密钥，再运行同一命令',
      commands: ['ssh-keygen -Y sign -n goenv-bundle -f {key} FILE'],
    },
  },
};
