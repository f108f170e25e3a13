// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts show how a reference is written.
import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** network: proxies and NO_PROXY. */
export const networkTexts = {
  NETPROXY_UNPARSABLE: {
    en: {
      title: 'go cannot read the URL of `{key}`',
      message:
        'go either ignores such a value without a word and connects directly, or takes a wrong part of it for the name of the proxy. (The value is not shown: it may hold a password.)',
      remedy: 'Write http://host:port; percent-encode what is special in a password (`%` itself is %25).',
    },
    zh: {
      title: 'go 读不懂 `{key}` 的网址',
      message:
        '这样的值，go 要么悄悄忽略并直接连接，要么把其中一部分错当成代理的主机名。（值里可能有密码，这里不显示。）',
      remedy: '写成 http://主机:端口；密码里的特殊字符要做百分号编码（`%` 本身写作 %25）。',
    },
  },
  NETPROXY_UNESCAPED: {
    en: {
      title: '`{character}` in the password of `{key}` is not encoded',
      message:
        'A `{character}` ends the host name in a URL, so a part of the user or password is taken for the proxy\'s address ("lookup … no such host").',
      remedy: 'Write {encoded} for it.',
    },
    zh: {
      title: '`{key}` 的密码里 `{character}` 没有编码',
      message:
        '在网址里 `{character}` 表示主机名到此为止，于是用户名或密码的一部分会被当成代理地址（"lookup … no such host"）。',
      remedy: '把它写成 {encoded}。',
    },
  },
  NETPROXY_USERINFO: {
    en: {
      title: 'No user and password in `{key}`',
      message: 'This value ends in a file that others on the machine, or programs with it, can read.',
      remedy:
        "Leave them out; put them in a user's profile as `${env:…}` references, or use a local forwarder that logs in.",
    },
    zh: {
      title: '`{key}` 里不能有用户名和密码',
      message: '这个值会写进机器上其他用户或程序都能读的文件。',
      remedy: '删去它们；在用户范围的配置里用 `${env:…}` 引用，或使用负责登录的本地转发程序。',
    },
  },
  NETPROXY_LITERAL_PASSWORD: {
    en: {
      title: 'A password in `{key}`',
      message:
        'The profile spells out the password of the network proxy. Profiles are shared and kept in version control.',
      remedy: 'Write a reference, `${env:NAME}`, and set that variable where you run goenv.',
    },
    zh: {
      title: '`{key}` 里有密码',
      message: '配置里直接写出了网络代理的密码，而配置会共享、会进版本库。',
      remedy: '改写成引用 `${env:名字}`，并在运行 goenv 的环境里设置该变量。',
    },
  },
  NETPROXY_SCHEME: {
    en: {
      title: 'No network proxy speaks {scheme}',
      message:
        '`{key}` has the scheme {scheme}. Programs disagree about it: go takes it for http, curl refuses it. Known are {known}.',
      remedy: 'Write the scheme that the proxy speaks, http:// nearly always.',
    },
    zh: {
      title: '没有 {scheme} 这种网络代理',
      message: '`{key}` 的协议是 {scheme}，各程序理解不一：go 当成 http，curl 拒绝。可用的有 {known}。',
      remedy: '写代理真正使用的协议，几乎总是 http://。',
    },
  },
  NETPROXY_HTTPS: {
    en: {
      title: 'https:// means TLS to the proxy itself',
      message:
        '`{key}` speaks TLS with {host} before it asks for anything. Most proxies, those for HTTPS pages too, are asked in http; TLS to such a one fails with "first record does not look like a TLS handshake".',
      remedy: "Write http:// unless the proxy's own port has a certificate.",
    },
    zh: {
      title: 'https:// 表示与代理本身用 TLS',
      message:
        '`{key}` 会先与 {host} 建立 TLS。绝大多数代理（包括代理 HTTPS 网页的）都用 http 访问，对它们用 TLS 会报 "first record does not look like a TLS handshake"。',
      remedy: '除非代理端口本身有证书，否则写 http://。',
    },
  },
  NETPROXY_NO_PORT: {
    en: {
      title: '`{key}` has no port',
      message: 'Without a port go uses 80 for {host}, and git and curl use 1080.',
      remedy: 'Write the port, such as {host}:8080.',
    },
    zh: {
      title: '`{key}` 没有端口',
      message: '不写端口时，go 对 {host} 用 80，git 和 curl 用 1080。',
      remedy: '写上端口，例如 {host}:8080。',
    },
  },
  NETPROXY_LOOPBACK: {
    en: {
      title: '`{key}` is on this machine',
      message:
        '{host} works while the program behind it runs, and means something else inside a container or on another machine.',
      remedy: '',
    },
    zh: {
      title: '`{key}` 在本机',
      message: '{host} 只有在后面的程序运行时才可用；在容器里或别的机器上含义不同。',
      remedy: '',
    },
  },
  NOPROXY_SEPARATOR: {
    en: {
      title: 'Several names in one entry of noProxy',
      message:
        '"{entry}" holds a blank, comma, semicolon or bar. In the profile every name is a list item; go reads no separator but the comma.',
      remedy: 'Write {meant} as list items of their own.',
    },
    zh: {
      title: 'noProxy 的一个条目里写了多个名字',
      message: '"{entry}" 里有空格、逗号、分号或竖线。在配置里每个名字是一个列表项；go 只认逗号分隔。',
      remedy: '把 {meant} 各写成单独的列表项。',
    },
  },
  NOPROXY_HAS_SCHEME: {
    en: {
      title: 'noProxy takes names, not URLs',
      message: '"{entry}" is a URL; no program matches it.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: 'noProxy 写名字，不写网址',
      message: '"{entry}" 是网址，没有程序能匹配它。',
      remedy: '写成 {meant}。',
    },
  },
  NOPROXY_SUBDOMAIN_FORM: {
    en: {
      title: '"{entry}" means different things to go and git',
      message:
        'With `*.` git matches nothing at all; with `.` in front git covers the domain itself and go does not. The bare name covers the domain and everything below it, everywhere.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: 'go 和 git 对 "{entry}" 的理解不同',
      message:
        '写 `*.` 时 git 完全不匹配；前面加 `.` 时 git 包括域名本身而 go 不包括。只写域名，则处处都包括它自己和所有子域。',
      remedy: '写成 {meant}。',
    },
  },
  NOPROXY_HAS_PORT: {
    en: {
      title: 'A port in noProxy',
      message: 'go matches "{entry}" on that port alone; git and curl (before 8) never match it.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: 'noProxy 里有端口',
      message: 'go 只在该端口匹配 "{entry}"；git 和较早的 curl 完全不匹配。',
      remedy: '写成 {meant}。',
    },
  },
  NOPROXY_EVERYTHING: {
    en: {
      title: 'noProxy `*` makes the proxy idle',
      message: 'Everything goes around the proxy.',
      remedy: 'Take the `*` out, or take the proxy out.',
    },
    zh: {
      title: 'noProxy 写 `*` 等于不用代理',
      message: '所有连接都会绕过代理。',
      remedy: '去掉 `*`，或去掉代理。',
    },
  },
  NOPROXY_NEVER_MATCHES: {
    en: {
      title: 'No program matches "{entry}"',
      message:
        'It is neither a domain, nor an address, nor a network such as 10.0.0.0/8. `*` in the middle, `10.*` and address ranges are not understood.',
      remedy: 'Write a bare domain, an address or a network.',
    },
    zh: {
      title: '没有程序能匹配 "{entry}"',
      message: '它既不是域名、地址，也不是 10.0.0.0/8 这样的网段。中间的 `*`、`10.*` 和地址区间都不被支持。',
      remedy: '写域名、地址或网段。',
    },
  },
  NOPROXY_MISSES_PRIVATE: {
    en: {
      title: '{host} would be asked for at the network proxy',
      message:
        '{host} serves your private modules, and noProxy does not name it. A proxy to the internet often cannot reach what is inside.',
      remedy: 'Add it to `network.noProxy`, unless it is reached through the proxy.',
    },
    zh: {
      title: '{host} 会走网络代理',
      message: '{host} 提供你的私有模块，但 noProxy 没有写它。通往外网的代理往往连不到内网。',
      remedy: '除非它确实要经过代理，否则加进 `network.noProxy`。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
