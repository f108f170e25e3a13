// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts show how a reference is written.
import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** ssh, credentials, trust, offline. */
export const trustTexts = {
  SSH_NAME_MALFORMED: {
    en: {
      title: 'Not a value for ssh `{key}`',
      message:
        '"{value}" is not a plain name (a scheme, a user, a port, an option or a command does not belong there).',
      remedy: 'Write the name alone; `port` and `user` have keys of their own.',
    },
    zh: {
      title: 'ssh `{key}` 的值不对',
      message: '"{value}" 不是单纯的名字（协议、用户、端口、选项或命令不属于这里）。',
      remedy: '只写名字；`port` 和 `user` 有各自的键。',
    },
  },
  SSH_KNOWN_HOST_MALFORMED: {
    en: {
      title: 'Not a host key',
      message:
        'A host key is its type and its base64, such as "ssh-ed25519 AAAA…". The host name is written by goenv.',
      remedy: "Copy the two words from the server's .pub file, and compare the fingerprint on another way.",
    },
    zh: {
      title: '不是主机公钥',
      message: '主机公钥由类型和 base64 组成，如 "ssh-ed25519 AAAA…"。主机名由 goenv 写。',
      remedy: '从服务器的 .pub 文件复制这两个词，并通过其他途径核对指纹。',
    },
  },
  SSH_ALIAS_UNUSED: {
    en: {
      title: 'ssh settings for "{host}" are not used for {hostName}',
      message:
        'They hold where "{host}" itself is typed as the host name. git@{hostName}: and ssh://git@{hostName}/ never look at them.',
      remedy: 'Write `host: {hostName}`, or rewrite to ssh://git@{host}/ under `git.rewrite`.',
    },
    zh: {
      title: '"{host}" 的 ssh 设置不会用于 {hostName}',
      message: '只有主机名写成 "{host}" 时才生效。git@{hostName}: 和 ssh://git@{hostName}/ 不会用到它。',
      remedy: '写成 `host: {hostName}`，或在 `git.rewrite` 里改写到 ssh://git@{host}/。',
    },
  },
  CREDENTIAL_LITERAL: {
    en: {
      title: 'A {key} in the profile itself',
      message:
        'The value under `{key}` is not a reference. Profiles are shared and kept in version control; goenv takes secrets only by reference.',
      remedy:
        'Write `${env:{name}}` and set that variable where you run goenv. If it was a real secret, change it.',
    },
    zh: {
      title: '配置里直接写了 {key}',
      message: '`{key}` 的值不是引用。配置会共享、会进版本库；goenv 只接受引用形式的机密。',
      remedy: '写成 `${env:{name}}`，并在运行 goenv 的环境里设置该变量。如果写的是真实机密，请更换它。',
    },
  },
  CREDENTIAL_MACHINE_MALFORMED: {
    en: {
      title: '"{machine}" is not a host',
      message:
        'A netrc entry names a host in lower case, with its port where it has one. Schemes, paths and `default` do not work: go compares the whole host, letter by letter.',
      remedy: 'Write git.example.com or git.example.com:8443.',
    },
    zh: {
      title: '"{machine}" 不是主机',
      message:
        'netrc 条目写小写主机名，有端口就带上端口。协议、路径和 `default` 都不行：go 逐字比较整个主机。',
      remedy: '写成 git.example.com 或 git.example.com:8443。',
    },
  },
  CREDENTIALS_MACHINE_SCOPE: {
    en: {
      title: 'Credentials belong to a user',
      message: 'With `scope: machine` every user could read them.',
      remedy: 'Put them in a profile with `scope: user`.',
    },
    zh: {
      title: '凭据属于用户',
      message: '`scope: machine` 下所有用户都能读到它们。',
      remedy: '写进 `scope: user` 的配置。',
    },
  },
  NETRC_BESIDE_CREDENTIALS: {
    en: {
      title: 'NETRC beside credentials',
      message:
        'goenv writes `credentials` to the default netrc file, and NETRC makes go read another one instead.',
      remedy: 'Take NETRC out, or keep all credentials in that other file.',
    },
    zh: {
      title: 'NETRC 与 credentials 并存',
      message: 'goenv 把 `credentials` 写进默认的 netrc 文件，而 NETRC 会让 go 去读另一个文件。',
      remedy: '去掉 NETRC，或把凭据都放在那个文件里。',
    },
  },
  TRUST_ONE_SOURCE: {
    en: {
      title: 'A certificate comes from `file` or from `pem`',
      message: 'Exactly one of the two says where it is.',
      remedy: 'Keep one of them.',
    },
    zh: { title: '证书来自 `file` 或 `pem`', message: '两者必须恰好写一个。', remedy: '只保留一个。' },
  },
  TRUST_PRIVATE_KEY: {
    en: {
      title: 'A private key among the certificates',
      message:
        'What is trusted is copied into bundles that everyone on the machine can read; the key would be copied with it.',
      remedy: 'Take the key out. It has been in this profile, so treat it as known to others.',
    },
    zh: {
      title: '证书里混有私钥',
      message: '受信任的内容会复制到所有人都能读的证书包里，私钥也会一起被复制。',
      remedy: '去掉私钥。它已经出现在配置里，应视为已泄露。',
    },
  },
  TRUST_NO_SHA256: {
    en: {
      title: 'A certificate without fingerprint',
      message: 'Whoever can change the file could make this machine trust any server.',
      remedy:
        'Add `sha256`, compared with what IT publishes: `openssl x509 -noout -fingerprint -sha256 -in FILE`.',
    },
    zh: {
      title: '证书没有指纹',
      message: '能改动该文件的人可以让这台机器信任任意服务器。',
      remedy: '加上 `sha256`，并与 IT 部门公布的核对：`openssl x509 -noout -fingerprint -sha256 -in 文件`。',
    },
  },
  OFFLINE_NO_BUNDLE: {
    en: {
      title: '`offline` names no bundle',
      message: 'Nothing but the bundles is used, so there would be no modules at all.',
      remedy: 'Name at least one under `offline.bundles`.',
    },
    zh: {
      title: '`offline` 没有指定离线包',
      message: '离线时只使用离线包，这样就没有任何模块可用。',
      remedy: '在 `offline.bundles` 里至少写一个。',
    },
  },
  OFFLINE_BUNDLE_UNPINNED: {
    en: {
      title: 'A bundle that nobody vouches for',
      message:
        'A bundle is code from elsewhere. Without `sha256` or `signedBy` a swapped one would not be noticed.',
      remedy: 'Add `sha256` or `signedBy`.',
    },
    zh: {
      title: '离线包没有任何担保',
      message: '离线包是外来的代码。没有 `sha256` 或 `signedBy`，被调包也不会被发现。',
      remedy: '加上 `sha256` 或 `signedBy`。',
    },
  },
  OFFLINE_IGNORES: {
    en: {
      title: '`{key}` has no effect under offline',
      message: 'Under `offline` the bundles alone are used, for private modules too.',
      remedy: '',
    },
    zh: {
      title: '离线时 `{key}` 不起作用',
      message: '`offline` 下只使用离线包，私有模块也一样。',
      remedy: '',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
