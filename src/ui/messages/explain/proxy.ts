import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';

export const proxy: Texts<Extract<CauseCode, `proxy.${string}`>> = {
  'proxy.auth_407': {
    en: {
      title: 'the network proxy wants a login',
      message:
        'The proxy in HTTPS_PROXY answered 407: it lets nobody through without user and password. Go knows Basic logins alone; for NTLM or Kerberos a local relay is needed.',
      remedy:
        'Give user and password (percent-encoded) in the proxy address, or run a relay such as cntlm or px where the proxy wants NTLM.',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
    zh: {
      title: '网络代理要求登录',
      message:
        'HTTPS_PROXY 指定的代理返回 407：没有用户名和密码不予放行。Go 只支持 Basic 认证；NTLM 或 Kerberos 需要本地转发程序。',
      remedy:
        '在代理地址中写入用户名和密码（需百分号编码）；如果代理要求 NTLM，请运行 cntlm、px 等本地转发程序。',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
  },
  'proxy.forbidden_403': {
    en: {
      title: 'the network proxy forbids {host}',
      message: 'Not the server but the proxy on the way said no: its rules do not let this host through.',
      remedy: 'Ask whoever runs the proxy to allow {host}, or fetch from a module proxy inside your network.',
    },
    zh: {
      title: '网络代理禁止访问 {host}',
      message: '拒绝请求的不是服务器，而是途中的代理：它的规则不允许访问该主机。',
      remedy: '请代理管理员放行 {host}，或使用内网的模块代理。',
    },
  },
  'proxy.gateway_error': {
    en: {
      title: 'the network proxy could not reach {host}',
      message:
        'The proxy accepted the request and then failed itself (500, 502, 503 or 504): it has no way to the host, or is overloaded.',
      remedy: 'Try again later; if other hosts work through the proxy, report this one to whoever runs it.',
      commands: ['curl -sSI https://{host}/'],
    },
    zh: {
      title: '网络代理无法访问 {host}',
      message: '代理接受了请求，但自己出错（500、502、503 或 504）：它连不上该主机，或已过载。',
      remedy: '稍后重试；如果其他主机经由代理正常，请向代理管理员报告这个主机。',
      commands: ['curl -sSI https://{host}/'],
    },
  },
  'proxy.refused.loopback_in_container': {
    en: {
      title: 'the network proxy is a loopback address, inside a container',
      message:
        '127.0.0.1 in HTTPS_PROXY means the container itself, and nothing listens there: the proxy runs on the host.',
      remedy:
        'Give the container the address of the host (host.docker.internal, or its address in the network), or do not hand the variable in.',
      commands: ['docker build --build-arg HTTPS_PROXY=http://host.docker.internal:3128 .'],
    },
    zh: {
      title: '容器中的网络代理是回环地址',
      message: 'HTTPS_PROXY 中的 127.0.0.1 指的是容器自身，那里没有任何服务：代理运行在宿主机上。',
      remedy: '请使用宿主机的地址（host.docker.internal 或其内网地址），或不要把该变量传入容器。',
      commands: ['docker build --build-arg HTTPS_PROXY=http://host.docker.internal:3128 .'],
    },
  },
  'proxy.refused': {
    en: {
      title: 'nothing listens where the network proxy should be',
      message:
        'HTTPS_PROXY (or git http.proxy) names an address that refuses connections: the proxy program does not run, or host or port are wrong.',
      remedy: 'Start the proxy, or correct or remove its address in the environment and in git.',
      commands: ['env | grep -i _proxy', 'git config --get-all http.proxy'],
    },
    zh: {
      title: '网络代理的地址上没有服务',
      message: 'HTTPS_PROXY（或 git 的 http.proxy）指向的地址拒绝连接：代理程序未运行，或主机、端口有误。',
      remedy: '启动代理，或更正、删除环境变量和 git 中的代理地址。',
      commands: ['env | grep -i _proxy', 'git config --get-all http.proxy'],
    },
  },
  'proxy.dns': {
    en: {
      title: 'the name of the network proxy does not resolve',
      message:
        'The host in HTTPS_PROXY is unknown to DNS here: misspelt, or known only inside the company network. A strange short name hints at a password with characters that are not percent-encoded.',
      remedy: 'Correct the address of the proxy, or unset it where there is none.',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
    zh: {
      title: '无法解析网络代理的域名',
      message:
        'HTTPS_PROXY 中的主机在这里无法解析：拼写有误，或只在公司网络中可用。如果是奇怪的短名字，可能是密码中的特殊字符没有进行百分号编码。',
      remedy: '更正代理地址；如果这里没有代理，请取消该变量。',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
  },
  'proxy.timeout': {
    en: {
      title: 'the network proxy does not answer',
      message:
        'The address in HTTPS_PROXY gives no answer: the proxy is down, or cannot be reached from this network.',
      remedy: 'Check that this machine is in the network of the proxy (VPN); elsewhere, unset the variable.',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
    zh: {
      title: '网络代理没有回应',
      message: 'HTTPS_PROXY 中的地址没有回应：代理已停机，或从本网络无法访问。',
      remedy: '确认本机处于代理所在的网络（VPN）；不在该网络时请取消该变量。',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
  },
  'proxy.closed': {
    en: {
      title: 'the network proxy hung up',
      message:
        'The proxy closed the connection instead of answering, or answered with something that is no HTTP: often it is not an HTTP proxy at all.',
      remedy: 'Check scheme and port of the proxy address, and whether the proxy allows CONNECT.',
      commands: ['curl -v -o /dev/null https://{host}/'],
    },
    zh: {
      title: '网络代理挂断了连接',
      message: '代理没有回答就关闭了连接，或返回了不是 HTTP 的内容：它往往根本不是 HTTP 代理。',
      remedy: '检查代理地址的协议和端口，以及代理是否允许 CONNECT。',
      commands: ['curl -v -o /dev/null https://{host}/'],
    },
  },
  'proxy.https_proxy_not_set': {
    en: {
      title: 'the network proxy is set for http alone',
      message:
        'Everything that go fetches is https, and for https only HTTPS_PROXY counts; http_proxy is not looked at.',
      remedy: 'Set HTTPS_PROXY and https_proxy as well, to the same http:// address.',
      commands: ['export HTTPS_PROXY="$http_proxy" https_proxy="$http_proxy"'],
    },
    zh: {
      title: '只为 http 设置了网络代理',
      message: 'go 的所有下载都使用 https，而 https 只看 HTTPS_PROXY，不看 http_proxy。',
      remedy: '请把 HTTPS_PROXY 和 https_proxy 也设为同一个 http:// 地址。',
      commands: ['export HTTPS_PROXY="$http_proxy" https_proxy="$http_proxy"'],
    },
  },
  'proxy.scheme_https_on_plain_http_proxy': {
    en: {
      title: 'the proxy address says https://, but the proxy speaks http',
      message:
        'The scheme in HTTPS_PROXY is how this machine talks to the proxy, not what goes through it. Nearly every proxy wants http:// there.',
      remedy: 'Write the address with http://; what goes through the proxy stays encrypted end to end.',
      commands: ['export HTTPS_PROXY="http://${HTTPS_PROXY#https://}"'],
    },
    zh: {
      title: '代理地址写的是 https://，而代理使用 http',
      message:
        'HTTPS_PROXY 中的协议是本机与代理之间的协议，与经过代理的内容无关。几乎所有代理都应写 http://。',
      remedy: '请把地址改为 http:// 开头；经过代理的内容仍是端到端加密的。',
      commands: ['export HTTPS_PROXY="http://${HTTPS_PROXY#https://}"'],
    },
  },
  'proxy.bad_url': {
    en: {
      title: 'the address of the network proxy cannot be read',
      message:
        'HTTPS_PROXY (or git http.proxy) is no valid URL: often a password with @, #, / or % that is not percent-encoded, a doubled scheme, or a port that is no number.',
      remedy: 'Write it as http://USER:PASSWORD@HOST:PORT with special characters percent-encoded.',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
    zh: {
      title: '网络代理的地址无法解析',
      message:
        'HTTPS_PROXY（或 git 的 http.proxy）不是有效的 URL：常见原因是密码中的 @、#、/、% 没有百分号编码，协议写了两次，或端口不是数字。',
      remedy: '请写成 http://用户：密码@主机：端口，特殊字符需百分号编码。',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
  },
  'proxy.intercepted_401': {
    en: {
      title: 'something on the way answered 401 in place of {host}',
      message:
        'That public host never asks for a login. A proxy or gateway of this network answered with its own login.',
      remedy:
        'Log in to the gateway (open any page in a browser), or give the network proxy its credentials.',
      commands: ['curl -sSi https://{host}/'],
    },
    zh: {
      title: '途中的设备代替 {host} 返回了 401',
      message: '这个公共主机从不要求登录。是本网络的代理或网关返回了它自己的登录要求。',
      remedy: '请先登录网关（在浏览器中打开任意页面），或为网络代理提供凭据。',
      commands: ['curl -sSi https://{host}/'],
    },
  },
  'proxy.socks': {
    en: {
      title: 'the SOCKS proxy refused or does not speak SOCKS',
      message:
        'The proxy is addressed as SOCKS; it wants another login, does not allow the target, or is an HTTP proxy.',
      remedy: 'Check scheme, port and login of the proxy; an HTTP proxy is written http://HOST:PORT.',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
    zh: {
      title: 'SOCKS 代理拒绝了请求，或它并不是 SOCKS 代理',
      message: '代理地址使用了 SOCKS；代理可能要求其他登录方式、不允许访问目标，或其实是 HTTP 代理。',
      remedy: '检查代理的协议、端口和登录信息；HTTP 代理应写作 http://主机：端口。',
      commands: ['env | grep -i _proxy | sed "s#//.*@#//***@#"'],
    },
  },
};
