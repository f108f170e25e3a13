import type { LINT_CODES } from '../../../core/codes/lint.ts';
import type { Texts } from '../texts.ts';

/** git.http. */
export const gitHttpTexts = {
  GIT_HTTP_NO_SCHEME: {
    en: {
      title: 'git.http needs a whole URL',
      message:
        'git matches these settings by scheme and host. "{url}" lacks one of them and never matches, without a word.',
      remedy: 'Write {meant}.',
    },
    zh: {
      title: 'git.http 需要完整网址',
      message: 'git 按协议和主机匹配这些设置。"{url}" 缺了其中之一，永远匹配不到，也不报错。',
      remedy: '写成 {meant}。',
    },
  },
  GIT_HTTP_SCHEME: {
    en: {
      title: 'git.http is about http and https',
      message: '"{url}" has another scheme, for which git reads none of these settings.',
      remedy: 'Use an https:// URL; for ssh there is `ssh.hosts`.',
    },
    zh: {
      title: 'git.http 只管 http 和 https',
      message: '"{url}" 是别的协议，git 不会为它读取这些设置。',
      remedy: '改用 https:// 网址；ssh 请用 `ssh.hosts`。',
    },
  },
  GIT_HTTP_KEY_WITHOUT_CERT: {
    en: {
      title: 'A key without a certificate',
      message:
        '`clientKey` alone does nothing: the server is shown a certificate, and the key only proves it.',
      remedy: 'Add `clientCert`, or take the key out.',
    },
    zh: {
      title: '只有私钥，没有证书',
      message: '单有 `clientKey` 不起作用：出示给服务器的是证书，私钥只用来证明它。',
      remedy: '加上 `clientCert`，或删掉私钥。',
    },
  },
  GIT_CLIENT_CERT_GIT_ONLY: {
    en: {
      title: 'The client certificate is for git alone',
      message:
        'The go command cannot present one. A server that demands it for `?go-get=1` or as a module proxy stays out of reach; module paths that end in .git need no such question.',
      remedy: '',
    },
    zh: {
      title: '客户端证书只供 git 使用',
      message:
        'go 命令无法出示客户端证书。服务器若在 `?go-get=1` 或模块代理上也要求证书，仍然访问不了；以 .git 结尾的模块路径不需要这一步。',
      remedy: '',
    },
  },
  GIT_HTTP_PROXY_IDLE: {
    en: {
      title: 'The proxy for {host} is never used',
      message: 'noProxy names {entry}, and git honours that even for a proxy set for one URL.',
      remedy: 'Take {entry} out of `network.noProxy`, or take this proxy out.',
    },
    zh: {
      title: '{host} 的代理不会被用到',
      message: 'noProxy 里有 {entry}；即使是为单个网址设的代理，git 也会遵守 noProxy。',
      remedy: '从 `network.noProxy` 去掉 {entry}，或去掉这个代理。',
    },
  },
  GIT_HTTP_REWRITTEN: {
    en: {
      title: 'git never opens {url}',
      message: 'A rewrite changes {from} first, and git looks up these settings for the URL that comes out.',
      remedy: 'Write the rewritten URL here, or take the entry out.',
    },
    zh: {
      title: 'git 不会打开 {url}',
      message: '改写规则会先改变 {from}，git 是按改写后的网址查这些设置的。',
      remedy: '这里写改写后的网址，或删掉这一条。',
    },
  },
} satisfies Partial<Texts<(typeof LINT_CODES)[number]>>;
