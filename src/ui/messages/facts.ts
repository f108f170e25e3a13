import type { FactName, ProbeStatus } from '../../core/probe.ts';
import type { Language } from './texts.ts';

/** What a probe of doctor saw, in half a line. `{name}` is a parameter. */
export const FACT_TEXTS: Readonly<Record<FactName, Readonly<Record<Language, string>>>> = {
  direct: { en: 'no network proxy', zh: '不经网络代理' },
  through: { en: 'through {proxy}', zh: '经由 {proxy}' },
  addresses: { en: '{addresses}', zh: '{addresses}' },
  connected: { en: '{address} in {ms} ms', zh: '{address}，{ms} ms' },
  'not-connected': { en: '{address} no ({why})', zh: '{address} 不通（{why}）' },
  tunnel: { en: '{proxy} opened the way', zh: '{proxy} 已放行' },
  tls: { en: '{protocol}, {cipher}, ALPN {alpn}', zh: '{protocol}，{cipher}，ALPN {alpn}' },
  issuer: { en: '{chain}', zh: '{chain}' },
  inspected: { en: 'signed by {product}', zh: '由 {product} 签发' },
  until: { en: 'until {date}', zh: '有效期至 {date}' },
  answer: { en: '{status} {type}', zh: '{status} {type}' },
  redirected: { en: '{status} to {to}', zh: '{status} 重定向到 {to}' },
  broken: { en: '{text}', zh: '{text}' },
  distrusted: { en: 'not trusted here: {why}', zh: '本机不信任：{why}' },
  'sumdb-through': { en: 'go asks it through {base}', zh: 'go 通过 {base} 查询' },
  'sumdb-off': { en: 'GOSUMDB=off: nothing is verified', zh: 'GOSUMDB=off：不做任何校验' },
  'sumdb-unsupported': {
    en: 'does not vouch for the checksum database: go asks the next one',
    zh: '不提供校验和数据库：go 会询问下一个',
  },
  'sumdb-supported': { en: 'vouches for the checksum database', zh: '提供校验和数据库' },
  'sumdb-head': { en: 'tree head of {size} records', zh: '树头含 {size} 条记录' },
  'sumdb-record': { en: 'answered {status} for the module', zh: '对该模块回答 {status}' },
  'entry-direct': { en: 'the repository itself is asked', zh: '直接访问代码仓库' },
  'entry-off': { en: 'go stops here', zh: 'go 到此为止' },
  'not-reached': { en: 'see the line above', zh: '见上一行' },
  folder: { en: 'a folder that is there', zh: '目录存在' },
  refs: { en: '{count} {count:ref|refs}', zh: '{count} 个引用' },
  'host-only': { en: 'host reached, no repository named ({said})', zh: '主机可达，未指定仓库（{said}）' },
  'git-said': { en: '{said}', zh: '{said}' },
  'timed-out': { en: 'no answer in {seconds} s', zh: '{seconds} 秒内没有回应' },
  'no-git': { en: 'git is not on PATH', zh: 'PATH 中没有 git' },
  'no-go': { en: 'go is not on PATH, or does not answer', zh: 'PATH 中没有 go，或 go 没有回应' },
  'ca-not-in-place': {
    en: "git needs the profile's certificates in place: goenv apply first",
    zh: 'git 需要先就位的证书：请先 goenv apply',
  },
  meta: { en: '{root} is at {repository}', zh: '{root} 位于 {repository}' },
  'toolchain-local': { en: '{version}, GOTOOLCHAIN={wanted}', zh: '{version}，GOTOOLCHAIN={wanted}' },
  'toolchain-found': { en: '{version} can be downloaded', zh: '可以下载 {version}' },
  'file-fine': { en: 'nothing odd', zh: '没有异常' },
  'no-file': { en: 'not there', zh: '不存在' },
  findings: { en: '{count} {count:finding|findings}', zh: '{count} 个问题' },
  'go-stops': { en: 'go stops with this', zh: 'go 会因此停止' },
  'go-goes-on': { en: 'go goes on to the next entry and hides this', zh: 'go 会转到下一项并隐藏此错误' },
  mirror: {
    en: '{dns} ms DNS, {connect} ms connect, {tls} ms TLS, {first} ms first byte, {small} ms small file, {large}, checksum database: {sumdb}',
    zh: 'DNS {dns} ms，连接 {connect} ms，TLS {tls} ms，首字节 {first} ms，小文件 {small} ms，{large}，校验和数据库：{sumdb}',
  },
  'mirror-is-yours': { en: 'in the profile', zh: '在 profile 中' },
};

/** How a probe ended, for programs that read aloud and for the page. */
export const STATUS_TEXTS: Readonly<Record<ProbeStatus, Readonly<Record<Language, string>>>> = {
  ok: { en: 'ok', zh: '正常' },
  warning: { en: 'warning', zh: '警告' },
  failed: { en: 'failed', zh: '失败' },
  skipped: { en: 'skipped', zh: '跳过' },
  'not-applicable': { en: 'not applicable', zh: '不适用' },
};
