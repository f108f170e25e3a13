import type { REMOTE_CODES } from '../../core/codes/remote.ts';
import type { Texts } from './texts.ts';

export const remote: Texts<(typeof REMOTE_CODES)[number]> = {
  PROFILE_URL_BAD: {
    en: {
      title: '`{url}` is no URL of a profile',
      message:
        'Because {reason}. A profile elsewhere is https://HOST/PATH, with #sha256=DIGEST behind it where it is pinned.',
      remedy: 'correct the URL',
    },
    zh: {
      title: '`{url}` 不是 profile 的 URL',
      message: '原因：{reason}。远程 profile 的写法是 https://主机/路径，固定摘要时在后面加 #sha256=摘要。',
      remedy: '改正 URL',
    },
  },
  PROFILE_URL_UNPINNED: {
    en: {
      title: 'nothing vouches for `{url}`',
      message:
        'Whoever can answer for that server could give this machine any settings; a profile from elsewhere is used only when its digest or the signature of somebody you know is named. Nothing was downloaded.',
      remedy:
        'pin it: PROFILE as `URL#sha256=DIGEST`, in `extends` as `{ use: URL, sha256: DIGEST }` or `{ use: URL, signedBy: { file: …, principal: … } }`. Compare the digest with the one its publisher tells you by another way than this download',
      commands: ['curl -fsSL URL | sha256sum'],
    },
    zh: {
      title: '没有任何东西为 `{url}` 担保',
      message:
        '任何能冒充该服务器的人都可以给本机下发任意设置；远程 profile 必须写明摘要，或指明由您认识的人签名，否则不会使用。未下载任何内容。',
      remedy:
        '固定其摘要：命令行写 `URL#sha256=摘要`，`extends` 中写 `{ use: URL, sha256: 摘要 }` 或 `{ use: URL, signedBy: { file: …, principal: … } }`。请通过其他途径向发布者核对摘要',
      commands: ['curl -fsSL URL | sha256sum'],
    },
  },
  PROFILE_URL_LOCAL_FILE: {
    en: {
      title: '`{key}` names the local file `{file}` in a profile from a URL',
      message:
        'A profile from elsewhere has no folder on this machine that a relative path could start from, and builds on no local profile.',
      remedy: 'have its author take it out, or put it into a file of your own that extends this profile',
    },
    zh: {
      title: '来自 URL 的 profile 在 `{key}` 中引用了本地文件 `{file}`',
      message: '远程 profile 在本机没有可供相对路径起算的目录，也不能引用本地 profile。',
      remedy: '请作者去掉它，或写进您自己的、引用该 profile 的文件',
    },
  },
  PROFILE_URL_CERTIFICATE_FILE: {
    en: {
      title: '`{key}` names the file `{file}` in a profile from a URL',
      message:
        'Which certificates are trusted must stand in the text itself: the digest or the signature says nothing of a file.',
      remedy: 'write the certificate into the profile as `pem: |`, with its `sha256`',
    },
    zh: {
      title: '来自 URL 的 profile 在 `{key}` 中引用了文件 `{file}`',
      message: '信任哪些证书必须写在文本内：摘要和签名都不涵盖另外的文件。',
      remedy: '把证书以 `pem: |` 连同 `sha256` 写进 profile',
    },
  },
  PROFILE_URL_DIGEST: {
    en: {
      title: '{url} is not the profile that was pinned',
      message:
        'Its SHA-256 is {actual}, and {expected} was expected: somebody changed it, or the pin is old. Nothing of it was used.',
      remedy:
        'ask whoever publishes it for the digest of the new text, and look at what changed before you pin it',
    },
    zh: {
      title: '{url} 与固定的摘要不符',
      message: '其 SHA-256 为 {actual}，预期为 {expected}：内容被改过，或摘要已过时。其中内容均未使用。',
      remedy: '向发布者核对新文本的摘要，查看改动后再更新',
    },
  },
  PROFILE_PIN_STALE: {
    en: {
      title: '{url} serves another text than the pinned one',
      message:
        'The pin {expected} still stands and its text is what goenv uses. What the URL serves now has the SHA-256 {actual}.',
      remedy:
        'look at the new text; when it is right, and its digest is the one its publisher tells you, change the pin',
    },
    zh: {
      title: '{url} 提供的内容与固定的摘要不同',
      message: '摘要 {expected} 仍然有效，goenv 使用对应的内容。该 URL 现在的内容的 SHA-256 是 {actual}。',
      remedy: '查看新内容；确认无误、且与发布者告知的摘要一致后再更新摘要',
    },
  },
  PROFILE_SIGNED_BUILT_IN: {
    en: {
      title: 'the built-in `{base}` has no signature',
      message: 'A built-in profile is part of goenv itself; `signedBy` is for paths and URLs.',
      remedy: 'take `signedBy` away',
    },
    zh: {
      title: '内置 profile `{base}` 没有签名',
      message: '内置 profile 是 goenv 的一部分；`signedBy` 用于路径和 URL。',
      remedy: '去掉 `signedBy`',
    },
  },
  PROFILE_SIGNERS_UNREADABLE: {
    en: {
      title: 'the signers of `{base}` cannot be read',
      message:
        '{file} should be an OpenSSH allowed_signers file: {reason}. Without it nothing says whose signature counts.',
      remedy: 'put the file there: lines such as `ci@acme.example ssh-ed25519 AAAA…`',
    },
    zh: {
      title: '无法读取 `{base}` 的签名者',
      message: '{file} 应为 OpenSSH allowed_signers 文件：{reason}。没有它就无从知道谁的签名有效。',
      remedy: '放好该文件，每行形如 `ci@acme.example ssh-ed25519 AAAA…`',
    },
  },
  PROFILE_SIGNATURE_MISSING: {
    en: {
      title: '`{base}` has no signature',
      message:
        '{signature} is not there, and `signedBy` says that {principal} signed this profile. Nothing of it was used.',
      remedy: 'have it signed, and the .sig file put beside it',
      commands: ['ssh-keygen -Y sign -f KEY -n goenv-profile FILE'],
    },
    zh: {
      title: '`{base}` 没有签名',
      message: '{signature} 不存在，而 `signedBy` 要求它由 {principal} 签名。其中内容均未使用。',
      remedy: '请对方签名，并把 .sig 文件放在旁边',
      commands: ['ssh-keygen -Y sign -f KEY -n goenv-profile FILE'],
    },
  },
  PROFILE_SIGNATURE_BAD: {
    en: {
      title: 'the signature of `{base}` is not good',
      message:
        'ssh-keygen says: {reason}. It must be one by {principal}, whose key stands in {file} and is valid today, over just this text, in the namespace goenv-profile. Nothing of it was used.',
      remedy:
        'ask {principal} to sign this very text; if the key is a new one, add it to {file} once you know that it is theirs',
      commands: ['ssh-keygen -Y sign -f KEY -n goenv-profile FILE'],
    },
    zh: {
      title: '`{base}` 的签名无效',
      message:
        'ssh-keygen 报告：{reason}。签名须由 {principal} 作出，其密钥列于 {file} 且今天有效，针对的正是这份文本，命名空间为 goenv-profile。其中内容均未使用。',
      remedy: '请 {principal} 对这份文本签名；若换了新密钥，确认属于对方后再加入 {file}',
      commands: ['ssh-keygen -Y sign -f KEY -n goenv-profile FILE'],
    },
  },
  PROFILE_SSH_KEYGEN_MISSING: {
    en: {
      title: 'the signature of `{base}` cannot be checked: there is no ssh-keygen',
      message:
        "goenv asks OpenSSH's own ssh-keygen, which is not in PATH; without the check the profile is not used.",
      remedy:
        "install OpenSSH's client (package openssh-client or openssh-clients), or pin the profile by `sha256`",
    },
    zh: {
      title: '无法验证 `{base}` 的签名：找不到 ssh-keygen',
      message: 'goenv 使用 OpenSSH 的 ssh-keygen，但 PATH 中没有；未经验证不会使用该 profile。',
      remedy: '安装 OpenSSH 客户端（openssh-client 或 openssh-clients），或用 `sha256` 固定其内容',
    },
  },
  PROFILE_UNVERIFIED_CHANNEL: {
    en: {
      title: '{url} came through a channel that nobody vouches for',
      message:
        '{host} showed a certificate that is not trusted here ({reason}): issued by {issuer}, SHA-256 {fingerprint}. The text itself is the one that was pinned or signed, so it is used; whoever sits there saw that it was fetched.',
      remedy:
        "if this is your company's inspecting proxy, trust its authority: `trust.certificates` in the profile",
    },
    zh: {
      title: '{url} 是经由未验证的通道取得的',
      message:
        '{host} 出示的证书不受信任（{reason}）：签发者 {issuer}，SHA-256 {fingerprint}。文本与固定的摘要或签名一致，因此仍会使用；通道另一端的人能看到这次下载。',
      remedy: '如果这是公司的检查代理，请在 profile 的 `trust.certificates` 中信任其证书',
    },
  },
  PROFILE_PLAIN_CHANNEL: {
    en: {
      title: '{url} came over plain http',
      message:
        '{host} was asked without encryption. The text itself is the one that was pinned or signed, so it is used; everybody on the way saw it.',
      remedy: 'use https where the server has it',
    },
    zh: {
      title: '{url} 是经由明文 http 取得的',
      message: '对 {host} 的请求没有加密。文本与固定的摘要或签名一致，因此仍会使用；沿途任何人都能看到。',
      remedy: '服务器支持时请用 https',
    },
  },
  PROFILE_FETCH_NAME: {
    en: {
      title: '{url} cannot be fetched: nobody knows the host {host}',
      message:
        'Its name could not be looked up ({reason}); either it is misspelt or this machine has no network, or reaches the world through a proxy alone. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'check the name; behind a proxy set HTTPS_PROXY for this one command',
    },
    zh: {
      title: '无法获取 {url}：找不到主机 {host}',
      message:
        '域名解析失败（{reason}）：名称有误、本机没有网络，或只能经由代理访问外网。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '检查名称；在代理后面请为这条命令设置 HTTPS_PROXY',
    },
  },
  PROFILE_FETCH_REFUSED: {
    en: {
      title: '{url} cannot be fetched: {host} refuses the connection',
      message:
        'Nothing listens there ({reason}), or a firewall says so. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'check host and port, and that the server runs',
    },
    zh: {
      title: '无法获取 {url}：{host} 拒绝连接',
      message:
        '没有程序在监听（{reason}），或被防火墙拒绝。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '检查主机和端口，以及服务器是否在运行',
    },
  },
  PROFILE_FETCH_TLS: {
    en: {
      title: '{url} cannot be fetched: no TLS with {host}',
      message:
        '{reason}. That is no question of trust: the two could not agree, or what answers speaks no TLS. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'check the port, and whether a firewall on the way resets TLS',
    },
    zh: {
      title: '无法获取 {url}：与 {host} 无法建立 TLS',
      message:
        '{reason}。这与信任无关：双方无法协商，或对方不是 TLS。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '检查端口，以及途中的防火墙是否阻断了 TLS',
    },
  },
  PROFILE_FETCH_FAILED: {
    en: {
      title: '{url} cannot be fetched: no connection to {host}',
      message:
        'The system says {reason}. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'check the network; behind a proxy set HTTPS_PROXY for this one command',
    },
    zh: {
      title: '无法获取 {url}：无法连接 {host}',
      message:
        '系统报告 {reason}。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '检查网络；在代理后面请为这条命令设置 HTTPS_PROXY',
    },
  },
  PROFILE_FETCH_TIMEOUT: {
    en: {
      title: '{url} cannot be fetched: no whole answer in {seconds} s',
      message:
        'It was given up, and will be tried again when you ask again. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'check the network; behind a proxy set HTTPS_PROXY for this one command',
    },
    zh: {
      title: '无法获取 {url}：{seconds} 秒内没有完整应答',
      message:
        '已放弃，再次运行时会重试。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '检查网络；在代理后面请为这条命令设置 HTTPS_PROXY',
    },
  },
  PROFILE_FETCH_STATUS: {
    en: {
      title: '{url} cannot be fetched: the server answers {status}',
      message:
        'It was asked without any login. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'check the URL in a browser or with curl',
      commands: ['curl -fsSLI URL'],
    },
    zh: {
      title: '无法获取 {url}：服务器应答 {status}',
      message:
        '请求未携带任何登录信息。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '用浏览器或 curl 检查该 URL',
      commands: ['curl -fsSLI URL'],
    },
  },
  PROFILE_FETCH_REDIRECTS: {
    en: {
      title: '{url} cannot be fetched: it redirects without end, or nowhere',
      message:
        'The last place was {last}; at most 5 redirects are followed, to https:// and http:// alone, never with a login. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'use the URL that the profile really lies at',
    },
    zh: {
      title: '无法获取 {url}：重定向过多或无效',
      message:
        '最后到达 {last}；最多跟随 5 次重定向，只到 https:// 和 http://，且不带登录信息。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '使用 profile 实际所在的 URL',
    },
  },
  PROFILE_FETCH_PROXY: {
    en: {
      title: '{url} cannot be fetched: the network proxy {proxy} answers {status}',
      message:
        'The environment names that proxy, and it does not let the request through. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy: 'have the host allowed there, or go around the proxy with NO_PROXY',
    },
    zh: {
      title: '无法获取 {url}：网络代理 {proxy} 应答 {status}',
      message:
        '该代理来自环境变量，它没有放行这个请求。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '请代理管理员放行该主机，或用 NO_PROXY 绕过代理',
    },
  },
  PROFILE_FETCH_PROXY_LOGIN: {
    en: {
      title: '{url} cannot be fetched: the network proxy {proxy} wants a login (407)',
      message:
        'The environment names that proxy, without a user and password that it takes. It is asked for where nothing is kept of it, and by `goenv update`; `goenv apply` and `goenv update` keep what they used, for when there is no network.',
      remedy:
        'give them in the variable: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, special characters percent-encoded',
    },
    zh: {
      title: '无法获取 {url}：网络代理 {proxy} 要求登录（407）',
      message:
        '该代理来自环境变量，但没有它接受的用户名和密码。本机没有保存它时，以及运行 `goenv update` 时才会获取；`goenv apply` 和 `goenv update` 会保存用过的内容，供断网时使用。',
      remedy: '写进环境变量：HTTPS_PROXY=http://用户:密码@主机:端口，特殊字符用百分号编码',
    },
  },
};
