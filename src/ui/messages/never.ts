import type { NeverName } from '../../core/finding.ts';
import type { Language } from './texts.ts';

/** What not to do, and why. */
export const NEVER_TEXTS: Readonly<Record<NeverName, Readonly<Record<Language, string>>>> = {
  'gosumdb-off': {
    en: 'GOSUMDB=off: it cures no connection and no certificate; it only stops anybody from noticing altered code, and breaks toolchain downloads',
    zh: 'GOSUMDB=off：它解决不了任何连接或证书问题，只会让被篡改的代码无人察觉，还会使工具链下载失败',
  },
  'goinsecure-all': {
    en: 'GOINSECURE=*: it has no effect on module proxies, the checksum database or git, and opens every direct fetch to forgery',
    zh: 'GOINSECURE=*：它对模块代理、校验和数据库和 git 都不起作用，却让所有直接获取都可能被伪造',
  },
  'ssl-verify-false': {
    en: 'http.sslVerify=false: git then takes code from anybody on the way; go is not concerned at all',
    zh: 'http.sslVerify=false：git 会接受途中任何人提供的代码，而 go 完全不受影响',
  },
  'no-verify-env': {
    en: 'GIT_SSL_NO_VERIFY: it is on whatever its value, for every host',
    zh: 'GIT_SSL_NO_VERIFY：无论取什么值都会对所有主机关闭验证',
  },
  'x509-ignore-cn': {
    en: 'GODEBUG=x509ignoreCN=0: gone since Go 1.17, without effect',
    zh: 'GODEBUG=x509ignoreCN=0：自 Go 1.17 起已移除，不起作用',
  },
  'tidy-e': {
    en: 'go mod tidy -e: it ends with success and deletes the requirements that it could not load',
    zh: 'go mod tidy -e：它会以成功结束，并删除无法加载的依赖',
  },
  'delete-go-sum': {
    en: 'deleting go.sum: it throws away the record that would show a forgery',
    zh: '删除 go.sum：会丢掉能够发现伪造的记录',
  },
  'private-everything': {
    en: 'GOPRIVATE=* or GONOSUMDB=*: nothing is verified any more; declare only your own paths',
    zh: 'GOPRIVATE=* 或 GONOSUMDB=*：什么都不再验证；只声明自己的路径',
  },
  'https-to-http': {
    en: 'rewriting https to http: code and tokens then travel in the clear, and go cannot see it',
    zh: '把 https 改写为 http：代码和令牌会明文传输，而 go 无从得知',
  },
  'strict-host-key-no': {
    en: 'StrictHostKeyChecking=no: ssh then takes any host for the right one',
    zh: 'StrictHostKeyChecking=no：ssh 会把任何主机当作正确的主机',
  },
  'bar-fallback': {
    en: 'a bar (|) after a proxy that is a gatekeeper: what it forbids, and private paths, then go to the next one',
    zh: '在起把关作用的代理后使用竖线（|）：被它禁止的内容和私有路径会转到下一项',
  },
  'token-in-url': {
    en: 'a token in GOPROXY or in a URL: it ends up in logs and in other people’s eyes',
    zh: '把令牌写进 GOPROXY 或 URL：它会出现在日志中并被他人看到',
  },
  'replace-scp': {
    en: 'replace x => git@host:…: go.mod takes no such path',
    zh: 'replace x => git@host:…：go.mod 不接受这种路径',
  },
  'chmod-777': {
    en: 'chmod -R 777: everybody on the machine can then change what you build',
    zh: 'chmod -R 777：机器上的任何人都能改动你构建的内容',
  },
  'safe-directory-star': {
    en: "safe.directory '*': git then runs hooks and settings from any folder",
    zh: "safe.directory '*'：git 会执行任意目录中的钩子和设置",
  },
  'mod-mod': {
    en: '-mod=mod in CI: the build then changes go.mod and go.sum unseen',
    zh: '在 CI 中使用 -mod=mod：构建会在无人察觉时改动 go.mod 和 go.sum',
  },
  'lower-tls': {
    en: 'lowering the TLS version or security level: it opens every other connection of the program as well',
    zh: '降低 TLS 版本或安全级别：程序的其他所有连接也会随之变弱',
  },
  'network-settings': {
    en: 'changing proxies, certificates or checksum settings: this is not a fault of the network',
    zh: '改动代理、证书或校验和设置：这不是网络故障',
  },
};
