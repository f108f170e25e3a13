import type { ProbeName } from '../../core/finding.ts';
import type { Language } from './texts.ts';

/** The one test that tells causes with the same text apart, as a sentence. */
export const PROBE_TEXTS: Readonly<Record<ProbeName, Readonly<Record<Language, string>>>> = {
  'other-host': {
    en: 'does any other host outside answer (curl -sSI https://example.com/)?',
    zh: '其他外部主机是否有回应（curl -sSI https://example.com/）？',
  },
  'compare-issuer': {
    en: 'compare the issuer that openssl s_client shows here with the one seen from another network',
    zh: '把 openssl s_client 在这里显示的签发者与从另一网络看到的比较',
  },
  'count-roots': {
    en: 'does this machine have root certificates at all (ls /etc/ssl/certs /etc/pki)?',
    zh: '本机是否有根证书（ls /etc/ssl/certs /etc/pki）？',
  },
  'show-chain': {
    en: 'look at the whole chain: openssl s_client -connect HOST:443 -servername HOST -showcerts',
    zh: '查看完整证书链：openssl s_client -connect HOST:443 -servername HOST -showcerts',
  },
  'curl-works': {
    en: 'does curl reach the same URL while go does not? Then try GODEBUG=tlsmlkem=0 once',
    zh: '同一 URL 用 curl 可以而 go 不行吗？若是，请用 GODEBUG=tlsmlkem=0 试一次',
  },
  clock: { en: 'is the clock right (date -u)?', zh: '时钟是否正确（date -u）？' },
  resolver: {
    en: 'ask another DNS server for the same name and compare the addresses',
    zh: '向另一个 DNS 服务器查询同一名字并比较结果',
  },
  'ipv4-only': { en: 'does curl -4 work where curl -6 does not?', zh: 'curl -4 可以而 curl -6 不行吗？' },
  'proxy-variables': {
    en: 'look at HTTPS_PROXY, https_proxy, NO_PROXY and git http.proxy of the process that failed',
    zh: '查看失败进程的 HTTPS_PROXY、https_proxy、NO_PROXY 和 git 的 http.proxy',
  },
  'through-proxy': {
    en: 'does curl -x PROXY reach the URL while curl without it does not?',
    zh: '用 curl -x 代理可以访问该 URL，而不用代理不行吗？',
  },
  'connect-proxy': {
    en: 'what does the proxy answer to CONNECT (curl -v -x PROXY https://HOST/)?',
    zh: '代理对 CONNECT 如何回答（curl -v -x 代理 https://HOST/）？',
  },
  'in-container': {
    en: 'did the command run in a container, where 127.0.0.1 is the container itself?',
    zh: '命令是否在容器中运行（此时 127.0.0.1 是容器自身）？',
  },
  'anonymous-fetch': {
    en: 'compare what the host shows with and without a login (?go-get=1)',
    zh: '比较登录与未登录时主机返回的内容（?go-get=1）',
  },
  'repo-in-browser': {
    en: 'open the repository in a browser, logged in and not',
    zh: '在浏览器中打开该仓库，登录和未登录各一次',
  },
  'other-mirror': {
    en: 'ask another mirror for the same module and version',
    zh: '向另一个镜像请求同一模块和版本',
  },
  'sumdb-lookup': {
    en: 'ask the checksum database itself for /lookup/MODULE@VERSION',
    zh: '直接向校验和数据库查询 /lookup/模块@版本',
  },
  'go-env': {
    en: 'look at go env of the process that failed (GOPROXY GOFLAGS GO111MODULE GOSUMDB)',
    zh: '查看失败进程的 go env（GOPROXY GOFLAGS GO111MODULE GOSUMDB）',
  },
  'go-version': {
    en: 'compare go version with the go line of go.mod',
    zh: '比较 go version 与 go.mod 中的 go 行',
  },
  'git-verbose': {
    en: 'run git ls-remote on the URL by hand, with GIT_CURL_VERBOSE=1',
    zh: '手动对该 URL 运行 git ls-remote，并设置 GIT_CURL_VERBOSE=1',
  },
  'curl-verbose': {
    en: 'see who answers: curl -v on the same URL',
    zh: '查看是谁在回答：对同一 URL 运行 curl -v',
  },
  'open-url': { en: 'open the URL and look at what comes', zh: '打开该 URL，看返回什么内容' },
  offers: {
    en: 'see what the server offers: openssl s_client -connect HOST:PORT',
    zh: '查看服务器提供什么：openssl s_client -connect HOST:PORT',
  },
  'read-log': { en: 'which folder does the error name?', zh: '错误中写的是哪个目录？' },
};
