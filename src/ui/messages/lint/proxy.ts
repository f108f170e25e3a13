import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** go.proxy: its grammar. */
export const proxyTexts = {
  PROXY_LIST_EMPTY: {
    en: {
      title: 'go.proxy has no entries',
      message:
        'An empty list would become an empty GOPROXY line, and go then fails every command with "GOPROXY list is not the empty string, but contains no entries".',
      remedy: 'Name at least one proxy, `direct` or `off`; leave the key out to keep what the machine has.',
    },
    zh: {
      title: 'go.proxy 没有任何条目',
      message:
        '空列表会写成空的 GOPROXY 行，之后 go 的每条命令都会失败："GOPROXY list is not the empty string, but contains no entries"。',
      remedy: '至少写一个代理、`direct` 或 `off`；想保留机器现状就删掉这个键。',
    },
  },
  PROXY_SEPARATOR_IN_ENTRY: {
    en: {
      title: 'Several proxies in one entry',
      message:
        'The entry "{value}" holds a comma or a bar. In the profile every proxy is a list item; whether go moves on after an error is said by `fallback`.',
      remedy: 'Write one list item for each proxy; `fallback: any-error` stands for the bar.',
    },
    zh: {
      title: '一个条目里写了多个代理',
      message:
        '条目 "{value}" 里有逗号或竖线。在配置里每个代理是一个列表项；出错后是否换下一个由 `fallback` 决定。',
      remedy: '每个代理写成单独的列表项；`fallback: any-error` 相当于竖线。',
    },
  },
  PROXY_BARE_WORD: {
    en: {
      title: '"{value}" is not a URL',
      message:
        'go completes a host name such as proxy.corp to https://proxy.corp, but not a bare word or a path: it fails with "invalid proxy URL missing scheme". Words by themselves are kept for `direct` and `off`, in lower case.',
      remedy: 'Write the URL with its scheme, such as {meant}.',
    },
    zh: {
      title: '"{value}" 不是网址',
      message:
        'go 会把 proxy.corp 这样的主机名补成 https://proxy.corp，但不会补单个词或路径，而是报 "invalid proxy URL missing scheme"。单独的词只留给小写的 `direct` 和 `off`。',
      remedy: '写出带协议的网址，例如 {meant}。',
    },
  },
  PROXY_SCHEME_IMPLIED: {
    en: {
      title: '"{value}" has no scheme',
      message:
        'go puts https:// in front, even of localhost and of a port that speaks plain http. The address used is {url}.',
      remedy: 'Write the scheme, so that nobody has to guess.',
    },
    zh: {
      title: '"{value}" 没有协议',
      message:
        'go 会在前面加 https://，即使是 localhost 或只支持明文 http 的端口也一样。实际使用的地址是 {url}。',
      remedy: '写明协议，免得别人猜。',
    },
  },
  PROXY_UNKNOWN_SCHEME: {
    en: {
      title: 'A module proxy cannot be reached by {scheme}',
      message:
        'go knows https, http and file for a module proxy and refuses {value} with "invalid proxy URL scheme".',
      remedy: 'Use an https:// URL. A network proxy (socks5 and the like) belongs under `network.proxy`.',
    },
    zh: {
      title: '模块代理不能用 {scheme} 访问',
      message: '模块代理只支持 https、http 和 file，go 会以 "invalid proxy URL scheme" 拒绝 {value}。',
      remedy: '改用 https:// 网址。网络代理（socks5 等）请写在 `network.proxy`。',
    },
  },
  PROXY_URL_MALFORMED: {
    en: {
      title: 'go cannot read this proxy URL',
      message: 'go refuses {value}: {reason}. Every go command that needs a module fails then.',
      remedy: 'Correct the URL.',
    },
    zh: {
      title: 'go 读不懂这个代理网址',
      message: 'go 拒绝 {value}：{reason}。之后凡是需要模块的 go 命令都会失败。',
      remedy: '改正网址。',
    },
  },
  PROXY_FILE_NOT_PLAIN: {
    en: {
      title: 'A file:// proxy is a path and nothing else',
      message:
        'go refuses {value} with "invalid file:// proxy URL with non-path elements": a host, a query or a user has no meaning there, and file://a/b names the host a.',
      remedy: 'Write three slashes and the absolute path: file:///srv/proxy.',
    },
    zh: {
      title: 'file:// 代理只能是路径',
      message:
        'go 以 "invalid file:// proxy URL with non-path elements" 拒绝 {value}：主机、查询、用户在这里没有意义，而 file://a/b 里的 a 是主机名。',
      remedy: '写三个斜杠加绝对路径：file:///srv/proxy。',
    },
  },
  PROXY_CREDENTIALS: {
    en: {
      title: 'Credentials in go.proxy',
      message:
        'The URL for {host} holds a user or password. GOPROXY is a plain setting: `go env` prints it, and so do error messages and logs.',
      remedy: 'Leave them out and name the host under `credentials`, with references.',
    },
    zh: {
      title: 'go.proxy 里有凭据',
      message: '{host} 的网址里有用户名或密码。GOPROXY 是普通设置，`go env`、错误信息和日志都会打印它。',
      remedy: '删去凭据，在 `credentials` 里用引用为该主机配置。',
    },
  },
  PROXY_AFTER_END: {
    en: {
      title: 'Nothing after `{end}` is ever read',
      message: '`{end}` ends the list: go never looks at {value}, which stands after it.',
      remedy: 'Put {value} before `{end}`, or take it out.',
    },
    zh: {
      title: '`{end}` 之后的条目不会被读取',
      message: '`{end}` 结束列表：写在后面的 {value} 永远用不到。',
      remedy: '把 {value} 移到 `{end}` 之前，或删掉。',
    },
  },
  PROXY_DUPLICATE: {
    en: {
      title: 'The same proxy twice',
      message:
        '{value} stands in the list already. go would ask it again for what it has just said it does not have.',
      remedy: 'Take the second one out.',
    },
    zh: {
      title: '同一个代理写了两次',
      message: '列表里已经有 {value}。go 会再次向它要它刚说没有的东西。',
      remedy: '删掉第二个。',
    },
  },
  PROXY_IS_MODULE_CACHE: {
    en: {
      title: 'This is a module cache, not a proxy',
      message:
        "{value} is go's own module cache. An unpacked cache is not checked against go.sum again, it often lacks the lists and .info files that a proxy needs, and it changes underneath.",
      remedy: 'Make a proxy tree or a bundle (`goenv bundle create`) and name that.',
    },
    zh: {
      title: '这是模块缓存，不是代理',
      message:
        '{value} 是 go 自己的模块缓存。解开的缓存不会再按 go.sum 校验，常缺少代理所需的版本列表和 .info 文件，而且内容会变。',
      remedy: '制作代理目录树或离线包（`goenv bundle create`），然后指向它。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
