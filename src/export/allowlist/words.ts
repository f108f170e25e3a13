import type { ExportInput } from '../target.ts';

/** What a connection is for, for people who never heard of Go. */
export const PURPOSES = {
  modules: {
    en: 'downloads Go modules (libraries) from this module proxy',
    zh: '从这个模块代理下载 Go 模块（依赖库）',
  },
  toolchain: {
    en: 'downloads newer versions of Go itself, which come as modules',
    zh: '下载较新版本的 Go 本身（以模块形式分发）',
  },
  'public-direct': {
    en: 'repositories of public modules: any host on the internet, go finds it out by the name of the module',
    zh: '公共模块的代码仓库：可能是互联网上的任意主机，go 由模块名得知',
  },
  sumdb: {
    en: 'checksum database: proves that a module is the same one that everybody gets',
    zh: '校验和数据库：证明下载到的模块与所有人得到的一致',
  },
  vuln: {
    en: "Go's vulnerability database, read by govulncheck",
    zh: 'Go 漏洞数据库，供 govulncheck 读取',
  },
  'import-path': {
    en: 'tells where the repository of a private module is (?go-get=1)',
    zh: '告知私有模块的代码仓库所在（?go-get=1）',
  },
  git: { en: 'git repositories', zh: 'git 代码仓库' },
  ssh: { en: 'ssh, for git repositories', zh: 'ssh，用于 git 代码仓库' },
  jump: { en: 'ssh jump host on the way to git repositories', zh: '通往 git 代码仓库的 ssh 跳板机' },
  'network-proxy': {
    en: 'network proxy, through which the hosts of the next part are reached (CONNECT for https)',
    zh: '网络代理，经由它访问下一部分的主机（https 使用 CONNECT）',
  },
  'git-proxy': { en: 'network proxy of git for some hosts', zh: 'git 访问部分主机所用的网络代理' },
  redirect: { en: 'downloads lead on to this host', zh: '下载会被重定向到这台主机' },
  base: { en: 'a part of the profile is read from here', zh: '从这里读取 profile 的一部分' },
} as const;
export type Purpose = keyof typeof PURPOSES;

/** What is to say besides. */
export const NOTES = {
  'after-not-found': {
    en: 'asked only for what the entries before it answer 404 or 410',
    zh: '仅当前面的条目回答 404 或 410 时才访问',
  },
  'after-any-error': {
    en: 'asked when the entry before it fails in any way',
    zh: '前一个条目发生任何错误时访问',
  },
  'sumdb-through-proxy': {
    en: 'go asks the module proxies for it first and comes here only when none of them passes it on',
    zh: 'go 先经模块代理查询，只有模块代理都不转发时才直接访问',
  },
  'any-host': {
    en: 'cannot be listed; with a module proxy that has everything, leave `direct` out of go.proxy and this row goes',
    zh: '无法逐一列出；若模块代理什么都有，可从 go.proxy 中去掉 `direct`，这一行就不再需要',
  },
  'go-unknown': {
    en: 'go could not be asked for the address of its default; see `go env`',
    zh: '无法向 go 查询其默认地址；见 `go env`',
  },
  pattern: { en: 'a pattern: one row for each host that it means', zh: '这是模式：所指的每台主机各需一行' },
  'toolchain-default': {
    en: 'go may download a newer Go, because go.toolchain is not set',
    zh: '未设置 go.toolchain：go 可能会下载较新的 Go',
  },
  'may-change': { en: 'found by asking; the operator may change it', zh: '通过实际请求得知；运营方可能更改' },
  credentials: { en: 'credentials are sent here', zh: '会向这里发送登录凭据' },
} as const;
export type Note = keyof typeof NOTES;

/** Headings, columns and the words in cells; `{name}` is a parameter. */
export const LABELS = {
  title: { en: 'Network allow-list: {name}', zh: '网络放行清单：{name}' },
  intro: {
    en: 'Every connection that the Go profile {name} needs. All are outbound TCP; nothing has to be let in.',
    zh: 'Go profile {name} 所需的全部网络连接。全部为出站 TCP，不需要放行任何入站连接。',
  },
  made: {
    en: 'Made by goenv {version} on {date} (UTC) from {source}, sha256 {sha256}.',
    zh: '由 goenv {version} 于 {date}（UTC）根据 {source} 生成，sha256 {sha256}。',
  },
  offline: {
    en: 'Made without asking the network (--offline): addresses and redirects are not in it.',
    zh: '生成时未访问网络（--offline）：不含地址和重定向目标。',
  },
  dated: {
    en: 'Addresses are what DNS answered on {date} where this was made; large services change theirs daily. Where rules can name hosts, name hosts.',
    zh: '地址是 {date} 在生成处由 DNS 得到的结果；大型服务的地址每天都会变化。能按主机名放行时，请按主机名放行。',
  },
  nothing: { en: 'Nothing: this profile needs no network.', zh: '无：这个 profile 不需要网络。' },
  firewall: { en: 'From the machines, through the firewall', zh: '从各机器经防火墙直接访问' },
  'network proxy': { en: 'Through the network proxy', zh: '经由网络代理访问' },
  'jump host': { en: 'From an ssh jump host', zh: '从 ssh 跳板机访问' },
  'at firewall': { en: 'firewall', zh: '防火墙' },
  'at network proxy': { en: 'network proxy', zh: '网络代理' },
  'at jump host': { en: 'jump host', zh: '跳板机' },
  host: { en: 'Host', zh: '主机' },
  port: { en: 'Port', zh: '端口' },
  protocol: { en: 'Protocol', zh: '协议' },
  direction: { en: 'Direction', zh: '方向' },
  outbound: { en: 'outbound', zh: '出站' },
  at: { en: 'Allow at', zh: '放行位置' },
  through: { en: 'Through', zh: '经由' },
  need: { en: 'Needed', zh: '必要性' },
  required: { en: 'required', zh: '必需' },
  fallback: { en: 'fallback', zh: '后备' },
  optional: { en: 'optional', zh: '可选' },
  what: { en: 'What for', zh: '用途' },
  why: { en: 'Asked for by', zh: '依据' },
  ipv4: { en: 'IPv4', zh: 'IPv4' },
  ipv6: { en: 'IPv6', zh: 'IPv6' },
  addresses: { en: 'Addresses', zh: '地址' },
  resolved: { en: 'Resolved on', zh: '解析日期' },
  redirects: { en: 'Redirects to', zh: '重定向到' },
  exceptions: { en: 'Weaker checks', zh: '放松的检查' },
  notes: { en: 'Remarks', zh: '备注' },
  approver: { en: 'Approver', zh: '批准人' },
  ticket: { en: 'Ticket', zh: '工单' },
  unresolved: { en: 'not resolved ({problem})', zh: '未解析（{problem}）' },
  undetermined: { en: 'not determined here ({problem})', zh: '此处无法确定（{problem}）' },
  'not-asked': { en: 'not asked', zh: '未查询' },
  'any-host': { en: '(any host)', zh: '（任意主机）' },
  'unknown-host': { en: "(Go's default)", zh: '（Go 的默认值）' },
  none: { en: 'none', zh: '无' },
  until: {
    en: 'weaker check {allow} until {expires}: {reason}',
    zh: '放松的检查 {allow}，至 {expires}：{reason}',
  },
  default: { en: "{key} (Go's default)", zh: '{key}（Go 的默认值）' },
} as const;
export type Label = keyof typeof LABELS;

/** A label in that language, parameters filled in. */
export function label(
  name: Label,
  language: ExportInput['language'],
  params: Readonly<Record<string, string>> = {},
): string {
  return LABELS[name][language].replace(/\{(\w+)\}/g, (whole, key: string) => params[key] ?? whole);
}
