import type { DOCTOR_CODES } from '../../core/codes/doctor.ts';
import type { Texts } from './texts.ts';

export const doctor: Texts<(typeof DOCTOR_CODES)[number]> = {
  DOCTOR_GOPROXY_AFTER_END: {
    en: {
      title: 'GOPROXY has entries that go never reads: {entries}',
      message: '`direct` and `off` end the list; what stands after them is ignored without a word.',
      remedy: 'put these entries before `direct` or `off`, or take them out',
      commands: ['go env GOPROXY'],
    },
    zh: {
      title: 'GOPROXY 中有 go 从不读取的项：{entries}',
      message: '`direct` 和 `off` 会结束列表，其后的内容会被忽略，且没有任何提示。',
      remedy: '请把这些项移到 `direct` 或 `off` 之前，或者删除',
      commands: ['go env GOPROXY'],
    },
  },
  DOCTOR_GOFLAGS_BROKEN: {
    en: {
      title: 'GOFLAGS cannot be read: {reason}',
      message: 'Every go command but `go env` and `go bug` stops with it.',
      remedy: 'take out what is no flag of its own (`-name` or `-name=value`)',
      commands: ['go env -u GOFLAGS'],
    },
    zh: {
      title: 'GOFLAGS 无法解析：{reason}',
      message: '除 `go env` 和 `go bug` 外，所有 go 命令都会因此停止。',
      remedy: '请删除不是独立标志（`-name` 或 `-name=value`）的内容',
      commands: ['go env -u GOFLAGS'],
    },
  },
  DOCTOR_FULL_WIDTH: {
    en: {
      title: '{variable} has a full-width {character}',
      message:
        'Programs take it literally: it ends no entry and is part of no host name. It comes from a Chinese keyboard.',
      remedy: 'write {ascii} in its place',
      commands: ['go env {variable}'],
    },
    zh: {
      title: '{variable} 中有全角字符 {character}',
      message: '程序会按字面处理：它既不能分隔各项，也不能出现在主机名中。它来自中文输入法。',
      remedy: '请改写为 {ascii}',
      commands: ['go env {variable}'],
    },
  },
  DOCTOR_NPM_STRICT_SSL: {
    en: {
      title: '{place}: npm and Node take certificates from anybody',
      message:
        'Somebody switched verification off to get past an inspecting proxy; every package can then be replaced on the way. Go and git are not concerned.',
      remedy: 'take it out, and trust the CA of the network instead: `trust` sets NODE_EXTRA_CA_CERTS',
      commands: ['npm config delete strict-ssl'],
    },
    zh: {
      title: '{place}：npm 和 Node 接受任何人的证书',
      message: '有人为了通过审查代理而关闭了验证，此后任何软件包都可能在途中被替换。Go 和 git 不受影响。',
      remedy: '请删除该设置，改为信任本网络的 CA：`trust` 会设置 NODE_EXTRA_CA_CERTS',
      commands: ['npm config delete strict-ssl'],
    },
  },
  DOCTOR_INSTEADOF_CLEAR: {
    en: {
      title: 'git rewrites {from} to {to}: in the clear',
      message:
        'go has checked the address before git rewrites it, so nobody notices that code and passwords travel unencrypted.',
      remedy: 'rewrite to https or ssh',
      commands: ['git config --show-origin --get-regexp insteadof'],
    },
    zh: {
      title: 'git 把 {from} 改写为 {to}：明文传输',
      message: 'go 检查地址之后 git 才改写它，因此没有人会察觉代码和密码未经加密。',
      remedy: '请改写为 https 或 ssh',
      commands: ['git config --show-origin --get-regexp insteadof'],
    },
  },
  DOCTOR_GIT_UNVERIFIED: {
    en: {
      title: '{key} = false: git takes code from anybody on the way',
      message: 'Certificates of these hosts are not verified. go itself is not concerned.',
      remedy: 'take it out, and add the certificate of the host to `trust`',
      commands: ['git config --global --unset-all {key}'],
    },
    zh: {
      title: '{key} = false：git 会接受途中任何人提供的代码',
      message: '这些主机的证书不会被验证。go 本身不受影响。',
      remedy: '请删除该设置，并把该主机的证书写入 `trust`',
      commands: ['git config --global --unset-all {key}'],
    },
  },
  DOCTOR_NETRC_MODE: {
    en: {
      title: 'others can read {file} (mode {mode})',
      message: 'It holds passwords and tokens in clear text.',
      remedy: 'give it to its owner alone',
      commands: ['chmod 600 {file}'],
    },
    zh: {
      title: '其他用户可以读取 {file}（权限 {mode}）',
      message: '其中有明文的密码和令牌。',
      remedy: '请只允许其所有者读取',
      commands: ['chmod 600 {file}'],
    },
  },
  DOCTOR_NETRC_FORM: {
    en: {
      title: 'netrc has a line that go takes otherwise than it looks: {why}',
      message:
        'go wants machine, login and password, splits at blanks, knows no quotes and stops at `default`; a carriage return becomes part of the password.',
      remedy: 'write one line an entry: machine HOST login NAME password SECRET',
    },
    zh: {
      title: 'netrc 中有一行与看上去的含义不同：{why}',
      message:
        'go 需要 machine、login 和 password，按空白分隔，不认引号，遇到 `default` 即停止；回车符会成为密码的一部分。',
      remedy: '每项写一行：machine 主机 login 用户名 password 密码',
    },
  },
  DOCTOR_FOREIGN_GOENV: {
    en: {
      title: 'another program named goenv stands in PATH: {path}',
      message:
        'The Go version manager of that name puts its own go first and reads variables that begin with GOENV_. What is applied here still holds for its go, but not what it sets itself.',
      remedy: 'know which one you call',
      commands: ['command -v -a goenv go'],
    },
    zh: {
      title: 'PATH 中还有另一个名为 goenv 的程序：{path}',
      message:
        '同名的 Go 版本管理器会把它自己的 go 放在最前，并读取以 GOENV_ 开头的变量。这里应用的设置对它的 go 同样有效，但它自行设置的内容不在其列。',
      remedy: '请确认你调用的是哪一个',
      commands: ['command -v -a goenv go'],
    },
  },
  DOCTOR_NOT_APPLIED: {
    en: {
      title: '{count} settings of the profile are not in place yet',
      message: 'The way was looked at as it will be with the profile.',
      remedy: 'apply it',
      commands: ['goenv apply {source}'],
    },
    zh: {
      title: 'profile 中有 {count} 项设置尚未就位',
      message: '以上检查按应用该 profile 之后的情况进行。',
      remedy: '请应用它',
      commands: ['goenv apply {source}'],
    },
  },
  DOCTOR_INSPECTED: {
    en: {
      title: 'TLS is opened and looked into on the way: {issuer}',
      message:
        'An authority that no browser knows vouches for {hosts}; its fingerprint is {sha256}. It is trusted on this machine, so everything works here; other machines, containers and CI jobs need it too.',
      remedy:
        'save it into the profile (`--fix`), once IT has confirmed the fingerprint by another way than this network',
      commands: ['goenv doctor --fix ./acme.yaml'],
    },
    zh: {
      title: '途中有设备会解密并检查 TLS：{issuer}',
      message:
        '{hosts} 的证书由浏览器不认识的机构签发，其指纹为 {sha256}。本机信任它，所以这里一切正常；其他机器、容器和 CI 也需要它。',
      remedy: '请通过本网络以外的途径向 IT 核对指纹，然后存入 profile（`--fix`）',
      commands: ['goenv doctor --fix ./acme.yaml'],
    },
  },
  DOCTOR_PRIVATE_ANSWER: {
    en: {
      title: '{host} leads into a private network: {addresses}',
      message:
        'The whole world knows this name by public addresses. A private one is a false DNS answer (a portal, a filter, a line in the hosts file), or a mirror that your network keeps under that name.',
      remedy:
        'compare with what another DNS server says; if IT says that the address is meant, name the host in `go.private`',
      commands: ['getent ahosts {host}', 'cat /etc/hosts /etc/resolv.conf'],
    },
    zh: {
      title: '{host} 被解析到私有网络：{addresses}',
      message:
        '该名字在公网上对应公网地址。得到私有地址，说明 DNS 结果是错误的（认证门户、过滤设备或 hosts 文件中的条目），或者你的网络以该名字提供镜像。',
      remedy: '请与其他 DNS 服务器的结果比较；如果 IT 确认该地址正确，请把该主机写入 `go.private`',
      commands: ['getent ahosts {host}', 'cat /etc/hosts /etc/resolv.conf'],
    },
  },
  DOCTOR_CLOCK: {
    en: {
      title: 'the clock of this machine is off by {minutes} minutes',
      message:
        'Here it is {at} UTC; the servers that were asked say {there}. Certificates look expired or not yet valid by a wrong clock, and logins by token fail.',
      remedy: 'set the clock (NTP), in a virtual machine also on its host',
      commands: ['date -u', 'timedatectl status'],
    },
    zh: {
      title: '本机时钟偏差 {minutes} 分钟',
      message:
        '本机时间为 {at} UTC，而被访问的服务器给出 {there}。时钟不准会使证书看似过期或尚未生效，令牌登录也会失败。',
      remedy: '请校准时钟（NTP），虚拟机还要检查宿主机',
      commands: ['date -u', 'timedatectl status'],
    },
  },
  DOCTOR_GO_WORK: {
    en: {
      title: 'a workspace is in force: {file}',
      message:
        'go builds with the modules and replacements of this go.work, and not with those of go.mod alone; `-mod=mod` and `go mod vendor` are refused there.',
      remedy: 'if that is not meant, switch it off for one command',
      commands: ['GOWORK=off go build ./...', 'go env GOWORK'],
    },
    zh: {
      title: '工作区生效：{file}',
      message:
        'go 会使用该 go.work 中的模块和 replace，而不仅仅是 go.mod 中的；此时 `-mod=mod` 和 `go mod vendor` 会被拒绝。',
      remedy: '如果这不是本意，可为单条命令关闭它',
      commands: ['GOWORK=off go build ./...', 'go env GOWORK'],
    },
  },
  DOCTOR_GO_WORK_LEAVES_OUT: {
    en: {
      title: '{file} leaves {folder} out',
      message:
        'A module that a workspace above it does not name cannot be built there: "current directory is contained in a module that is not one of the workspace modules".',
      remedy: 'add it to the workspace, or switch the workspace off for one command',
      commands: ['go work use {folder}', 'GOWORK=off go build ./...'],
    },
    zh: {
      title: '{file} 不包含 {folder}',
      message:
        '上层工作区未列出的模块无法在其中构建："current directory is contained in a module that is not one of the workspace modules"。',
      remedy: '请将它加入工作区，或为单条命令关闭工作区',
      commands: ['go work use {folder}', 'GOWORK=off go build ./...'],
    },
  },
  DOCTOR_GO_WORK_MISSING: {
    en: {
      title: '{file} uses {to}, where no module is',
      message: 'go stops with every command in this workspace until the folder is there.',
      remedy: 'check it out, or take it out of the workspace',
      commands: ['go work edit -dropuse={to}'],
    },
    zh: {
      title: '{file} 使用 {to}，但那里没有模块',
      message: '该目录出现之前，此工作区中的任何 go 命令都会停止。',
      remedy: '请检出该目录，或从工作区中移除',
      commands: ['go work edit -dropuse={to}'],
    },
  },
  DOCTOR_NO_GO_MOD: {
    en: {
      title: 'no go.mod in {folder}',
      message: '--project wants the folder of a module: the one with its go.mod.',
      remedy: 'name the folder of the module',
    },
    zh: {
      title: '{folder} 中没有 go.mod',
      message: '--project 需要模块所在的目录，即含有 go.mod 的目录。',
      remedy: '请指定模块目录',
    },
  },
  DOCTOR_REPLACE_MISSING: {
    en: {
      title: 'replace {from} => {to}: no module is there',
      message:
        'The replacement stands on the disk of whoever wrote it. Every command of go stops with it on other machines and in CI.',
      remedy: 'commit it beside the module, use a go.work of your own, or drop the line',
      commands: ['go mod edit -dropreplace={from}'],
    },
    zh: {
      title: 'replace {from} => {to}：那里没有模块',
      message: '该替换只存在于编写者的磁盘上。在其他机器和 CI 中，所有 go 命令都会因此停止。',
      remedy: '请把它与模块一起提交，或改用自己的 go.work，或删除该行',
      commands: ['go mod edit -dropreplace={from}'],
    },
  },
  DOCTOR_TIDY_E: {
    en: {
      title: '`go mod tidy -e` in a script',
      message:
        'With -e it ends with success whatever it could not load, and takes requirements out of go.mod that are needed.',
      remedy: 'run it without -e, and let the script fail',
      commands: ['goenv explain -- go mod tidy'],
    },
    zh: {
      title: '脚本中有 `go mod tidy -e`',
      message: '带 -e 时，无论有什么无法加载都会以成功结束，并从 go.mod 中删除需要的依赖。',
      remedy: '请去掉 -e，让脚本如实失败',
      commands: ['goenv explain -- go mod tidy'],
    },
  },
  DOCTOR_CHECK_OFF: {
    en: {
      title: 'a script switches a check off: {text}',
      message: 'It holds for everything that the script fetches, on every machine that runs it.',
      remedy:
        'take it out; what needs an exception gets one in the profile, with a scope, a reason and an end (`insecure`)',
    },
    zh: {
      title: '脚本关闭了一项检查：{text}',
      message: '它对脚本获取的所有内容都有效，而且在每台运行它的机器上都如此。',
      remedy: '请删除；确需例外的，请写入 profile 的 `insecure`，注明范围、理由和期限',
    },
  },
  DOCTOR_CI_CACHE_OUTSIDE: {
    en: {
      title: 'the CI cache names a folder outside the project: {path}',
      message:
        "GitLab keeps nothing that lies outside the project's folder, and says so only in the log: every job downloads everything again.",
      remedy: 'put the cache inside: GOMODCACHE: $CI_PROJECT_DIR/.cache/go-mod',
    },
    zh: {
      title: 'CI 缓存指向项目之外的目录：{path}',
      message: 'GitLab 不保存项目目录之外的任何内容，只在日志中提示：每个任务都会重新下载全部内容。',
      remedy: '请把缓存放到项目内：GOMODCACHE: $CI_PROJECT_DIR/.cache/go-mod',
    },
  },
};
