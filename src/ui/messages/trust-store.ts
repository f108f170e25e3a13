import type { PLANNER_CODES } from '../../core/codes/planner.ts';
import type { Texts } from './texts.ts';

/** What trust-store says. */
export const trustStoreTexts = {
  TRUST_FILE_MISSING: {
    en: {
      title: 'The certificate file {file} is not there',
      message:
        "The profile names {file} under `trust.certificates`, and there is no such file. Paths are relative to the profile's own file. Nothing was changed.",
      remedy: 'Put the file there, or correct the path in the profile.',
    },
    zh: {
      title: '证书文件 {file} 不存在',
      message:
        '配置在 `trust.certificates` 下写了 {file}，但没有这个文件。路径相对于配置文件自身。未做任何更改。',
      remedy: '把文件放到该处，或改正配置里的路径。',
    },
  },
  TRUST_NO_CERTIFICATE: {
    en: {
      title: 'There is no certificate in {file}',
      message:
        'A certificate file is PEM (text with "BEGIN CERTIFICATE"), DER or PKCS#7. This one is something else, such as a web page or a request for a certificate. Nothing was changed.',
      remedy: 'Ask for the CA certificate itself, and look at it first.',
      commands: ["openssl x509 -noout -subject -in '{file}'"],
    },
    zh: {
      title: '{file} 里没有证书',
      message:
        '证书文件应为 PEM（含 "BEGIN CERTIFICATE" 的文本）、DER 或 PKCS#7。这个文件是别的东西，例如网页或证书请求。未做任何更改。',
      remedy: '索取 CA 证书本身，并先查看它。',
      commands: ["openssl x509 -noout -subject -in '{file}'"],
    },
  },
  TRUST_CERTIFICATE_BROKEN: {
    en: {
      title: 'Certificate {number} in {file} cannot be read',
      message:
        'The block is cut off, has no END line, or holds something that is no certificate. One bad block makes curl, git or Node drop the whole file, so nothing of it is used. Nothing was changed.',
      remedy: 'Copy the file again from where it came from.',
    },
    zh: {
      title: '{file} 中的第 {number} 个证书无法读取',
      message:
        '该块被截断、缺少 END 行，或内容不是证书。只要有一块坏掉，curl、git 或 Node 就会丢弃整个文件，因此完全不使用它。未做任何更改。',
      remedy: '从来源处重新复制该文件。',
    },
  },
  TRUST_OPENSSL_FORM: {
    en: {
      title: '{file} is in a form that only OpenSSL reads',
      message:
        '"BEGIN TRUSTED CERTIFICATE" is OpenSSL\'s own form of a certificate, with settings added to it. Go, git with GnuTLS and Node do not take it. Nothing was changed.',
      remedy: 'Convert it, and name the result in the profile.',
      commands: ["openssl x509 -in '{file}' -out ca.pem"],
    },
    zh: {
      title: '{file} 的格式只有 OpenSSL 能读',
      message:
        '"BEGIN TRUSTED CERTIFICATE" 是 OpenSSL 自己的证书格式，附带额外设置。Go、使用 GnuTLS 的 git 和 Node 都不接受。未做任何更改。',
      remedy: '先转换，再在配置里写转换后的文件。',
      commands: ["openssl x509 -in '{file}' -out ca.pem"],
    },
  },
  TRUST_KEY_IN_FILE: {
    en: {
      title: 'There is a private key in {file}',
      message:
        'What is trusted is copied into files that everyone on the machine can read; the key would be copied with it. Nothing was changed.',
      remedy:
        'Put the certificate alone into a file of its own, and treat the key as known to everyone who had this file.',
      commands: ["openssl x509 -in '{file}' -out ca.pem"],
    },
    zh: {
      title: '{file} 里有私钥',
      message: '受信任的内容会复制到机器上所有人都能读的文件里，私钥也会一起被复制。未做任何更改。',
      remedy: '把证书单独放进一个文件；凡是拿到过这个文件的人，都应视为已知道私钥。',
      commands: ["openssl x509 -in '{file}' -out ca.pem"],
    },
  },
  TRUST_PIN_MISMATCH: {
    en: {
      title: '{file} is not the certificate that the profile names',
      message:
        'The profile expects SHA-256 {expected}; in the file is {found}. Either the file was exchanged, or the profile is out of date. Nothing was changed.',
      remedy:
        'Ask those who issue the certificate for its fingerprint, on another way than the file came. Change `sha256` only if it is the one in the file.',
    },
    zh: {
      title: '{file} 不是配置所指的证书',
      message:
        '配置期望的 SHA-256 是 {expected}，而文件里是 {found}。要么文件被替换过，要么配置已过时。未做任何更改。',
      remedy: '通过文件来源以外的途径，向签发方核对指纹。只有与文件一致时才修改 `sha256`。',
    },
  },
  TRUST_PIN_MISSING: {
    en: {
      title: '{file} holds certificates that the profile does not name',
      message:
        '`sha256` must cover every certificate in the file. It names {expected}; not named is {found}. Each of them could vouch for any server. Nothing was changed.',
      remedy: 'List every fingerprint that you have checked, or take the other certificates out of the file.',
    },
    zh: {
      title: '{file} 里有配置没有写明的证书',
      message:
        '`sha256` 必须覆盖文件里的每一个证书。已写 {expected}；未写 {found}。其中每一个都能为任意服务器担保。未做任何更改。',
      remedy: '列出所有核对过的指纹，或把其他证书从文件里去掉。',
    },
  },
  TRUST_EXPIRED: {
    en: {
      title: 'The certificate "{label}" ended on {date}',
      message: '{file}: no program accepts what it signed any more (SHA-256 {sha256}). Nothing was changed.',
      remedy: 'Get the new certificate from those who issue it, and take this one out of the profile.',
    },
    zh: {
      title: '证书 "{label}" 已于 {date} 过期',
      message: '{file}：任何程序都不再接受它签发的证书（SHA-256 {sha256}）。未做任何更改。',
      remedy: '向签发方索取新证书，并从配置中去掉旧的。',
    },
  },
  TRUST_NOT_YET_VALID: {
    en: {
      title: 'The certificate "{label}" holds only from {date}',
      message:
        '{file}: until then no program accepts what it signed (SHA-256 {sha256}). The clock of this machine may be wrong. Nothing was changed.',
      remedy: 'Set the clock right, or add the certificate when it holds.',
      commands: ['date -u'],
    },
    zh: {
      title: '证书 "{label}" 从 {date} 起才生效',
      message:
        '{file}：在此之前任何程序都不接受它签发的证书（SHA-256 {sha256}）。也可能是本机时钟不对。未做任何更改。',
      remedy: '校准时钟，或等证书生效后再添加。',
      commands: ['date -u'],
    },
  },
  TRUST_NOT_CA: {
    en: {
      title: '"{label}" is not a certificate authority',
      message:
        '{file}: this certificate may not sign others, so trusting it would make no server acceptable (SHA-256 {sha256}). It is probably the certificate of one server. Nothing was changed.',
      remedy:
        "Use the certificate of the authority that signed it. If it is a server's own self-signed certificate, add `leaf: true`.",
    },
    zh: {
      title: '"{label}" 不是证书颁发机构',
      message:
        '{file}：这个证书无权签发其他证书，信任它也不会让任何服务器被接受（SHA-256 {sha256}）。它大概是某台服务器的证书。未做任何更改。',
      remedy: '使用签发它的机构的证书。如果它是服务器自己的自签名证书，请加上 `leaf: true`。',
    },
  },
  TRUST_WEAK_KEY: {
    en: {
      title: 'The key of "{label}" is too weak: {key}',
      message:
        '{file}: OpenSSL or Go refuses such a key, so some programs would work and others would not (SHA-256 {sha256}). Good keys are RSA from 2048 bits, P-256, P-384, P-521 and Ed25519. Nothing was changed.',
      remedy: 'Ask for a certificate with a stronger key.',
    },
    zh: {
      title: '"{label}" 的密钥太弱：{key}',
      message:
        '{file}：OpenSSL 或 Go 会拒绝这样的密钥，于是有的程序能用，有的不能用（SHA-256 {sha256}）。合格的密钥是 RSA 2048 位以上、P-256、P-384、P-521 和 Ed25519。未做任何更改。',
      remedy: '索取密钥更强的证书。',
    },
  },
  TRUST_EXPIRES_SOON: {
    en: {
      title: 'The certificate "{label}" ends in {days} days',
      message: '{file}: on {date} every connection that relies on it stops working (SHA-256 {sha256}).',
      remedy: 'Ask for its successor now, and add it beside this one: both may be trusted at the same time.',
    },
    zh: {
      title: '证书 "{label}" 将在 {days} 天后过期',
      message: '{file}：到 {date}，依赖它的连接都会失败（SHA-256 {sha256}）。',
      remedy: '现在就索取新证书，并与旧证书一起写进配置：两者可以同时受信任。',
    },
  },
  TRUST_STRICT: {
    en: {
      title: 'Strict programs will refuse "{label}"',
      message:
        '{file}: the certificate lacks {missing}. Go, git and curl take it; Python from 3.13 and others that check strictly do not (SHA-256 {sha256}).',
      remedy: 'Tell those who issue it. Nothing can be done about it on this machine.',
    },
    zh: {
      title: '严格的程序会拒绝 "{label}"',
      message:
        '{file}：证书缺少 {missing}。Go、git 和 curl 接受它；Python 3.13 起以及其他严格检查的程序不接受（SHA-256 {sha256}）。',
      remedy: '请告知签发方。在本机上无法解决。',
    },
  },
  TRUST_WEAK_SIGNATURE: {
    en: {
      title: '"{label}" was signed with SHA-1 or MD5',
      message:
        '{file}: go and OpenSSL refuse such a signature when they build the chain through this certificate (SHA-256 {sha256}).',
      remedy: 'Ask for one that was signed with SHA-256, or trust the root that signed it.',
    },
    zh: {
      title: '"{label}" 使用 SHA-1 或 MD5 签名',
      message: '{file}：go 和 OpenSSL 在经由该证书构建证书链时会拒绝这种签名（SHA-256 {sha256}）。',
      remedy: '索取用 SHA-256 签名的证书，或信任签发它的根证书。',
    },
  },
  TRUST_NOT_ROOT: {
    en: {
      title: '"{label}" is not a root',
      message:
        '{file}: it was signed by "{issuer}". Go, git and curl take it as it is; Node accepts only a chain up to a root (SHA-256 {sha256}).',
      remedy: 'Add the root certificate as well, or in its place.',
    },
    zh: {
      title: '"{label}" 不是根证书',
      message:
        '{file}：它由 "{issuer}" 签发。Go、git 和 curl 可以直接信任它；Node 只接受一直到根证书的证书链（SHA-256 {sha256}）。',
      remedy: '再加上根证书，或用根证书代替它。',
    },
  },
  TRUST_FOREIGN_CERTIFICATE: {
    en: {
      title: '{path} holds a certificate that goenv did not put there',
      message:
        '{label}, SHA-256 {sha256}. Programs that read this file trust it. goenv leaves it where it is.',
      remedy: 'If you want it, add it to the profile; otherwise take it out of the file.',
    },
    zh: {
      title: '{path} 里有一个不是 goenv 放入的证书',
      message: '{label}，SHA-256 {sha256}。读取该文件的程序会信任它。goenv 不会动它。',
      remedy: '如果需要它，请写进配置；否则从文件里删掉。',
    },
  },
  ROOTS_CHANGED: {
    en: {
      title: 'The roots of this system have changed',
      message:
        '{path} was updated since goenv made its bundle from it: {before} then, {after} now. The bundle is made anew, so that it has the same roots.',
      remedy: '',
    },
    zh: {
      title: '本机系统的根证书有变化',
      message:
        'goenv 生成证书包之后，{path} 已更新：当时 {before}，现在 {after}。证书包会重新生成，与系统的根证书保持一致。',
      remedy: '',
    },
  },
  ROOTS_NOT_FOUND: {
    en: {
      title: 'No root certificates were found on this system',
      message:
        "None of the files where systems keep them is there, so goenv's bundle holds the certificates of the profile alone. Public servers stay unknown to programs that read it.",
      remedy:
        'Install the package of root certificates (often called ca-certificates), or use `trust: { scope: machine }`.',
    },
    zh: {
      title: '本机系统上找不到根证书',
      message:
        '系统存放根证书的文件一个都不在，因此 goenv 的证书包里只有配置中的证书。读取它的程序不认识公共服务器。',
      remedy: '安装根证书软件包（通常叫 ca-certificates），或使用 `trust: { scope: machine }`。',
    },
  },
  BUNDLE_HAND_EDITED: {
    en: {
      title: 'Certificates in {path} would be lost',
      message:
        'Somebody wrote them into the generated file itself: {found}. No file that the bundle is made from has them, so the next rebuild, by goenv or by the system, takes them away. Nothing was changed.',
      remedy:
        'If they are needed, add them to the profile or put each into a file of its own in {folder}; if not, `--drop` lets them go.',
    },
    zh: {
      title: '{path} 中的证书会丢失',
      message:
        '有人把这些证书直接写进了生成的文件：{found}。生成证书包所用的文件里都没有它们，下次重建时（无论由 goenv 还是由系统）就会消失。未做任何更改。',
      remedy: '如果需要，请写进配置，或各自存成文件放进 {folder}；如果不需要，加 `--drop` 可放弃它们。',
    },
  },
  BUNDLE_EDITS_DROPPED: {
    en: {
      title: 'Certificates in {path} go with its next rebuild',
      message:
        'Somebody wrote them into the generated file itself: {found}. No file that the bundle is made from has them, and --drop lets them go.',
      remedy: 'Without --drop goenv stops before it rebuilds.',
    },
    zh: {
      title: '{path} 中的证书将在下次重建时消失',
      message:
        '有人把这些证书直接写进了生成的文件：{found}。生成证书包所用的文件里都没有它们，而 --drop 放弃了它们。',
      remedy: '不加 --drop 时，goenv 会在重建前停下。',
    },
  },
  ANCHOR_NOT_OURS: {
    en: {
      title: 'Somebody else has put {path} there',
      message:
        "The name is one of goenv's, and what is there is not: a link, or bytes that goenv did not write. It would be lost. Nothing was changed.",
      remedy: 'Look at it and move it away; a certificate that is needed gets a file of another name.',
      commands: ['ls -l {path}'],
    },
    zh: {
      title: '{path} 是别人放的',
      message:
        '文件名是 goenv 的，内容却不是：它是符号链接，或者不是 goenv 写入的内容，更改会使它丢失。未做任何更改。',
      remedy: '请查看并移走它；需要的证书请用别的文件名保存。',
      commands: ['ls -l {path}'],
    },
  },
  TRUST_SYSTEM_UNKNOWN: {
    en: {
      title: 'goenv does not know the trust store of this system',
      message:
        "`trust.scope: machine` uses the distribution's own program, and neither /etc/os-release nor the folders here name one that goenv knows. Nothing was changed.",
      remedy: 'Use `trust: { scope: user }`: it needs no program of the system.',
    },
    zh: {
      title: 'goenv 不认识本机系统的信任库',
      message:
        '`trust.scope: machine` 使用发行版自带的程序，而 /etc/os-release 和现有目录都没有指明 goenv 认识的发行版。未做任何更改。',
      remedy: '使用 `trust: { scope: user }`：它不需要系统的程序。',
    },
  },
  TRUST_TOOL_MISSING: {
    en: {
      title: 'The program {program} is missing',
      message: "Without it the system's trust store cannot be changed. Nothing was changed.",
      remedy:
        'Install the package that brings it (often called ca-certificates), or use `trust: { scope: user }`.',
    },
    zh: {
      title: '缺少程序 {program}',
      message: '没有它就无法更改系统的信任库。未做任何更改。',
      remedy: '安装提供它的软件包（通常叫 ca-certificates），或使用 `trust: { scope: user }`。',
    },
  },
  TRUST_LEAF_NOT_TAKEN: {
    en: {
      title: 'This system does not trust the certificate of a single server',
      message:
        '"{label}" (SHA-256 {sha256}) is no certificate authority. Systems of the family {system} list it and then leave it out of every bundle that programs read. Nothing was changed.',
      remedy: "Use `trust: { scope: user }`, or trust the authority that signed the server's certificate.",
    },
    zh: {
      title: '本机系统不信任单台服务器的证书',
      message:
        '"{label}"（SHA-256 {sha256}）不是证书颁发机构。{system} 系列的系统会列出它，却不会放进任何程序读取的证书包。未做任何更改。',
      remedy: '使用 `trust: { scope: user }`，或信任签发该服务器证书的机构。',
    },
  },
  TRUST_BY_HAND: {
    en: {
      title: "The system's trust store is left to you",
      message:
        "goenv was never run on a system of this kind, so it prints the commands instead of running them. Until then programs that read the system's store do not trust these certificates.",
      remedy: 'Run these commands, then `goenv check`.',
    },
    zh: {
      title: '系统的信任库需要你自己更改',
      message:
        'goenv 从未在这类系统上运行过，因此只列出命令而不执行。在此之前，读取系统信任库的程序不信任这些证书。',
      remedy: '运行这些命令，然后运行 `goenv check`。',
    },
  },
} satisfies Partial<Texts<(typeof PLANNER_CODES)[number]>>;
