import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';

export const dnsNet: Texts<Extract<CauseCode, `${'dns' | 'net'}.${string}`>> = {
  'dns.nxdomain_flaky_resolver': {
    en: {
      title: 'the resolver here does not know {host}, although the name exists',
      message:
        'A name that the whole world can resolve was answered with "no such host". Either the resolver of this network or container is unreliable, or it knows internal names alone and everything outside must go through a network proxy.',
      remedy:
        'Ask the resolver again; if outside names never resolve here, set the network proxy, else use another resolver.',
      commands: ['getent hosts {host}', 'cat /etc/resolv.conf'],
    },
    zh: {
      title: '{host} 确实存在，但这里的 DNS 服务器查不到',
      message:
        '一个公网上可以解析的域名得到了“no such host”的回答。可能是本网络或容器的 DNS 不稳定，也可能它只解析内部域名，访问外网必须经过网络代理。',
      remedy: '再查询一次；如果这里始终无法解析外部域名，请设置网络代理，否则请更换 DNS 服务器。',
      commands: ['getent hosts {host}', 'cat /etc/resolv.conf'],
    },
  },
  'dns.server_timeout': {
    en: {
      title: 'the DNS server does not answer',
      message: 'The question for {host} went to the DNS server and no answer came back in time.',
      remedy: 'Check the DNS server of this machine or container, or use one that this network can reach.',
      commands: ['cat /etc/resolv.conf', 'getent hosts {host}'],
    },
    zh: {
      title: 'DNS 服务器没有回应',
      message: '对 {host} 的查询已发给 DNS 服务器，但在规定时间内没有得到回答。',
      remedy: '检查本机或容器的 DNS 服务器设置，或改用本网络可以访问的服务器。',
      commands: ['cat /etc/resolv.conf', 'getent hosts {host}'],
    },
  },
  'dns.server_unreachable': {
    en: {
      title: 'the DNS server cannot be reached',
      message:
        'There is no working DNS server at the configured address, so {host} could not be looked up. In a sandbox or a container without network this is on purpose.',
      remedy:
        'Correct the name server in /etc/resolv.conf or in the settings of the container; without any network, build from a bundle.',
      commands: ['cat /etc/resolv.conf'],
    },
    zh: {
      title: '无法连接 DNS 服务器',
      message:
        '配置的地址上没有可用的 DNS 服务器，因此无法解析 {host}。在沙箱或没有网络的容器里，这是有意为之。',
      remedy: '请更正 /etc/resolv.conf 或容器设置中的 DNS 服务器；如果完全没有网络，请使用离线包构建。',
      commands: ['cat /etc/resolv.conf'],
    },
  },
  'dns.nxdomain': {
    en: {
      title: 'the name {host} does not resolve here',
      message:
        'The DNS server says that there is no host {host}. The name may be misspelt, or be known only inside another network (VPN).',
      remedy: 'Check the spelling, and that this machine is in the network (or VPN) where the name is known.',
      commands: ['getent hosts {host}'],
    },
    zh: {
      title: '这里无法解析域名 {host}',
      message: 'DNS 服务器回答没有 {host} 这个主机。域名可能拼写有误，或只在另一个网络（VPN）中可用。',
      remedy: '检查拼写，并确认本机处于能解析该域名的网络（或 VPN）中。',
      commands: ['getent hosts {host}'],
    },
  },
  'net.timeout.default_proxy_blocked': {
    en: {
      title: "Go's default module proxy cannot be reached from this network",
      message:
        'Connections to {host} are dropped: no answer ever comes. In some countries and company networks that host is blocked.',
      remedy: 'Fetch modules from a mirror that this network can reach; hashes are still verified.',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct'],
    },
    zh: {
      title: '本网络无法访问 Go 的默认模块代理',
      message: '到 {host} 的连接没有任何回应。该主机在某些国家或公司网络中被屏蔽。',
      remedy: '请改用本网络可以访问的镜像获取模块；校验和仍会验证。',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct'],
    },
  },
  'net.refused.default_proxy_blocked': {
    en: {
      title: "connections to Go's default module proxy are refused here",
      message:
        'Something on the way refuses connections to {host}: a firewall, or a false DNS answer that points at another machine.',
      remedy: 'Fetch modules from a mirror that this network can reach; hashes are still verified.',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct'],
    },
    zh: {
      title: '到 Go 默认模块代理的连接被拒绝',
      message: '途中有设备拒绝了到 {host} 的连接：可能是防火墙，也可能是被篡改的 DNS 结果指向了别的机器。',
      remedy: '请改用本网络可以访问的镜像获取模块；校验和仍会验证。',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct'],
    },
  },
  'net.timeout.sumdb_unreachable': {
    en: {
      title: 'the checksum database cannot be reached',
      message:
        'Modules came, but {host}, which proves that they are the right ones, does not answer. The module proxy in use does not pass questions on to the database, so go asks it directly.',
      remedy:
        'Ask the same database under an address that answers here, or use a module proxy that passes it on.',
      commands: ['go env -w GOSUMDB=sum.golang.google.cn'],
    },
    zh: {
      title: '无法访问校验和数据库',
      message:
        '模块已下载，但用来证明内容正确的 {host} 没有回应。所用的模块代理不转发对数据库的查询，因此 go 直接访问它。',
      remedy: '使用在这里可以访问的同一数据库的另一地址，或使用会转发查询的模块代理。',
      commands: ['go env -w GOSUMDB=sum.golang.google.cn'],
    },
  },
  'net.timeout.vanity_host_blocked': {
    en: {
      title: 'the host of an import path cannot be reached',
      message:
        'go asked {host} where the repository is, and no answer came. That question is only asked when modules are fetched directly; a module proxy would have answered instead.',
      remedy: 'Fetch through a module proxy, in module mode, so that {host} is not needed.',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct', 'go env GOPROXY GOPRIVATE GO111MODULE'],
    },
    zh: {
      title: '无法访问导入路径所在的主机',
      message:
        'go 向 {host} 询问仓库地址，但没有得到回应。只有直接获取模块时才需要询问；使用模块代理就不需要。',
      remedy: '请在模块模式下通过模块代理获取，这样就不再需要访问 {host}。',
      commands: ['go env -w GOPROXY=https://goproxy.cn,direct', 'go env GOPROXY GOPRIVATE GO111MODULE'],
    },
  },
  'net.timeout': {
    en: {
      title: 'no answer from {host}',
      message:
        'The connection was never answered: a firewall drops it, the host is down, or it can only be reached through the network proxy.',
      remedy:
        'Find out whether {host} needs the network proxy or a firewall rule; for public modules, use a mirror that answers.',
      commands: ['curl -sSI --max-time 10 https://{host}/'],
    },
    zh: {
      title: '{host} 没有回应',
      message: '连接始终没有得到回应：可能被防火墙丢弃，主机已停机，或只能通过网络代理访问。',
      remedy: '确认访问 {host} 是否需要网络代理或防火墙放行；对于公开模块，可使用有回应的镜像。',
      commands: ['curl -sSI --max-time 10 https://{host}/'],
    },
  },
  'net.refused': {
    en: {
      title: '{host} refuses the connection',
      message: 'The machine answered, but nothing listens on that port.',
      remedy: 'Check the host and the port in the address, and that the service runs.',
      commands: ['go env GOPROXY'],
    },
    zh: {
      title: '{host} 拒绝连接',
      message: '机器有回应，但该端口上没有服务在监听。',
      remedy: '检查地址中的主机和端口，并确认服务正在运行。',
      commands: ['go env GOPROXY'],
    },
  },
  'net.refused.local_firewall_or_dns': {
    en: {
      title: 'something near refuses connections to {host}',
      message:
        'The host is open to the world, yet from here it is refused at once: a local firewall or security program, a line in the hosts file, or a false DNS answer.',
      remedy:
        'Compare the address with what another resolver says, look into the hosts file and the firewall; another mirror shows whether only this host is concerned.',
      commands: ['getent hosts {host}', 'curl -sSI --max-time 10 https://{host}/'],
    },
    zh: {
      title: '到 {host} 的连接在近处被拒绝',
      message:
        '该主机对外开放，但从这里访问立即被拒绝：可能是本地防火墙或安全软件、hosts 文件中的条目，或错误的 DNS 结果。',
      remedy:
        '与其他 DNS 服务器的结果比较，检查 hosts 文件和防火墙；换一个镜像可以判断是否只有这个主机受影响。',
      commands: ['getent hosts {host}', 'curl -sSI --max-time 10 https://{host}/'],
    },
  },
  'net.tls_handshake_timeout': {
    en: {
      title: '{host} accepts the connection and then stays silent',
      message:
        'The TLS handshake did not end within ten seconds: an overloaded mirror, a lossy line, or a middlebox that swallows packets.',
      remedy:
        'Try again, then another mirror; when curl works and go does not, a device on the way drops large packets.',
      commands: ['curl -sSI --max-time 20 https://{host}/'],
    },
    zh: {
      title: '{host} 接受连接后没有回应',
      message: 'TLS 握手在十秒内没有完成：镜像过载、线路丢包，或中间设备丢弃了数据包。',
      remedy: '先重试，再换一个镜像；如果 curl 正常而 go 不行，说明途中设备丢弃了大数据包。',
      commands: ['curl -sSI --max-time 20 https://{host}/'],
    },
  },
  'net.connection_reset': {
    en: {
      title: 'the connection to {host} was reset',
      message:
        'The connection was open and then torn down: by a firewall that does not like the host, by a proxy, or by the server.',
      remedy:
        'Try again; if it always happens with this host and never with others, go through the network proxy or another mirror.',
      commands: ['curl -sSI --max-time 20 https://{host}/'],
    },
    zh: {
      title: '到 {host} 的连接被重置',
      message: '连接建立后被中断：可能是防火墙、代理或服务器所为。',
      remedy: '先重试；如果总是这个主机而其他主机正常，请经由网络代理访问或改用其他镜像。',
      commands: ['curl -sSI --max-time 20 https://{host}/'],
    },
  },
  'net.truncated_response': {
    en: {
      title: 'the answer of {host} was cut off',
      message: 'The download began and ended too early: a proxy with a size or time limit, or a bad line.',
      remedy:
        'Try again; if it stops at the same size each time, ask whoever runs the proxy about its limit, or use another mirror.',
      commands: ['go clean -cache', 'go mod download'],
    },
    zh: {
      title: '{host} 的响应不完整',
      message: '下载已开始但提前结束：可能是代理限制了大小或时间，或线路不稳定。',
      remedy: '先重试；如果每次都停在同样大小，请询问代理管理员，或改用其他镜像。',
      commands: ['go clean -cache', 'go mod download'],
    },
  },
  'net.eof': {
    en: {
      title: '{host} closed the connection without an answer',
      message:
        'The other side hung up, mostly during the TLS handshake: a firewall, a proxy, or a port that speaks another protocol.',
      remedy: 'See with curl where it ends; then correct scheme and port, or go through the network proxy.',
      commands: ['curl -v --max-time 20 https://{host}/'],
    },
    zh: {
      title: '{host} 未作回答就关闭了连接',
      message: '对方挂断了连接，多发生在 TLS 握手时：可能是防火墙、代理，或该端口使用的是另一种协议。',
      remedy: '用 curl 查看在哪一步断开；然后更正协议和端口，或经由网络代理访问。',
      commands: ['curl -v --max-time 20 https://{host}/'],
    },
  },
  'net.ipv6_unusable': {
    en: {
      title: 'an IPv6 address was tried, but IPv6 has no way out here',
      message: 'The name gave an IPv6 address and this machine or container has no route for it.',
      remedy: 'Give the container IPv6, or let it use IPv4 alone.',
      commands: ['ip -6 route', 'curl -4 -sSI https://{host}/'],
    },
    zh: {
      title: '尝试了 IPv6 地址，但这里的 IPv6 不通',
      message: '域名解析出了 IPv6 地址，而本机或容器没有对应的路由。',
      remedy: '为容器配置 IPv6，或只使用 IPv4。',
      commands: ['ip -6 route', 'curl -4 -sSI https://{host}/'],
    },
  },
  'net.large_clienthello': {
    en: {
      title: 'a device on the way drops the large first packet of a new TLS',
      message:
        'Go 1.24 and later send a first message of more than one packet; an old middlebox loses it. curl with its smaller message works.',
      remedy: 'Have the device updated; `GODEBUG=tlsmlkem=0` for one command shows whether this is it.',
      commands: ['GODEBUG=tlsmlkem=0 go mod download'],
    },
    zh: {
      title: '途中设备丢弃了新版 TLS 较大的首个数据包',
      message: 'Go 1.24 及以后的首个握手消息超过一个数据包，旧的中间设备会把它丢弃；消息较小的 curl 则正常。',
      remedy: '请升级该设备；在单个命令前加 `GODEBUG=tlsmlkem=0` 可以确认是否为此原因。',
      commands: ['GODEBUG=tlsmlkem=0 go mod download'],
    },
  },
};
