import type { Language } from './messages/texts.ts';

/** `goenv --help`. */
export const HELP: Readonly<Record<Language, string>> = {
  en: `goenv: one YAML profile says how Go gets its modules here; goenv makes the machine so.

Usage: goenv COMMAND [PROFILE] [options]

  validate  look for mistakes in a profile; touches nothing
  plan      what would change, and which profile line asks for it; changes nothing
  apply     plan, ask, change, prove
  check     does the machine still match, and is it in force?
  revert    put back what was there before goenv
  status    what is applied, when, from where
  show      the resolved profile, and what it becomes
  diff      what two profiles, or one and this machine, have otherwise: diff A [B]
  export    the profile for others: export allowlist [PROFILE] (every host and port, for IT security)
  run       lend the profile to one command; nothing outlives it: run [PROFILE] -- COMMAND
  bundle    modules for machines without a network: bundle create DIR… | verify | inspect | install FILE
  update    fetch the signed texts of a profile anew, show what they change, ask, and keep them
  schema    JSON Schema of a profile, for editors
  completion  completion of a shell: completion bash|zsh|fish
  doctor    probe the way from here to every host that the profile uses; changes nothing
  explain   root cause and remedy of a failed go, git, curl, ssh or openssl log: explain [LOG|-] | -- COMMAND

PROFILE is a path (with / or ending in .yaml, .yml, .json), - for standard input, a built-in (air-gapped, cn,
corporate, direct), or https://HOST/PATH#sha256=DIGEST.

Options
  -y, --yes                do not ask
  --json                   one JSON document on stdout
  --json-into FILE         the same into a file, beside the text
  --only, --skip PLANNER   this part alone, or all but it (module-bundle, trust-store, git-config,
                           go-toolchain, go-env, shell-env)
  --force                  put back also what somebody changed since
  --allow NAME             let a profile set a variable that is not on the list,
                           or use \${file:…} (file), \${command:…} (command)
  --accept DIGEST          accept somebody else's profile, by the SHA-256 of its text
  --root DIR               work on an image under DIR
  --user NAME              as root: work on NAME's home, with NAME's rights
  --no-sudo                print what root has to do instead of asking sudo
  --drop                   let go certificates that somebody wrote into the system's bundle by hand
  --unproven               run the trust store's program where goenv was never tried
  --config FILE            these settings alone
  --lang en|zh             language of messages
  -q, --quiet   -v, --verbose   --color auto|always|never   --version
  plan: --out FILE, --detailed-exitcode     apply: --plan FILE, --verify, --no-verify     explain: --fix PROFILE
  doctor: --timeout SECONDS, --module M[@V], --project DIR, --mirrors, --html FILE, --fix PROFILE
  show: --source (the text as it stands), --flat (one self-contained file), --origin KEY (who set it)
  export: --format markdown|csv|yaml, -o FILE|FOLDER, --offline (ask nobody)
  bundle: --deep, --why MODULE, --sha256 HEX, --signed-by FILE --principal NAME
  bundle create: -o FILE, --tool PKG@V, --module MOD@V, --toolchain goX.Y.Z[:os/arch], --platform os/arch, --profile P,
    --from-modcache DIR, --rehearse build, --sign KEY, --sbom FILE, --vulndb DIR, --with-goenv

Exit codes: 0 done or nothing to do; 1 failed, nothing changed; 2 a difference (drift, not in force, left alone);
3 invalid profile; 4 refused; 5 failed half-way (run again, or revert); 64 wrong usage; 130 interrupted.

Examples
  goenv plan cn                       see it first
  goenv apply cn                      go through goproxy.cn, checksums still verified
  goenv check || goenv apply cn -y    in a dotfiles bootstrap
  goenv revert                        as if goenv had never been here
  goenv run cn -- go mod tidy         for this one command alone
  go mod tidy 2>&1 | goenv explain    why it failed, and what cures it
  goenv doctor --html way.html        what lies between here and the modules, to be sent to IT
`,
  zh: `goenv：用一份 YAML 配置（profile）描述本机的 Go 如何获取模块，并让机器照此运行。

用法：goenv 命令 [PROFILE] [选项]

  validate  检查 profile 中的错误；不改动任何东西
  plan      将会改动什么，以及出自 profile 的哪一行；不改动任何东西
  apply     计划、询问、改动、验证
  check     本机是否仍然一致，且已生效？
  revert    恢复到使用 goenv 之前
  status    应用了什么、何时、来自哪里
  show      解析后的 profile，以及对应的设置
  diff      两个 profile 之间，或 profile 与本机之间的差异：diff A [B]
  export    把 profile 导出给他人：export allowlist [PROFILE]（全部主机和端口，供 IT 安全部门审批）
  run       只把 profile 借给一条命令，结束后什么都不留下：run [PROFILE] -- 命令
  bundle    为没有网络的机器携带模块：bundle create DIR… | verify | inspect | install 文件
  update    重新获取 profile 中带签名的远程内容，显示差异，询问后保存
  schema    profile 的 JSON Schema，供编辑器使用
  completion  shell 补全：completion bash|zsh|fish
  doctor    逐跳检查从本机到 profile 用到的每个主机的路径；不改动任何东西
  explain   说明 go、git、curl、ssh 或 openssl 日志失败的根本原因和解决办法：explain [日志|-] | -- 命令

PROFILE 可以是路径（含 / 或以 .yaml、.yml、.json 结尾）、-（标准输入）、内置名称（air-gapped、cn、corporate、direct），
或 https://主机/路径#sha256=摘要。

选项
  -y, --yes                不询问
  --json                   在 stdout 输出一个 JSON 文档
  --json-into FILE         同时把 JSON 写入文件
  --only, --skip PLANNER   只处理或跳过某部分（module-bundle、trust-store、git-config、go-toolchain、go-env、shell-env）
  --force                  他人改动过的设置也一并恢复
  --allow NAME             允许 profile 设置名单之外的变量，
                           或使用 \${file:…}（file）、\${command:…}（command）
  --accept DIGEST          按文本的 SHA-256 接受他人的 profile
  --root DIR               处理 DIR 下的镜像
  --user NAME              以 root 运行时：以 NAME 的权限处理其主目录
  --no-sudo                只列出需要 root 执行的命令，不调用 sudo
  --drop                   放弃有人手工写进系统证书包的证书
  --unproven               在 goenv 未验证过的系统上也运行信任库程序
  --config FILE            只用这个设置文件
  --lang en|zh             消息语言
  -q, --quiet   -v, --verbose   --color auto|always|never   --version
  plan：--out FILE、--detailed-exitcode     apply：--plan FILE、--verify、--no-verify     explain：--fix PROFILE
  doctor：--timeout 秒、--module M[@V]、--project DIR、--mirrors、--html FILE、--fix PROFILE
  show：--source（profile 的原文）、--flat（一个自足的文件）、--origin KEY（由谁设置）
  export：--format markdown|csv|yaml、-o 文件|文件夹、--offline（不访问网络）
  bundle：--deep、--why 模块、--sha256 HEX、--signed-by 文件 --principal 名称
  bundle create：-o FILE、--tool PKG@V、--module MOD@V、--toolchain goX.Y.Z[:os/arch]、--platform os/arch、--profile P、
    --from-modcache DIR、--rehearse build、--sign KEY、--sbom FILE、--vulndb DIR、--with-goenv

退出码：0 完成或无需改动；1 失败且未改动；2 存在差异（偏差、未生效、未动）；3 profile 无效；
4 拒绝执行；5 中途失败（再次运行或 revert）；64 用法错误；130 被中断。

示例
  goenv plan cn                       先看看
  goenv apply cn                      Go 经由 goproxy.cn，校验和仍然验证
  goenv check || goenv apply cn -y    用于 dotfiles 引导脚本
  goenv revert                        就像从未用过 goenv
  goenv run cn -- go mod tidy         仅对这一条命令有效
  go mod tidy 2>&1 | goenv explain    为什么失败，如何解决
  goenv doctor --html way.html        本机与模块之间的每一跳，可交给 IT
`,
};
