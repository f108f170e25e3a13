import { ADMISSION_PHRASES } from './admission-phrases.ts';
import type { Language } from './texts.ts';

/** The words around diagnostics: headings, counts, questions. `{name}` is a parameter. */
export const PHRASES = {
  ...ADMISSION_PHRASES,
  knownAfterApply: { en: '(known after apply)', zh: '（应用时才知道）' },
  askSecret: {
    en: 'Value of {reference}{where}, not shown:',
    zh: '{reference}{where} 的值（不显示）：',
  },
  absent: { en: '(absent)', zh: '（无）' },
  findingPlace: {
    en: 'at: {hop}; layer: {layer}; {confidence}; seen: {count}',
    zh: '位置：{hop}；层：{layer}；{confidence}；出现次数：{count}',
  },
  otherCauses: {
    en: 'the same text has other causes, and this decides',
    zh: '同样的文本还有其他原因，判断方法如下',
  },
  doNot: { en: 'do not', zh: '不要这样做' },
  certain: { en: 'certain', zh: '确定' },
  likely: { en: 'likely', zh: '很可能' },
  possible: { en: 'possible', zh: '可能' },
  'hop-goproxy': { en: 'module proxy (GOPROXY)', zh: '模块代理（GOPROXY）' },
  'hop-redirect-host': { en: 'host that the module proxy redirects to', zh: '模块代理重定向的目标主机' },
  'hop-sumdb': { en: 'checksum database', zh: '校验和数据库' },
  'hop-toolchain': { en: 'download of a Go toolchain', zh: 'Go 工具链下载' },
  'hop-import-path-host': { en: 'host of the import path', zh: '导入路径所在的主机' },
  'hop-git-host': { en: 'git host', zh: 'git 主机' },
  'hop-network-proxy': { en: 'network proxy', zh: '网络代理' },
  'hop-local-disk': { en: 'this machine', zh: '本机' },
  'hop-other-host': { en: 'another host', zh: '其他主机' },
  'hop-none': { en: 'no host is concerned', zh: '与主机无关' },
  probeCounts: {
    en: '{ok} ok, {warning} {warning:warning|warnings}, {failed} failed, {skipped} skipped, {none} not applicable.',
    zh: '正常 {ok} 项，警告 {warning} 项，失败 {failed} 项，跳过 {skipped} 项，不适用 {none} 项。',
  },
  doctorHead: {
    en: 'The way from here with profile {name} ({source})',
    zh: '从本机出发，使用配置 {name}（{source}）',
  },
  doctorHeadBare: { en: 'The way from here, as this machine is set now', zh: '从本机出发，按本机当前设置' },
  reachHead: { en: 'What go and git reach now:', zh: 'go 和 git 现在能到达：' },
  doctorCloser: { en: '`goenv doctor` looks closer.', zh: '运行 `goenv doctor` 可进一步检查。' },
  mirrorHead: {
    en: 'mirror|DNS|connect|TLS|first byte|small file|large file|checksum database',
    zh: '镜像|DNS|连接|TLS|首字节|小文件|大文件|校验和数据库',
  },
  pageFindings: { en: 'What was found', zh: '发现的问题' },
  pageWays: { en: 'The way, hop by hop', zh: '逐跳检查' },
  certificates: { en: '{count} {count:certificate|certificates}', zh: '{count} 张证书' },
  certificateFor: { en: 'for', zh: '主体' },
  certificateBy: { en: 'signed by', zh: '签发者' },
  certificateValid: { en: 'valid', zh: '有效期' },
  certificateNames: { en: 'names', zh: '名称' },
  pageWritten: { en: 'Page written: {path}', zh: '页面已写入：{path}' },
  doctorGood: { en: 'Every hop answers as it should.', zh: '每一跳都正常。' },
  bundleProgress: {
    en: '{modules} modules, {size} MB, {rate} MB/s{left}  {stage}',
    zh: '{modules} 个模块，{size} MB，{rate} MB/s{left}  {stage}',
  },
  bundleTimeLeft: { en: ', {seconds} s left', zh: '，剩余 {seconds} 秒' },
  bundleFetch: { en: 'fetching: {what}', zh: '获取：{what}' },
  bundleProve: { en: 'checking {modules} modules', zh: '检查 {modules} 个模块' },
  bundleRehearse: { en: 'rehearsing without network: {what}', zh: '断网演练：{what}' },
  bundleWrite: { en: 'writing {path}', zh: '写出 {path}' },
  bundleMade: {
    en: '{path}: {modules} modules, {size} MB',
    zh: '{path}：{modules} 个模块，{size} MB',
  },
  bundlePin: { en: 'sha256 {sha256}', zh: 'sha256 {sha256}' },
  bundleHead: {
    en: 'database {name}, {records} records proven under tree #{tree}',
    zh: '数据库 {name}，{records} 条记录在树 #{tree} 下得到证明',
  },
  bundleNoHead: {
    en: 'no checksum database: GONOSUMDB covers every module in it',
    zh: '没有校验和数据库：其中所有模块都被 GONOSUMDB 覆盖',
  },
  bundleTried: {
    en: 'rehearsed offline ({network}): {passed} passed{faults}',
    zh: '已断网演练（{network}）：{passed} 项通过{faults}',
  },
  bundleFaults: {
    en: ', {count} failed with the network too: {commands}',
    zh: '，{count} 项在有网络时也失败：{commands}',
  },
  bundleByNamespace: { en: 'a namespace without network', zh: '无网络的命名空间' },
  bundleByProxies: { en: 'proxies that refuse', zh: '拒绝连接的代理' },
  bundleNext: {
    en: 'Carry it over; there: goenv bundle install {file} --sha256 {sha256}',
    zh: '带到另一侧后运行：goenv bundle install {file} --sha256 {sha256}',
  },
  nothingFound: {
    en: 'Nothing in this text looks like a failure that goenv knows.',
    zh: '这段文本中没有 goenv 认识的故障。',
  },
  fixedProfile: { en: 'Written into {path}:', zh: '已写入 {path}：' },
  fixNothing: {
    en: 'No profile lines belong to what was found; {path} was not changed.',
    zh: '所发现的问题没有对应的 profile 内容；{path} 未改动。',
  },
  fixSame: { en: '{path} has these lines already.', zh: '{path} 已包含这些内容。' },
  fix: { en: 'fix', zh: '修复' },
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'note', zh: '提示' },
  alsoHere: { en: 'and here', zh: '另见' },
  originSetBy: { en: 'set by', zh: '来自' },
  originOver: { en: 'instead of', zh: '取代了' },
  originDefault: { en: 'written nowhere: the default', zh: '没有写在任何地方：默认值' },
  originBecomes: { en: 'becomes', zh: '对应' },
  diffHead: { en: '{a} and {b}', zh: '{a} 与 {b}' },
  diffSame: { en: 'No difference.', zh: '没有差异。' },
  diffCount: { en: '{count} {count:difference|differences}.', zh: '{count} 处差异。' },
  diffMachine: { en: 'this machine', zh: '本机' },
  diffNotInForce: { en: 'overridden by {by} = {value}', zh: '被 {by} = {value} 覆盖' },
  exportTargets: { en: 'Targets of goenv export:', zh: 'goenv export 的目标：' },
  exportWritten: { en: 'Wrote {path}.', zh: '已写入 {path}。' },
  typed: { en: 'commands', zh: '命令' },
  inProfile: { en: 'in the profile', zh: '写入 profile' },
  planHead: { en: 'Profile {name} ({source})', zh: '配置 {name}（{source}）' },
  planCounts: {
    en: 'Plan: {create} to create, {update} to update, {delete} to delete, {same} unchanged.',
    zh: '计划：新建 {create} 项，修改 {update} 项，删除 {delete} 项，{same} 项不变。',
  },
  nothingToDo: {
    en: 'Nothing to do: {same} {same:setting is|settings are} as the profile wants {same:it|them}.',
    zh: '无需改动：{same} 项设置已符合 profile。',
  },
  nothingToRevert: {
    en: 'Nothing to do: goenv owns nothing here.',
    zh: '无需改动：goenv 在此没有任何设置。',
  },
  leftAloneCount: {
    en: '{count} left alone because somebody changed them since (--force puts them back too).',
    zh: '{count} 项被他人改动过，未动（--force 可一并恢复）。',
  },
  notInForceCount: {
    en: '{count} not in force: something overrides {count:it|them}.',
    zh: '{count} 项未生效：被其他设置覆盖。',
  },
  overriddenBy: { en: 'overridden by {by} = {value}', zh: '被 {by} = {value} 覆盖' },
  changedSince: { en: 'changed by somebody since goenv wrote it', zh: 'goenv 写入后被他人改过' },
  leftAlone: { en: 'left alone: changed by somebody since', zh: '未动：goenv 写入后被他人改过' },
  leftToRoot: { en: 'left to root: --no-sudo', zh: '留给 root 执行：--no-sudo' },
  leftToRootCount: {
    en: '{count} left to root (--no-sudo).',
    zh: '{count} 项留给 root 执行（--no-sudo）。',
  },
  exceptions: { en: 'Exceptions from security checks', zh: '安全检查的例外' },
  exceptionUntil: { en: 'until {date}', zh: '有效期至 {date}' },
  exceptionPast: {
    en: 'over (its last day was {date}), counts as absent',
    zh: '已过期（最后一天是 {date}），视为不存在',
  },
  effectPlainHttp: {
    en: 'go fetches it over http and checks no certificate',
    zh: 'go 会用 http 获取它，且不验证证书',
  },
  effectInsecureModule: {
    en: 'go checks no certificate for it, and takes http too',
    zh: 'go 不验证它的证书，也接受 http',
  },
  effectInsecureHost: {
    en: 'git checks no certificate of this host',
    zh: 'git 不验证该主机的证书',
  },
  effectNoSumdb: {
    en: 'go does not look it up in the checksum database',
    zh: 'go 不在校验数据库中查询它',
  },
  effectNoSumdbAll: {
    en: 'no module is looked up in the checksum database, and no toolchain is downloaded',
    zh: '所有模块都不查询校验数据库，也不下载工具链',
  },
  effectHttpRewrite: {
    en: 'git sends code and passwords to this host in clear',
    zh: 'git 以明文向该主机发送代码和密码',
  },
  asRoot: { en: 'With the rights of root:', zh: '将以 root 权限执行：' },
  rootHasToRun: {
    en: 'Root has to run (then `goenv check`):',
    zh: '需要 root 执行（然后运行 `goenv check`）：',
  },
  over: { en: 'over', zh: '覆盖' },
  putBack: { en: 'put back', zh: '恢复原值' },
  ask: { en: 'Apply these changes?', zh: '是否应用以上改动？' },
  askRevert: { en: 'Put this back?', zh: '是否恢复以上内容？' },
  applied: {
    en: 'Applied: {create} created, {update} updated, {delete} deleted. The machine matches profile {name}.',
    zh: '已应用：新建 {create} 项，修改 {update} 项，删除 {delete} 项。本机与配置 {name} 一致。',
  },
  appliedPart: {
    en: 'Applied: {create} created, {update} updated, {delete} deleted. What root has to do is left.',
    zh: '已应用：新建 {create} 项，修改 {update} 项，删除 {delete} 项。还剩需要 root 完成的部分。',
  },
  revertedPart: {
    en: 'Put back: {count} {count:setting|settings}. What root has to do is left.',
    zh: '已恢复 {count} 项设置。还剩需要 root 完成的部分。',
  },
  nothingButRoot: {
    en: 'Nothing done: what is left is for root.',
    zh: '未做任何改动：剩下的需由 root 完成。',
  },
  reverted: {
    en: 'Reverted: {count} {count:setting is what it was|settings are what they were} before goenv.',
    zh: '已恢复：{count} 项设置回到使用 goenv 之前的状态。',
  },
  failedHead: {
    en: 'Stopped half-way. Done: {done}. Not done: {left}.',
    zh: '中途停止。已完成：{done}。未完成：{left}。',
  },
  failedNext: {
    en: 'Everything done is in the journal: run the same command again, or `goenv revert`.',
    zh: '已完成的改动都已记入日志：再次运行同一命令，或运行 `goenv revert`。',
  },
  checkGood: {
    en: 'In step: {same} {same:setting matches|settings match} profile {name} and {same:is|are} in force.',
    zh: '一致：{same} 项设置符合配置 {name} 且已生效。',
  },
  checkPartial: {
    en: 'In step, but not everything was looked at (planners left out).',
    zh: '一致，但有部分 planner 未检查。',
  },
  checkBad: { en: 'Out of step with profile {name}:', zh: '与配置 {name} 不一致：' },
  checkNext: {
    en: '`goenv apply {source}` mends drift; `goenv plan {source}` shows it first.',
    zh: '`goenv apply {source}` 可修复偏差；`goenv plan {source}` 可先查看。',
  },
  checkExpired: {
    en: 'The machine matches profile {name}, but exceptions of it are past their date: renew them or take them out.',
    zh: '本机与配置 {name} 一致，但其中有例外已过期：请续期或删除。',
  },
  statusApplied: {
    en: 'Profile {name} from {source}, applied {at}.',
    zh: '配置 {name}（来自 {source}），应用于 {at}。',
  },
  statusSkipped: { en: 'Left out: {planners}.', zh: '未包含：{planners}。' },
  statusOwned: {
    en: "{planner}: {count} {count:setting is|settings are} goenv's",
    zh: '{planner}：goenv 管理 {count} 项设置',
  },
  statusNothing: { en: 'No profile is applied here.', zh: '本机未应用任何配置。' },
  statusPending: {
    en: 'A run was interrupted: the same command again finishes it, `goenv revert` takes it back.',
    zh: '上次运行被中断：再次运行同一命令即可完成，或用 `goenv revert` 撤销。',
  },
  shellCurrent: {
    en: 'Programs started from now on see it; this shell needs nothing.',
    zh: '此后启动的程序即可看到；当前 shell 无需任何操作。',
  },
  shellUnset: { en: 'To make this shell current: {command}', zh: '让当前 shell 生效：{command}' },
  validateGood: { en: '{source} is valid.', zh: '{source} 有效。' },
  validateCounts: {
    en: '{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}.',
    zh: '{errors} 个错误，{warnings} 个警告。',
  },
  showProfile: { en: 'The profile, resolved', zh: '解析后的配置' },
  showCompiled: { en: 'What it becomes', zh: '对应的设置' },
  bundleProven: {
    en: '{file}: whole; every file is as its manifest says, every record is proven',
    zh: '{file}：完整；每个文件与清单一致，每条记录均已证明',
  },
  bundleProvenDeep: {
    en: '{file}: whole; every module has the h1 that its manifest and the database say',
    zh: '{file}：完整；每个模块的 h1 与清单和数据库一致',
  },
  bundleVouchedByNobody: {
    en: 'who made it is not proven: compare the SHA-256, or use --signed-by FILE --principal NAME',
    zh: '未证明由谁制作：请核对 SHA-256，或使用 --signed-by FILE --principal NAME',
  },
  bundleSignedBy: { en: 'signed by {signer}', zh: '由 {signer} 签名' },
  bundleContents: {
    en: '{count} {count:module version|module versions}, {size}; made by goenv {goenv} with {goVersion}',
    zh: '{count} 个模块版本，{size}；由 goenv {goenv} 与 {goVersion} 制作',
  },
  bundleDatabase: {
    en: 'checksum database {name}, a tree of {size}: proves all {records}',
    zh: '校验和数据库 {name}，树大小 {size}：证明全部 {records} 个',
  },
  bundleDatabaseBut: {
    en: 'checksum database {name}, a tree of {size}: proves {records}; {without} {without:is|are} not in it (private modules, which go.private has to name)',
    zh: '校验和数据库 {name}，树大小 {size}：证明 {records} 个；{without} 个不在其中（私有模块，须由 go.private 列出）',
  },
  bundleNoDatabase: {
    en: 'no checksum database: go can verify only what go.sum has',
    zh: '没有校验和数据库：go 只能验证 go.sum 中已有的模块',
  },
  bundleRehearsed: {
    en: 'rehearsed offline with {goVersion} for {platforms}: {count} {count:step|steps} passed',
    zh: '已用 {goVersion} 在离线状态下为 {platforms} 演练：{count} 步通过',
  },
  bundleRehearsedBut: {
    en: 'rehearsed offline with {goVersion} for {platforms}: {count} {count:step|steps}, {faults} of them stopped by a fault of the project itself',
    zh: '已用 {goVersion} 在离线状态下为 {platforms} 演练：{count} 步，其中 {faults} 步因项目自身的错误停止',
  },
  bundleNotRehearsed: { en: 'not rehearsed', zh: '未演练' },
  bundleInput: {
    en: 'for {input}: {count} {count:module version|module versions}',
    zh: '用于 {input}：{count} 个模块版本',
  },
  bundleToolchain: { en: 'toolchain {toolchain}', zh: '工具链 {toolchain}' },
  bundleTool: { en: 'tool {tool}', zh: '工具 {tool}' },
  bundleGoModAlone: { en: 'go.mod alone', zh: '仅 go.mod' },
  bundleUnrecorded: { en: 'not in the checksum database', zh: '不在校验和数据库中' },
  bundleWantedBy: { en: 'asked for by {input}', zh: '由 {input} 需要' },
  bundleWantedByNobody: { en: 'asked for by nobody: it came along', zh: '没有谁需要：随附而来' },
  planSaved: { en: 'Plan saved: goenv apply --plan {path}', zh: '计划已保存：goenv apply --plan {path}' },
  updateNoneRemote: {
    en: 'Profile {name} uses no text from elsewhere: nothing to update.',
    zh: '配置 {name} 没有使用远程内容：无需更新。',
  },
  updateNothingNew: {
    en: 'Nothing new: {count} {count:text|texts} from elsewhere {count:is|are} as kept.',
    zh: '没有新内容：{count} 份远程内容与已保存的一致。',
  },
  updateUnasked: {
    en: '{count} pinned {count:text|texts} could not be asked for again; what is kept stays in use.',
    zh: '{count} 份固定摘要的内容无法再次查询；继续使用已保存的版本。',
  },
  updateTextChanged: { en: 'changed: {url}', zh: '有变化：{url}' },
  updateTextNew: { en: 'new here: {url}', zh: '首次取得：{url}' },
  updateSameMeaning: { en: 'The profile means the same as before.', zh: '配置的含义没有变化。' },
  askUpdate: { en: 'Use these texts from now on?', zh: '今后使用这些内容？' },
  updateKept: {
    en: 'Kept. No setting was changed yet: {command}',
    zh: '已保存。尚未改动任何设置：{command}',
  },
  verboseHint: {
    en: '({count} unchanged not shown; --verbose shows them)',
    zh: '（{count} 项不变，未显示；--verbose 可查看）',
  },
} as const satisfies Record<string, { readonly [L in Language]: string }>;

export type Phrase = keyof typeof PHRASES;
