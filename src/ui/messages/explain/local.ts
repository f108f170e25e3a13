import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';

type Local = Extract<
  CauseCode,
  `${'gosum' | 'git' | 'gitlab' | 'vcs' | 'govcs' | 'env' | 'toolchain' | 'vendor' | 'offline' | 'fs'}.${string}`
>;

export const local: Texts<Local> = {
  'gosum.missing_entry': {
    en: {
      title: 'go.sum lacks an entry',
      message:
        'The project needs a module whose hash was never recorded. This is the project, not the network.',
      remedy: 'Let go add it, and commit go.sum; in an image, copy go.sum together with go.mod.',
      commands: ['go mod tidy', 'git diff go.sum'],
    },
    zh: {
      title: 'go.sum 缺少条目',
      message: '项目需要的某个模块从未记录过校验和。这是项目的问题，与网络无关。',
      remedy: '让 go 补上并提交 go.sum；构建镜像时请把 go.sum 与 go.mod 一起复制。',
      commands: ['go mod tidy', 'git diff go.sum'],
    },
  },
  'gosum.malformed': {
    en: {
      title: 'go.sum is damaged',
      message: 'A line of go.sum cannot be read, often a leftover of a merge.',
      remedy: 'Repair the line from version control, then let go complete the file.',
      commands: ['git checkout -- go.sum', 'go mod verify'],
    },
    zh: {
      title: 'go.sum 已损坏',
      message: 'go.sum 中有一行无法读取，常见原因是合并冲突的残留。',
      remedy: '请从版本控制中恢复该行，然后让 go 补全文件。',
      commands: ['git checkout -- go.sum', 'go mod verify'],
    },
  },
  'git.auth.no_credentials': {
    en: {
      title: 'git has no login for {host}',
      message:
        'The host asked for user and password and git may not ask anybody here. Either the repository is private, or it does not exist: hosts answer both the same way.',
      remedy:
        'If it is private, put a token into credentials and the path under go.private; if it is public, correct the path.',
      commands: ['git ls-remote https://{host}/'],
    },
    zh: {
      title: 'git 没有 {host} 的登录信息',
      message:
        '主机要求用户名和密码，而 git 在这里无法询问。仓库可能是私有的，也可能不存在：主机对两者的回答相同。',
      remedy:
        '如果是私有仓库，请把令牌写入 credentials，并把路径写入 go.private；如果是公开仓库，请更正路径。',
      commands: ['git ls-remote https://{host}/'],
    },
  },
  'git.auth.ssh_publickey': {
    en: {
      title: '{host} accepts none of the ssh keys offered',
      message:
        'No key is loaded, the wrong one is offered, or the account does not know it. A rule that rewrites https to ssh may have led here.',
      remedy:
        'Load the right key or name it under ssh.hosts; limit rewrite rules to the hosts that need them.',
      commands: ['ssh -vT git@{host}', 'ssh-add -l', 'git config --get-regexp insteadof'],
    },
    zh: {
      title: '{host} 不接受所提供的 ssh 密钥',
      message: '没有加载密钥、提供了错误的密钥，或账号中没有登记它。也可能是把 https 改写为 ssh 的规则所致。',
      remedy: '请加载正确的密钥或在 ssh.hosts 中写明；改写规则应只针对需要的主机。',
      commands: ['ssh -vT git@{host}', 'ssh-add -l', 'git config --get-regexp insteadof'],
    },
  },
  'git.auth.bad_credentials': {
    en: {
      title: '{host} rejects the login',
      message: 'User, password or token are wrong or expired; big forges take tokens alone, no passwords.',
      remedy: 'Make a new token with the right to read the repository, and put it into credentials.',
      commands: ['git config --show-origin --get-all credential.helper'],
    },
    zh: {
      title: '{host} 拒绝了登录信息',
      message: '用户名、密码或令牌错误或已过期；大型代码托管平台只接受令牌，不接受密码。',
      remedy: '请新建一个有读取权限的令牌，并写入 credentials。',
      commands: ['git config --show-origin --get-all credential.helper'],
    },
  },
  'git.ssh_hostkey': {
    en: {
      title: 'the ssh host key of {host} is unknown or has changed',
      message:
        'ssh does not go on, because it cannot tell whether this is the right host. After a change it may be an attack.',
      remedy: 'Get the key from whoever runs the host, compare it, and pin it under ssh.hosts.',
      commands: ['ssh-keyscan {host}', 'ssh-keygen -F {host}'],
    },
    zh: {
      title: '{host} 的 ssh 主机密钥未知或已更改',
      message: 'ssh 无法确认这是不是正确的主机，因此停止。如果密钥有变化，也可能是攻击。',
      remedy: '请向主机管理员索取密钥并核对，然后写入 ssh.hosts。',
      commands: ['ssh-keyscan {host}', 'ssh-keygen -F {host}'],
    },
  },
  'git.ssh_config': {
    en: {
      title: 'the ssh set-up of this machine does not work',
      message:
        'A line in the ssh configuration, its permissions, a helper program or old algorithms stop ssh before it asks the host.',
      remedy: 'Correct what the line names; a missing ProxyCommand program must be installed.',
      commands: ['ssh -G {host}', 'ls -ld ~/.ssh ~/.ssh/config'],
    },
    zh: {
      title: '本机的 ssh 设置无法工作',
      message: 'ssh 配置中的某一行、文件权限、辅助程序或过时的算法使 ssh 在联系主机之前就停止了。',
      remedy: '请更正错误行所指的内容；缺少的 ProxyCommand 程序需要安装。',
      commands: ['ssh -G {host}', 'ls -ld ~/.ssh ~/.ssh/config'],
    },
  },
  'git.repo_removed_or_renamed': {
    en: {
      title: 'the repository is not there, or not for you',
      message:
        '{host} answered that it does not exist. It was renamed, removed or misspelt; a private one is hidden the same way.',
      remedy: 'Open it in a browser; correct the path, or log in if it is private.',
      commands: ['git ls-remote https://{module}'],
    },
    zh: {
      title: '仓库不存在，或你无权访问',
      message: '{host} 回答仓库不存在。可能已改名、删除或拼写有误；私有仓库也会以同样方式隐藏。',
      remedy: '请在浏览器中打开确认；更正路径，如果是私有仓库请登录。',
      commands: ['git ls-remote https://{module}'],
    },
  },
  'git.ca_config_wrong': {
    en: {
      title: 'git is told to use a CA file that is missing or wrong',
      message:
        'http.sslCAInfo or GIT_SSL_CAINFO names a file that does not exist, is no PEM, or lacks the CA of this host.',
      remedy: 'Find who set it and remove it; put the CA into the profile instead.',
      commands: ['git config --show-origin --get-all http.sslCAInfo', 'env | grep GIT_SSL'],
    },
    zh: {
      title: 'git 使用的 CA 文件缺失或有误',
      message: 'http.sslCAInfo 或 GIT_SSL_CAINFO 指定的文件不存在、不是 PEM，或不包含该主机的 CA。',
      remedy: '请找出设置的来源并删除，改为把 CA 写入 profile。',
      commands: ['git config --show-origin --get-all http.sslCAInfo', 'env | grep GIT_SSL'],
    },
  },
  'git.tls_unknown_ca_mitm': {
    en: {
      title: 'git does not trust the CA of the inspecting proxy',
      message:
        'The certificate shown for {host} is signed by an authority that git does not know. git may use another list than the system does.',
      remedy:
        'Get the CA certificate from IT, compare its fingerprint, and add it to the profile; goenv tells git too.',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer -fingerprint -sha256',
      ],
    },
    zh: {
      title: 'git 不信任审查代理的 CA',
      message: '{host} 出示的证书由 git 不认识的机构签发。git 使用的信任列表可能与系统不同。',
      remedy: '请向 IT 索取 CA 证书并核对指纹，然后写入 profile；goenv 也会为 git 设置。',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer -fingerprint -sha256',
      ],
    },
  },
  'git.config_broken': {
    en: {
      title: 'a git configuration cannot be read',
      message:
        'A file or variable of git holds something git does not understand, so every git command fails.',
      remedy: 'Correct the file and line that the error names.',
      commands: ['git config --list --show-origin'],
    },
    zh: {
      title: 'git 配置无法读取',
      message: '某个 git 配置文件或变量中有 git 无法识别的内容，因此所有 git 命令都会失败。',
      remedy: '请更正错误信息指出的文件和行。',
      commands: ['git config --list --show-origin'],
    },
  },
  'git.config_locked': {
    en: {
      title: 'another program holds the git configuration',
      message: 'A lock file stands beside the configuration: another git is writing, or one was killed.',
      remedy: 'Wait; if no git runs any more, remove the .lock file.',
      commands: ['pgrep -a git', 'ls -l ~/.gitconfig.lock'],
    },
    zh: {
      title: 'git 配置正被其他程序锁定',
      message: '配置文件旁有锁文件：另一个 git 正在写入，或某个 git 被强制终止。',
      remedy: '请等待；如果已没有 git 在运行，请删除 .lock 文件。',
      commands: ['pgrep -a git', 'ls -l ~/.gitconfig.lock'],
    },
  },
  'git.protocol_blocked': {
    en: {
      title: 'git may not use that protocol',
      message:
        'The protocol of the URL is switched off: by GIT_ALLOW_PROTOCOL, by the host (git:// at the big forges), or because a part of git is not installed.',
      remedy: 'Use https or ssh for that repository; install the missing part of git.',
      commands: ['git config --get-regexp "protocol.*"', 'env | grep GIT_ALLOW_PROTOCOL'],
    },
    zh: {
      title: 'git 不能使用该协议',
      message:
        'URL 的协议已被禁用：由 GIT_ALLOW_PROTOCOL 设置、被主机停用（大型平台的 git://），或 git 的某个组件没有安装。',
      remedy: '请对该仓库使用 https 或 ssh；安装缺少的 git 组件。',
      commands: ['git config --get-regexp "protocol.*"', 'env | grep GIT_ALLOW_PROTOCOL'],
    },
  },
  'gitlab.subgroup_goget_meta_unauthenticated': {
    en: {
      title: 'GitLab hides a private subgroup, so go looks in the wrong place',
      message:
        'Asked without a login, GitLab names GROUP/SUBGROUP as the repository for every path below. The real project is deeper.',
      remedy:
        'Give go a token for {host} in credentials, and declare it private; or write the path with .git after the project.',
      commands: ['curl -sS --netrc "https://{module}?go-get=1"'],
    },
    zh: {
      title: 'GitLab 隐藏了私有子群组，go 因此找错了位置',
      message: '未登录时，GitLab 会把“群组/子群组”当作其下所有路径的仓库。真正的项目在更深一层。',
      remedy: '请在 credentials 中为 {host} 提供令牌，并声明为私有；或在路径的项目名后加上 .git。',
      commands: ['curl -sS --netrc "https://{module}?go-get=1"'],
    },
  },
  'vcs.no_secure_protocol': {
    en: {
      title: 'git could not reach the repository over https or ssh',
      message:
        'go tried https, git+ssh and ssh, and each failed; it does not say why. The name of the error misleads: it is not about security settings.',
      remedy: 'Run git by hand with the same address and explain what it says.',
      commands: ['git ls-remote https://{module}'],
    },
    zh: {
      title: 'git 无法通过 https 或 ssh 访问仓库',
      message:
        'go 依次尝试了 https、git+ssh 和 ssh，全部失败，但没有说明原因。这个错误的名字有误导性：它与安全设置无关。',
      remedy: '请手动用 git 访问同一地址，再用 goenv explain 解释它的输出。',
      commands: ['git ls-remote https://{module}'],
    },
  },
  'vcs.unrecognized_import_path': {
    en: {
      title: 'no repository can be found for {module}',
      message: 'The host answered, but its page does not tell go where the repository is (no go-import tag).',
      remedy: 'Check the path; a private forge may need a login, or .git after the project.',
      commands: ['curl -sSL "https://{module}?go-get=1"'],
    },
    zh: {
      title: '找不到 {module} 的仓库',
      message: '主机有回应，但页面没有告诉 go 仓库在哪里（没有 go-import 标签）。',
      remedy: '请检查路径；私有平台可能需要登录，或在项目名后加上 .git。',
      commands: ['curl -sSL "https://{module}?go-get=1"'],
    },
  },
  'govcs.disallowed': {
    en: {
      title: 'go may not run {vcs} for {module}',
      message:
        'For public modules go runs git and hg alone. GOVCS decides which programs may run for which paths.',
      remedy: 'Fetch through a module proxy, which needs no such program; or allow it for this one path.',
      commands: ['go env GOPROXY GOVCS'],
    },
    zh: {
      title: 'go 不允许为 {module} 运行 {vcs}',
      message: '对公开模块，go 只运行 git 和 hg。GOVCS 决定哪些路径可以运行哪些程序。',
      remedy: '请通过不需要该程序的模块代理获取；或只为这一个路径放行。',
      commands: ['go env GOPROXY GOVCS'],
    },
  },
  'env.git_missing': {
    en: {
      title: 'git is not installed here',
      message:
        'go needs git to fetch directly from a repository, and finds none in PATH. Slim images leave it out.',
      remedy: 'Install git, or fetch everything through a module proxy.',
      commands: ['apk add --no-cache git', 'apt-get install -y git'],
    },
    zh: {
      title: '这里没有安装 git',
      message: 'go 直接从仓库获取时需要 git，但在 PATH 中找不到。精简镜像通常不带它。',
      remedy: '请安装 git，或全部通过模块代理获取。',
      commands: ['apk add --no-cache git', 'apt-get install -y git'],
    },
  },
  'env.goproxy_invalid_value': {
    en: {
      title: 'the value of GOPROXY cannot be read',
      message:
        'Entries are separated by a comma or a bar, without blanks, and each is a URL, direct or off. Blanks, full-width signs and missing slashes break it.',
      remedy: 'Write it as URL,direct with plain ASCII signs.',
      commands: ['go env GOPROXY', 'go env -w GOPROXY=https://goproxy.cn,direct'],
    },
    zh: {
      title: 'GOPROXY 的值无法解析',
      message:
        '各项以逗号或竖线分隔，不能有空格，每项是 URL、direct 或 off。空格、全角符号或缺少斜杠都会出错。',
      remedy: '请用半角符号写成“URL,direct”。',
      commands: ['go env GOPROXY', 'go env -w GOPROXY=https://goproxy.cn,direct'],
    },
  },
  'env.goproxy_ignored_gopath_mode': {
    en: {
      title: 'go runs in GOPATH mode, which ignores GOPROXY',
      message:
        'Without modules (GO111MODULE=off, or an old Go outside a module) go fetches from the repositories themselves, whatever GOPROXY says.',
      remedy: 'Work inside a module and leave GO111MODULE unset; use go install PATH@VERSION for programs.',
      commands: ['go env GO111MODULE GOMOD', 'go mod init example.com/app'],
    },
    zh: {
      title: 'go 运行在 GOPATH 模式，GOPROXY 不起作用',
      message:
        '不使用模块时（GO111MODULE=off，或旧版 Go 在模块之外），无论 GOPROXY 如何设置，go 都直接从仓库获取。',
      remedy: '请在模块内工作，并取消 GO111MODULE；安装程序请用 go install 路径@版本。',
      commands: ['go env GO111MODULE GOMOD', 'go mod init example.com/app'],
    },
  },
  'env.gosumdb_invalid': {
    en: {
      title: 'the value of GOSUMDB cannot be read',
      message: 'It is empty, quoted, or a URL; it must be a name, or a name with a key.',
      remedy: 'Remove it, so that the default counts again.',
      commands: ['go env -u GOSUMDB', 'env | grep GOSUMDB'],
    },
    zh: {
      title: 'GOSUMDB 的值无法解析',
      message: '它为空、带引号或是一个 URL；应为名称，或名称加密钥。',
      remedy: '请删除它，恢复默认值。',
      commands: ['go env -u GOSUMDB', 'env | grep GOSUMDB'],
    },
  },
  'env.os_env_overrides_go_env': {
    en: {
      title: 'an exported {variable} overrides what go env -w wrote',
      message: 'A variable of the shell wins over the go/env file, so the new value has no effect.',
      remedy: 'Remove the export where it stands (shell start-up file, CI settings), then open a new shell.',
      commands: ['env | grep {variable}', 'unset {variable}'],
    },
    zh: {
      title: '导出的 {variable} 覆盖了 go env -w 写入的值',
      message: 'shell 变量优先于 go/env 文件，因此新值不起作用。',
      remedy: '请在其来源处（shell 启动文件、CI 设置）删除该导出，然后打开新的 shell。',
      commands: ['env | grep {variable}', 'unset {variable}'],
    },
  },
  'env.goflags_mod_vendor': {
    en: {
      title: '-mod=vendor forbids this command',
      message:
        'With -mod=vendor (often from GOFLAGS) go may only read the vendor folder, so nothing can be added or looked up.',
      remedy: 'Unset it for this command, or run it outside the vendored project.',
      commands: ['go env GOFLAGS', 'GOFLAGS= go mod download'],
    },
    zh: {
      title: '-mod=vendor 不允许执行该命令',
      message: '使用 -mod=vendor（常来自 GOFLAGS）时，go 只能读取 vendor 目录，无法添加或查询模块。',
      remedy: '请为该命令取消此设置，或在使用 vendor 的项目之外运行。',
      commands: ['go env GOFLAGS', 'GOFLAGS= go mod download'],
    },
  },
  'env.go_missing': {
    en: {
      title: 'go is not installed, or not on PATH',
      message:
        'The shell found no program named go: it is missing from this image or user, or its bin folder is not on PATH.',
      remedy:
        'Install Go, or put the bin folder of its installation on PATH; in a Dockerfile, build in an image that has Go.',
      commands: ['ls /usr/local/go/bin', 'echo "$PATH"'],
    },
    zh: {
      title: '没有安装 go，或 go 不在 PATH 中',
      message: '找不到名为 go 的程序：该镜像或用户没有安装，或其 bin 目录不在 PATH 中。',
      remedy: '请安装 Go，或把其安装目录下的 bin 加入 PATH；在 Dockerfile 中，请使用带有 Go 的镜像构建。',
      commands: ['ls /usr/local/go/bin', 'echo "$PATH"'],
    },
  },
  'env.goroot_stale': {
    en: {
      title: 'GOROOT points at another Go than the one that runs',
      message: 'The variable was set for an earlier installation; go finds its own folder without it.',
      remedy: 'Remove GOROOT from the environment, and old Go folders from PATH.',
      commands: ['unset GOROOT', 'type -a go', 'go env GOROOT'],
    },
    zh: {
      title: 'GOROOT 指向的不是正在运行的 Go',
      message: '该变量是为以前的安装设置的；go 不需要它也能找到自己的目录。',
      remedy: '请从环境中删除 GOROOT，并从 PATH 中删除旧的 Go 目录。',
      commands: ['unset GOROOT', 'type -a go', 'go env GOROOT'],
    },
  },
  'env.godebug_removed': {
    en: {
      title: 'GODEBUG names a setting that Go no longer has',
      message: 'Settings are removed after some versions; from Go 1.27 on a removed one stops the program.',
      remedy: 'Remove it from the environment and from go.mod.',
      commands: ['go env GODEBUG', 'env | grep GODEBUG'],
    },
    zh: {
      title: 'GODEBUG 中有 Go 已移除的设置',
      message: '这些设置在若干版本后会被移除；从 Go 1.27 起，使用已移除的设置会使程序停止。',
      remedy: '请从环境变量和 go.mod 中删除它。',
      commands: ['go env GODEBUG', 'env | grep GODEBUG'],
    },
  },
  'toolchain.version_does_not_exist': {
    en: {
      title: 'there is no Go release with that number',
      message:
        'go.mod asks for a version that was never released. Since 1.21 the first release of a series ends in .0: 1.22.0, not 1.22.',
      remedy: 'Write a released version in the go or toolchain line of go.mod.',
      commands: ['go mod edit -go=1.22.0'],
    },
    zh: {
      title: '没有这个版本号的 Go',
      message:
        'go.mod 要求的版本从未发布过。自 1.21 起，每个系列的首个版本以 .0 结尾：是 1.22.0 而不是 1.22。',
      remedy: '请在 go.mod 的 go 或 toolchain 行写一个已发布的版本。',
      commands: ['go mod edit -go=1.22.0'],
    },
  },
  'toolchain.local_forbids_download': {
    en: {
      title: 'the installed Go is too old, and downloading a newer one is switched off',
      message:
        'GOTOOLCHAIN does not let go fetch the version that go.mod asks for. Official images set it to local.',
      remedy: 'Use an image or installation with that Go, or allow the download.',
      commands: ['go version', 'go env GOTOOLCHAIN'],
    },
    zh: {
      title: '已安装的 Go 太旧，且不允许下载新版本',
      message: 'GOTOOLCHAIN 不允许 go 获取 go.mod 要求的版本。官方镜像将其设为 local。',
      remedy: '请使用包含该版本的镜像或安装，或允许下载。',
      commands: ['go version', 'go env GOTOOLCHAIN'],
    },
  },
  'toolchain.local_go_too_old': {
    en: {
      title: 'the installed Go is too old for this project',
      message:
        'go.mod or a dependency needs a newer Go, or a form of go.mod that this Go cannot read. Go before 1.21 cannot fetch another one by itself.',
      remedy: 'Install a newer Go; go.install in the profile does it.',
      commands: ['go version'],
    },
    zh: {
      title: '已安装的 Go 对该项目来说太旧',
      message:
        'go.mod 或某个依赖需要更新的 Go，或使用了该版本无法读取的 go.mod 格式。1.21 之前的 Go 不能自行获取其他版本。',
      remedy: '请安装更新的 Go；profile 中的 go.install 可以完成。',
      commands: ['go version'],
    },
  },
  'toolchain.download_failed': {
    en: {
      title: 'the download of another Go failed',
      message:
        'go wanted to fetch the version that go.mod asks for, from the module proxy and verified by the checksum database, and one of the two did not work.',
      remedy: 'Use a proxy that serves toolchains and a database that answers, or install that Go yourself.',
      commands: ['go env GOPROXY GOSUMDB GOTOOLCHAIN'],
    },
    zh: {
      title: '下载另一个 Go 版本失败',
      message: 'go 要通过模块代理获取 go.mod 要求的版本并由校验和数据库验证，但其中一个没有成功。',
      remedy: '请使用提供工具链的代理和可以访问的数据库，或自行安装该版本的 Go。',
      commands: ['go env GOPROXY GOSUMDB GOTOOLCHAIN'],
    },
  },
  'vendor.inconsistent': {
    en: {
      title: 'vendor/modules.txt does not match go.mod',
      message: 'go.mod was changed after the vendor folder was made. This is the project, not the network.',
      remedy: 'Make the vendor folder anew and commit it.',
      commands: ['go mod vendor'],
    },
    zh: {
      title: 'vendor/modules.txt 与 go.mod 不一致',
      message: 'go.mod 在生成 vendor 目录之后被修改过。这是项目的问题，与网络无关。',
      remedy: '请重新生成 vendor 目录并提交。',
      commands: ['go mod vendor'],
    },
  },
  'vendor.incomplete': {
    en: {
      title: 'the vendor folder lacks a package',
      message:
        'go reads the vendor folder alone, and this package is not in it. This is the project, not the network.',
      remedy: 'Make the vendor folder anew, and check that the whole of it is committed.',
      commands: ['go mod vendor', 'git status --ignored vendor'],
    },
    zh: {
      title: 'vendor 目录缺少某个包',
      message: 'go 只读取 vendor 目录，而其中没有这个包。这是项目的问题，与网络无关。',
      remedy: '请重新生成 vendor 目录，并确认已全部提交。',
      commands: ['go mod vendor', 'git status --ignored vendor'],
    },
  },
  'offline.no_network_not_cached': {
    en: {
      title: 'there is no network here, and the module is not in the cache',
      message: 'The build ran where nothing outside can be reached, and {module} was not carried along.',
      remedy: 'Fetch everything on a connected machine and carry it over as a bundle.',
      commands: ['go mod download', 'go env GOPROXY GOMODCACHE'],
    },
    zh: {
      title: '这里没有网络，且模块不在缓存中',
      message: '构建环境无法访问外部，而 {module} 没有事先带入。',
      remedy: '请在联网的机器上获取全部内容，并以离线包形式带入。',
      commands: ['go mod download', 'go env GOPROXY GOMODCACHE'],
    },
  },
  'fs.modcache_permission': {
    en: {
      title: 'the module or build cache may not be written',
      message:
        'The folder belongs to another user (often root, from an earlier build), or HOME points at a place without rights.',
      remedy: 'Give the folder to the user that builds, or use a cache of your own.',
      commands: [
        'ls -ld "$(go env GOMODCACHE)" "$(go env GOCACHE)"',
        'go env -w GOMODCACHE="$HOME/go/pkg/mod"',
      ],
    },
    zh: {
      title: '无权写入模块缓存或构建缓存',
      message: '目录属于其他用户（常是以前用 root 构建所致），或 HOME 指向了没有权限的位置。',
      remedy: '请把目录的所有者改为构建用户，或使用自己的缓存目录。',
      commands: [
        'ls -ld "$(go env GOMODCACHE)" "$(go env GOCACHE)"',
        'go env -w GOMODCACHE="$HOME/go/pkg/mod"',
      ],
    },
  },
  'fs.no_space': {
    en: {
      title: 'the disk is full',
      message: 'There is no room left where modules are stored.',
      remedy: 'Free some room, or put the module cache on a larger disk.',
      commands: ['df -h "$(go env GOMODCACHE)"', 'go clean -cache'],
    },
    zh: {
      title: '磁盘已满',
      message: '存放模块的位置已没有空间。',
      remedy: '请释放空间，或把模块缓存放到更大的磁盘上。',
      commands: ['df -h "$(go env GOMODCACHE)"', 'go clean -cache'],
    },
  },
  'fs.read_only': {
    en: {
      title: 'the disk is mounted read-only',
      message: 'go wants to write its cache, and the file system there takes no writes.',
      remedy: 'Put the module and build cache on a writable place.',
      commands: ['go env GOMODCACHE GOCACHE', 'go env -w GOMODCACHE="$HOME/go/pkg/mod"'],
    },
    zh: {
      title: '文件系统以只读方式挂载',
      message: 'go 需要写入缓存，而该文件系统不允许写入。',
      remedy: '请把模块缓存和构建缓存放到可写的位置。',
      commands: ['go env GOMODCACHE GOCACHE', 'go env -w GOMODCACHE="$HOME/go/pkg/mod"'],
    },
  },
};
