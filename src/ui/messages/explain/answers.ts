import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';

export const answers: Texts<
  Extract<CauseCode, `${'http' | 'goproxy' | 'mirror' | 'sumdb' | 'checksum'}.${string}`>
> = {
  'http.captive_portal': {
    en: {
      title: 'a web page came where data of {host} was expected',
      message:
        'The network answered with a page of its own, such as the log-in page of a hotspot or a notice that the host is blocked.',
      remedy: 'Open any page in a browser and log in to the network, then try again.',
      commands: ['curl -sSi https://{host}/ | head -20'],
    },
    zh: {
      title: '本应是 {host} 的数据，却收到了网页',
      message: '网络返回了自己的页面，例如热点登录页或主机被屏蔽的提示。',
      remedy: '请在浏览器中打开任意页面并登录网络，然后重试。',
      commands: ['curl -sSi https://{host}/ | head -20'],
    },
  },
  'http.redirect_login': {
    en: {
      title: 'the request was redirected to a log-in page',
      message:
        'The server sent the client on to another address, most likely single sign-on, which a program cannot pass.',
      remedy:
        'Give the host a token in credentials, so that it does not redirect; or use an address that takes tokens.',
      commands: ['curl -sSIL https://{host}/'],
    },
    zh: {
      title: '请求被重定向到登录页面',
      message: '服务器把客户端转到了另一个地址，很可能是单点登录，程序无法通过。',
      remedy: '请在 credentials 中为该主机提供令牌，使其不再重定向；或使用接受令牌的地址。',
      commands: ['curl -sSIL https://{host}/'],
    },
  },
  'http.unauthorized_401': {
    en: {
      title: '{host} wants a login (401)',
      message: 'The server answered and asks who you are; no login, or a wrong one, was sent.',
      remedy: 'Put user and token for {host} into credentials.',
      commands: ['curl -sSI --netrc https://{host}/'],
    },
    zh: {
      title: '{host} 要求登录（401）',
      message: '服务器有回应并要求身份验证；没有发送登录信息，或登录信息有误。',
      remedy: '请在 credentials 中写入 {host} 的用户名和令牌。',
      commands: ['curl -sSI --netrc https://{host}/'],
    },
  },
  'http.forbidden_403': {
    en: {
      title: '{host} forbids the request (403)',
      message:
        'The server knows the address and does not let you have it: no right to that repository, a blocked network, or a token with too few rights.',
      remedy: 'Check the rights of the account or token, or ask whoever runs {host}.',
      commands: ['curl -sSI https://{host}/'],
    },
    zh: {
      title: '{host} 拒绝了请求（403）',
      message: '服务器认识该地址但不允许访问：没有该仓库的权限、网络被屏蔽，或令牌权限不足。',
      remedy: '请检查账号或令牌的权限，或询问 {host} 的管理员。',
      commands: ['curl -sSI https://{host}/'],
    },
  },
  'http.not_found_404': {
    en: {
      title: '{host} has nothing at that address (404)',
      message:
        'The server answered that the page or repository does not exist; private ones are often hidden the same way.',
      remedy:
        'Check the spelling of the path; if the repository is private, log in and declare it private in the profile.',
      commands: ['curl -sSI "https://{host}/"'],
    },
    zh: {
      title: '{host} 上没有该地址（404）',
      message: '服务器回答页面或仓库不存在；私有仓库也常以同样方式隐藏。',
      remedy: '请检查路径拼写；如果仓库是私有的，请登录并在 profile 中声明为私有。',
      commands: ['curl -sSI "https://{host}/"'],
    },
  },
  'http.gone_410': {
    en: {
      title: '{host} says that it is gone (410)',
      message: 'What was asked for has been removed on purpose.',
      remedy: 'Look for the new home of the module, or take another version.',
    },
    zh: {
      title: '{host} 表示内容已被移除（410）',
      message: '所请求的内容已被有意删除。',
      remedy: '请查找该模块的新地址，或使用其他版本。',
    },
  },
  'http.rate_limited_429': {
    en: {
      title: '{host} limits how often it is asked (429)',
      message: 'Too many requests came from this address; behind a company proxy many people share one.',
      remedy:
        'Wait and try again; log in where that raises the limit, or use a module proxy inside the network.',
    },
    zh: {
      title: '{host} 限制了请求频率（429）',
      message: '来自该地址的请求过多；公司代理后面往往是多人共用一个地址。',
      remedy: '请稍后重试；登录后限额可能更高，也可使用内网的模块代理。',
    },
  },
  'http.server_5xx': {
    en: {
      title: '{host} failed by itself (5xx)',
      message: 'The server had an error or is overloaded; nothing on this machine is wrong.',
      remedy: 'Try again later, or fetch from another mirror.',
    },
    zh: {
      title: '{host} 自身出错（5xx）',
      message: '服务器出错或过载；本机没有问题。',
      remedy: '请稍后重试，或改用其他镜像。',
    },
  },
  'goproxy.404_misconfigured_repo': {
    en: {
      title: 'the module proxy {host} does not serve that module (404)',
      message:
        'The proxy answers, but finds nothing: its repository is not set up for Go, is not tied to a public proxy, or the address in go.proxy is incomplete.',
      remedy:
        'Compare the address with the one the proxy shows for Go modules, and have its upstream checked.',
      commands: ['go env GOPROXY', 'curl -sSi https://{host}/'],
    },
    zh: {
      title: '模块代理 {host} 没有提供该模块（404）',
      message:
        '代理有回应但找不到内容：它的仓库没有为 Go 配置、没有连接公共代理，或 go.proxy 中的地址不完整。',
      remedy: '请与代理给出的 Go 模块地址比较，并检查它的上游设置。',
      commands: ['go env GOPROXY', 'curl -sSi https://{host}/'],
    },
  },
  'goproxy.404_module_path_differs': {
    en: {
      title: 'the module proxy does not know {module} (404)',
      message:
        'No module of that path and version is public: the path is spelt or cased differently, was renamed, or the repository is private.',
      remedy: 'Check the path and version; if the module is yours and private, declare it under go.private.',
      commands: ['go list -m -versions {module}'],
    },
    zh: {
      title: '模块代理中没有 {module}（404）',
      message: '没有该路径和版本的公开模块：路径拼写或大小写不同、已改名，或仓库是私有的。',
      remedy: '请检查路径和版本；如果是你自己的私有模块，请写入 go.private。',
      commands: ['go list -m -versions {module}'],
    },
  },
  'goproxy.not_a_module_proxy': {
    en: {
      title: 'the address in GOPROXY is not a module proxy',
      message:
        'It answered with something else than module data, such as a web page: a wrong path, a log-in page, or another service.',
      remedy: 'Use the address that ends where /MODULE/@v/list begins; open it once to see what answers.',
      commands: ['go env GOPROXY', 'curl -sSi https://{host}/ | head -20'],
    },
    zh: {
      title: 'GOPROXY 中的地址不是模块代理',
      message: '它返回的不是模块数据，而是网页之类：路径有误、登录页面，或是别的服务。',
      remedy: '地址应止于 /模块/@v/list 之前；请打开一次看看是谁在回答。',
      commands: ['go env GOPROXY', 'curl -sSi https://{host}/ | head -20'],
    },
  },
  'goproxy.off_by_gopls': {
    en: {
      title: 'an editor or linter runs go with GOPROXY=off',
      message: 'gopls and linters do not download by themselves; the module is not in the cache yet.',
      remedy: 'Download it once in the terminal; the editor then finds it.',
      commands: ['go mod download'],
    },
    zh: {
      title: '编辑器或检查工具以 GOPROXY=off 运行 go',
      message: 'gopls 和检查工具不会自行下载；该模块还不在缓存中。',
      remedy: '在终端中下载一次即可，之后编辑器就能找到它。',
      commands: ['go mod download'],
    },
  },
  'goproxy.off': {
    en: {
      title: 'downloads are switched off (GOPROXY=off)',
      message: 'go may only use what is in its cache, and {module} is not there.',
      remedy: 'Set go.proxy to a proxy, or fill the cache where the network is.',
      commands: ['go env GOPROXY', 'env | grep GOPROXY'],
    },
    zh: {
      title: '下载已被关闭（GOPROXY=off）',
      message: 'go 只能使用缓存中的内容，而缓存中没有 {module}。',
      remedy: '请把 go.proxy 设为某个代理，或在有网络的地方填充缓存。',
      commands: ['go env GOPROXY', 'env | grep GOPROXY'],
    },
  },
  'goproxy.unauthorized_401': {
    en: {
      title: 'the module proxy {host} wants a login (401)',
      message: 'go found no entry for the proxy in netrc, or the token in it is no longer valid.',
      remedy: 'Put user and token for {host} into credentials; goenv writes netrc from it.',
      commands: ['curl -sSI --netrc https://{host}/'],
    },
    zh: {
      title: '模块代理 {host} 要求登录（401）',
      message: 'go 在 netrc 中没有找到该代理的条目，或其中的令牌已失效。',
      remedy: '请在 credentials 中写入 {host} 的用户名和令牌，goenv 会据此写入 netrc。',
      commands: ['curl -sSI --netrc https://{host}/'],
    },
  },
  'goproxy.forbidden_403': {
    en: {
      title: '{host} does not let this module through (403)',
      message:
        'The module proxy, or the storage that it redirects to, said no: a policy forbids the module, or the network may not reach that storage.',
      remedy: 'Ask whoever runs the proxy why; when only the redirect is blocked, have its host allowed too.',
      commands: ['curl -sSIL https://{host}/'],
    },
    zh: {
      title: '{host} 不放行该模块（403）',
      message: '模块代理或它重定向到的存储拒绝了请求：策略禁止该模块，或网络不允许访问该存储。',
      remedy: '请询问代理管理员；如果只有重定向的目标被拦截，也需要放行那个主机。',
      commands: ['curl -sSIL https://{host}/'],
    },
  },
  'goproxy.server_5xx': {
    en: {
      title: 'the module proxy {host} failed (5xx)',
      message:
        'The proxy answered with an error of its own. After a comma in GOPROXY go does not go on to the next entry then.',
      remedy: 'Tell whoever runs the proxy; look into its log at that time.',
    },
    zh: {
      title: '模块代理 {host} 出错（5xx）',
      message: '代理返回了自身的错误。GOPROXY 中以逗号分隔时，go 不会因此转到下一项。',
      remedy: '请告知代理管理员，并查看该时间的日志。',
    },
  },
  'goproxy.insecure_credentials': {
    en: {
      title: 'the proxy address has a password and is not https',
      message: 'go refuses to send a login over plain http.',
      remedy: 'Use https for the proxy and put the login into credentials.',
      commands: ['go env GOPROXY | sed "s#//.*@#//***@#"'],
    },
    zh: {
      title: '代理地址带有密码，但不是 https',
      message: 'go 拒绝通过明文 http 发送登录信息。',
      remedy: '请对代理使用 https，并把登录信息写入 credentials。',
      commands: ['go env GOPROXY | sed "s#//.*@#//***@#"'],
    },
  },
  'mirror.corrupt_zip': {
    en: {
      title: 'the module came as a broken file',
      message:
        'What was downloaded (or lies in the cache) is no complete module: cut off, an HTML page, or a damaged copy at the mirror.',
      remedy: 'Remove that version from the download cache and fetch it from another mirror.',
      commands: ['go clean -modcache', 'go mod download {module}'],
    },
    zh: {
      title: '模块文件已损坏',
      message: '下载的（或缓存中的）内容不是完整的模块：被截断、是 HTML 页面，或镜像上的副本已损坏。',
      remedy: '请从下载缓存中删除该版本，然后改用其他镜像获取。',
      commands: ['go clean -modcache', 'go mod download {module}'],
    },
  },
  'mirror.server_fault': {
    en: {
      title: 'the mirror {host} is broken',
      message: 'The public mirror answered with an error of its own; other mirrors have the same modules.',
      remedy: 'Try again later or use another mirror; hashes are verified with any of them.',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct'],
    },
    zh: {
      title: '镜像 {host} 出现故障',
      message: '公共镜像返回了自身的错误；其他镜像上有同样的模块。',
      remedy: '请稍后重试或改用其他镜像；无论使用哪个镜像都会验证校验和。',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct'],
    },
  },
  'sumdb.private_module_410': {
    en: {
      title: 'a private module was asked of the public checksum database',
      message:
        '{module} is not public, so the database cannot fetch it. Its path was also told to a public service.',
      remedy: 'Declare the path of your own modules, and nothing more, under go.private.',
      commands: ['go env -w GOPRIVATE={pattern}'],
    },
    zh: {
      title: '向公共校验和数据库查询了私有模块',
      message: '{module} 不是公开模块，数据库无法获取它。它的路径也因此泄露给了公共服务。',
      remedy: '请把自己模块的路径（且仅限这些）写入 go.private。',
      commands: ['go env -w GOPRIVATE={pattern}'],
    },
  },
  'sumdb.410_invalid_module_upstream': {
    en: {
      title: 'the checksum database cannot vouch for {module}: the module itself is faulty',
      message:
        'The database fetched it and found an invalid version, path or file; every client finds the same.',
      remedy: 'Use a valid version; the author must correct the module.',
      commands: ['go list -m -versions {module}'],
    },
    zh: {
      title: '校验和数据库无法为 {module} 担保：模块本身有误',
      message: '数据库获取后发现版本、路径或文件无效；任何客户端得到的都一样。',
      remedy: '请使用有效的版本；需要由作者修正该模块。',
      commands: ['go list -m -versions {module}'],
    },
  },
  'sumdb.fetch_timed_out_upstream': {
    en: {
      title: 'the checksum database could not fetch {module} in time',
      message:
        'The repository is large or new, and the database gave up waiting. It often knows it some minutes later.',
      remedy: 'Try again in a few minutes; if the module is private, declare it under go.private.',
    },
    zh: {
      title: '校验和数据库未能及时获取 {module}',
      message: '仓库较大或很新，数据库等待超时。通常几分钟后就能查到。',
      remedy: '请几分钟后重试；如果模块是私有的，请写入 go.private。',
    },
  },
  'sumdb.mirror_stale_or_broken': {
    en: {
      title: 'the mirror passes on broken answers of the checksum database',
      message:
        'The module proxy offers the database under /sumdb/, but what it returns is stale, incomplete or wrong.',
      remedy: 'Use another module proxy; verification stays on.',
      commands: ['go env GOPROXY GOSUMDB'],
    },
    zh: {
      title: '镜像转发的校验和数据库内容有误',
      message: '模块代理在 /sumdb/ 下提供该数据库，但返回的内容过时、不完整或错误。',
      remedy: '请改用其他模块代理；校验保持开启。',
      commands: ['go env GOPROXY GOSUMDB'],
    },
  },
  'sumdb.local_state_corrupt': {
    en: {
      title: 'what go remembers of the checksum database does not fit its answers',
      message:
        'The stored state under pkg/sumdb is damaged, or the database (or a mirror of it) shows another history than before. The second would be an attack or a broken mirror.',
      remedy:
        'Ask through another module proxy first; if that agrees with the stored state, the first one is at fault. Otherwise set the folder aside, keeping it, and report.',
      commands: [
        'ls -l "$(go env GOPATH)/pkg/sumdb"',
        'mv "$(go env GOPATH)/pkg/sumdb" "$(go env GOPATH)/pkg/sumdb.aside"',
      ],
    },
    zh: {
      title: 'go 保存的校验和数据库状态与其回答不符',
      message:
        'pkg/sumdb 下保存的状态已损坏，或数据库（或其镜像）给出了与以前不同的历史。后者意味着攻击或镜像故障。',
      remedy:
        '请先通过另一个模块代理查询；如果结果与本地状态一致，则是原来的代理有问题。否则请把该目录移开（保留）并报告。',
      commands: [
        'ls -l "$(go env GOPATH)/pkg/sumdb"',
        'mv "$(go env GOPATH)/pkg/sumdb" "$(go env GOPATH)/pkg/sumdb.aside"',
      ],
    },
  },
  'sumdb.wrong_key': {
    en: {
      title: 'the checksum database is signed by another key',
      message:
        'GOSUMDB names an address whose answers are not signed with the key that go expects: it is another database, or a module proxy.',
      remedy: "Use Go's own database, or give name and key of yours under go.sumdb.",
      commands: ['go env GOSUMDB'],
    },
    zh: {
      title: '校验和数据库使用了别的密钥签名',
      message: 'GOSUMDB 指定的地址返回的签名不是 go 所期望的密钥：它是另一个数据库，或其实是模块代理。',
      remedy: '请使用 Go 自己的数据库，或在 go.sumdb 中写明你们数据库的名称和密钥。',
      commands: ['go env GOSUMDB'],
    },
  },
  'checksum.mismatch.mirror_serves_other_bits': {
    en: {
      title: 'the mirror serves other bytes for {module} than everybody else gets',
      message:
        'The checksum database knows another hash than the download has. The mirror fetched the module before its tag was moved, or altered it.',
      remedy: 'Fetch that version from another mirror and compare; keep verification on.',
      commands: ['go clean -modcache', 'GOPROXY=https://goproxy.cn go mod download {module}'],
    },
    zh: {
      title: '镜像提供的 {module} 与其他人得到的内容不同',
      message: '校验和数据库中的值与下载内容不符。可能是镜像在标签移动之前获取了模块，也可能内容被改动过。',
      remedy: '请从其他镜像获取该版本并比较；保持校验开启。',
      commands: ['go clean -modcache', 'GOPROXY=https://goproxy.cn go mod download {module}'],
    },
  },
  'checksum.mismatch.tag_moved_upstream': {
    en: {
      title: '{module} is no longer what go.sum recorded',
      message:
        'The version was downloaded before with other contents: the author most likely moved the tag. It could also be an attack, so somebody must look.',
      remedy:
        'Find out from the author which contents are right; take a new version, or the first contents from a proxy that keeps them.',
      commands: ['go list -m -versions {module}'],
    },
    zh: {
      title: '{module} 与 go.sum 中的记录不再一致',
      message: '该版本以前下载的内容与现在不同：很可能是作者移动了标签。也可能是攻击，因此需要有人核实。',
      remedy: '请向作者确认哪个内容正确；改用新版本，或从保留原内容的代理获取。',
      commands: ['go list -m -versions {module}'],
    },
  },
  'checksum.mismatch.sumdb_disagrees': {
    en: {
      title: 'the checksum database disagrees with what was downloaded for {module}',
      message:
        'The repository now has other contents than the public first saw under this version; the tag was moved after that.',
      remedy: 'Fetch through a module proxy, which keeps the first contents, or take a newer version.',
      commands: ['GOPROXY=https://goproxy.cn go mod download {module}'],
    },
    zh: {
      title: '校验和数据库与下载的 {module} 不一致',
      message: '仓库现在的内容与该版本首次公开时不同；标签在那之后被移动过。',
      remedy: '请通过保留最初内容的模块代理获取，或使用更新的版本。',
      commands: ['GOPROXY=https://goproxy.cn go mod download {module}'],
    },
  },
  'checksum.mismatch': {
    en: {
      title: 'the hash of {module} is not the expected one',
      message:
        'Two of three disagree: the download, go.sum, and the checksum database. Which two stands in the lines below the error.',
      remedy: 'Compare them before anything is changed; fetch the version once more from another mirror.',
      commands: ['go mod verify'],
    },
    zh: {
      title: '{module} 的校验和与预期不符',
      message: '下载内容、go.sum 和校验和数据库三者中有两者不一致。具体是哪两者见错误下面的几行。',
      remedy: '在做任何更改之前先比较它们；再从其他镜像获取一次该版本。',
      commands: ['go mod verify'],
    },
  },
};
