import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** go.sumdb. */
export const sumdbTexts = {
  SUMDB_OFF: {
    en: {
      title: '`off` is no checksum database',
      message:
        'Turning the checksum database off removes the check of every hash that is not in go.sum yet, cures no TLS failure, and breaks toolchain downloads. It is not said here, because it needs a scope, a reason and an end date.',
      remedy:
        'Private modules are exempt through `go.private`; for others write `insecure: no-sumdb` for their path.',
    },
    zh: {
      title: '`off` 不是校验数据库',
      message:
        '关闭校验数据库会让所有尚未写入 go.sum 的哈希失去核对，治不好任何 TLS 故障，还会使工具链下载失败。它需要范围、理由和截止日期，所以不写在这里。',
      remedy: '私有模块由 `go.private` 豁免；其他模块请按路径写 `insecure: no-sumdb`。',
    },
  },
  SUMDB_UNKNOWN_NAME: {
    en: {
      title: 'go does not know the database "{name}"',
      message:
        'go has the key of its own database alone. Any other name needs its key, or go fails with "invalid GOSUMDB: malformed verifier id".',
      remedy:
        'Give the key (name+hash+base64) that the operator publishes, or use `default` or `sum.golang.google.cn`.',
    },
    zh: {
      title: 'go 不认识校验数据库 "{name}"',
      message:
        'go 只内置了官方数据库的公钥。其他名字必须给出公钥，否则报 "invalid GOSUMDB: malformed verifier id"。',
      remedy: '写上运营方公布的公钥（名字+哈希+base64），或用 `default`、`sum.golang.google.cn`。',
    },
  },
  SUMDB_KEY_MALFORMED: {
    en: {
      title: 'Malformed key for {name}',
      message:
        'A verifier key is NAME+HASH+KEY: 8 hexadecimal digits, then base64 of one algorithm byte and 32 bytes of an Ed25519 key. go refuses anything else.',
      remedy: 'Copy the whole key again from where the operator publishes it.',
    },
    zh: {
      title: '{name} 的公钥格式不对',
      message:
        '校验公钥的形式是“名字+哈希+公钥”：8 位十六进制数字，然后是 1 字节算法加 32 字节 Ed25519 公钥的 base64。其他形式 go 一律拒绝。',
      remedy: '从运营方公布处重新完整复制。',
    },
  },
  SUMDB_KEY_HASH: {
    en: {
      title: 'The key for {name} does not prove itself',
      message:
        'The 8 digits in the middle of the key are not the hash of its name and bytes: a character was lost or changed, or the name was replaced.',
      remedy: 'Copy the whole key again from where the operator publishes it; never adjust the digits.',
    },
    zh: {
      title: '{name} 的公钥自检不通过',
      message: '公钥中间的 8 位数字与名字和内容的哈希不符：复制时丢字、改字，或换过名字。',
      remedy: '从运营方公布处重新完整复制，不要自己修改数字。',
    },
  },
  SUMDB_KEY_NAME: {
    en: {
      title: 'Name and key are of two databases',
      message: '`name` is {name}, and the key is of {keyName}. go takes the name from the key.',
      remedy: 'Write the name that the key has, or the key that belongs to the name.',
    },
    zh: {
      title: '名字和公钥属于两个数据库',
      message: '`name` 是 {name}，公钥却是 {keyName} 的。go 以公钥里的名字为准。',
      remedy: '改成公钥所属的名字，或换上该名字的公钥。',
    },
  },
  SUMDB_NAME_MALFORMED: {
    en: {
      title: '"{name}" cannot be the name of a checksum database',
      message:
        'The name is host[/path], without scheme, user or a slash at the end: go dials https://NAME where no URL is given.',
      remedy: 'Write the name as it stands at the front of the key.',
    },
    zh: {
      title: '"{name}" 不能作校验数据库的名字',
      message: '名字是“主机[/路径]”，没有协议、用户名和结尾斜杠：没写网址时 go 会访问 https://名字。',
      remedy: '照公钥开头的名字写。',
    },
  },
  SUMDB_URL_MALFORMED: {
    en: {
      title: 'go cannot read this checksum database URL',
      message: 'go refuses {url}: {reason}.',
      remedy: 'Correct the URL, or leave it out: go then finds the database through its proxies.',
    },
    zh: {
      title: 'go 读不懂校验数据库的网址',
      message: 'go 拒绝 {url}：{reason}。',
      remedy: '改正网址，或不写：go 会通过代理找到数据库。',
    },
  },
  SUMDB_URL_IS_PROXY: {
    en: {
      title: 'A module proxy is not a checksum database',
      message:
        '{url} is a module proxy. The URL here is the base of a database server: go would get {url}/lookup/…, which a proxy does not have. A proxy that mirrors the database needs no setting, go asks it by itself.',
      remedy: 'Leave `url` out, or use `sum.golang.google.cn`.',
    },
    zh: {
      title: '模块代理不是校验数据库',
      message:
        '{url} 是模块代理。这里的网址是数据库服务器的基址：go 会访问 {url}/lookup/…，代理并没有它。转发数据库的代理无须设置，go 会自己去问。',
      remedy: '不写 `url`，或用 `sum.golang.google.cn`。',
    },
  },
  SUMDB_URL_PLAIN_HTTP: {
    en: {
      title: 'Checksum database without TLS',
      message:
        '{url} is plain http. What it says is signed and cannot be forged, but everyone on the way sees which modules you ask about.',
      remedy: 'Use https.',
    },
    zh: {
      title: '校验数据库没有 TLS',
      message: '{url} 是明文 http。它的回答有签名、无法伪造，但路上的人都能看到你在查询哪些模块。',
      remedy: '改用 https。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
