import type { CauseCode } from '../../../core/codes/explain.ts';
import type { Texts } from '../texts.ts';

export const tls: Texts<Extract<CauseCode, `tls.${string}`>> = {
  'tls.unknown_ca.mitm_proxy': {
    en: {
      title: 'a company proxy opens TLS, and its CA is not trusted here',
      message:
        'The certificate shown for {host} is signed by an authority that this machine does not know. For a public host that is nearly always an inspecting proxy that signs with its own CA.',
      remedy:
        'Get the CA certificate from IT, compare its fingerprint, and add it to the profile; git, curl and go then all trust it.',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer -fingerprint -sha256',
      ],
    },
    zh: {
      title: '公司代理会解密 TLS，而这里不信任它的 CA',
      message:
        '{host} 出示的证书由本机不认识的机构签发。对公共主机来说，这几乎总是用自有 CA 签名的审查代理。',
      remedy: '请向 IT 索取 CA 证书并核对指纹，然后写入 profile；git、curl 和 go 就都会信任它。',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer -fingerprint -sha256',
      ],
    },
  },
  'tls.unknown_ca.no_ca_bundle': {
    en: {
      title: 'this machine or image has no CA certificates',
      message:
        'No certificate of any public host can be verified, because the package with the root certificates is missing. Slim container images leave it out.',
      remedy:
        'Install the package ca-certificates before go or git runs; in an image without a package manager, copy the file from another stage.',
      commands: [
        'apt-get update && apt-get install -y ca-certificates',
        'apk add --no-cache ca-certificates',
      ],
    },
    zh: {
      title: '本机或镜像中没有 CA 证书',
      message: '缺少包含根证书的软件包，因此任何公共主机的证书都无法验证。精简的容器镜像通常不带它。',
      remedy: '在运行 go 或 git 之前安装 ca-certificates；如果镜像没有包管理器，请从其他构建阶段复制该文件。',
      commands: [
        'apt-get update && apt-get install -y ca-certificates',
        'apk add --no-cache ca-certificates',
      ],
    },
  },
  'tls.unknown_ca.private_ca': {
    en: {
      title: 'the certificate of {host} is signed by a private CA that is not trusted here',
      message:
        'The host belongs to an organisation with its own certificate authority, and that authority is not among the trusted ones of this machine.',
      remedy:
        'Get the CA certificate from whoever runs the host, compare its fingerprint, and add it to the profile.',
      commands: ['openssl s_client -connect {host}:443 -servername {host} -showcerts </dev/null'],
    },
    zh: {
      title: '{host} 的证书由私有 CA 签发，而这里不信任该 CA',
      message: '该主机所属的组织使用自己的证书机构，而本机的信任列表中没有它。',
      remedy: '请向主机管理员索取 CA 证书并核对指纹，然后写入 profile。',
      commands: ['openssl s_client -connect {host}:443 -servername {host} -showcerts </dev/null'],
    },
  },
  'tls.unknown_ca.missing_intermediate': {
    en: {
      title: '{host} does not send its intermediate certificate',
      message:
        'The root may well be trusted, but the link between it and the server certificate is missing. Browsers fetch or remember it; go, git and curl do not.',
      remedy:
        'Have the server send its full chain; until then, the intermediate certificate in the profile helps.',
      commands: ['openssl s_client -connect {host}:443 -servername {host} -showcerts </dev/null'],
    },
    zh: {
      title: '{host} 没有发送中间证书',
      message:
        '根证书可能受信任，但它与服务器证书之间缺少一环。浏览器会自行获取或缓存，go、git 和 curl 不会。',
      remedy: '请让服务器发送完整的证书链；在此之前，可把中间证书写入 profile。',
      commands: ['openssl s_client -connect {host}:443 -servername {host} -showcerts </dev/null'],
    },
  },
  'tls.unknown_ca.self_signed': {
    en: {
      title: '{host} shows a certificate that it signed itself',
      message:
        'No authority vouches for it, so only comparing the fingerprint with the owner tells whether it is the right server.',
      remedy:
        'Compare the fingerprint with whoever runs the host, then add that very certificate to the profile; better, let a CA sign it.',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256',
      ],
    },
    zh: {
      title: '{host} 使用自签名证书',
      message: '没有任何机构为它担保，只有与管理员核对指纹才能确认服务器身份。',
      remedy: '请与主机管理员核对指纹，然后把这张证书写入 profile；更好的做法是让 CA 签发证书。',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256',
      ],
    },
  },
  'tls.no_system_roots': {
    en: {
      title: 'the root certificates of this system cannot be read',
      message:
        'There is no bundle of root certificates, or the program may not read it, so nothing can be verified.',
      remedy:
        'Install ca-certificates, or copy the bundle into the image, and make it readable for the user that builds.',
      commands: [
        'ls -l /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt',
        'env | grep SSL_CERT',
      ],
    },
    zh: {
      title: '无法读取系统的根证书',
      message: '根证书文件不存在，或程序无权读取，因此什么都无法验证。',
      remedy: '安装 ca-certificates，或把证书文件复制到镜像中，并确保构建用户可以读取。',
      commands: [
        'ls -l /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt',
        'env | grep SSL_CERT',
      ],
    },
  },
  'tls.expired.server': {
    en: {
      title: 'the certificate of {host} has expired',
      message:
        'The server, or an authority above it, was not renewed in time. The error often carries both times: compare them with the clock first.',
      remedy:
        'Whoever runs {host} must renew the certificate; meanwhile fetch from another mirror or through a module proxy.',
      commands: [
        'date -u',
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates',
      ],
    },
    zh: {
      title: '{host} 的证书已过期',
      message: '服务器或其上级机构的证书没有及时更新。错误信息中通常有两个时间：请先与本机时钟比较。',
      remedy: '需要由 {host} 的管理员更新证书；在此期间请使用其他镜像或模块代理。',
      commands: [
        'date -u',
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -dates',
      ],
    },
  },
  'tls.not_yet_valid.clock': {
    en: {
      title: 'the clock of this machine is wrong',
      message:
        'The certificate is not valid yet as this machine sees the time; that is nearly always a clock that is behind.',
      remedy: 'Set the clock (NTP), in a virtual machine also on its host, and try again.',
      commands: ['date -u', 'timedatectl status'],
    },
    zh: {
      title: '本机的时钟不正确',
      message: '按本机的时间，证书尚未生效；这几乎总是因为时钟慢了。',
      remedy: '请校准时钟（NTP），虚拟机还要检查宿主机，然后重试。',
      commands: ['date -u', 'timedatectl status'],
    },
  },
  'tls.hostname_mismatch': {
    en: {
      title: 'the certificate is for another name than {host}',
      message:
        'The server shows a certificate in which {host} does not occur: a wrong address, a default site that answered, or a certificate made for another name.',
      remedy: 'Use the name that stands in the certificate, or have one issued for {host}.',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName',
      ],
    },
    zh: {
      title: '证书上的名字不是 {host}',
      message: '服务器出示的证书中没有 {host}：可能是地址有误、由默认站点回答，或证书是为别的名字签发的。',
      remedy: '请使用证书中的名字，或为 {host} 重新签发证书。',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName',
      ],
    },
  },
  'tls.hostname_mismatch.ip_san': {
    en: {
      title: 'the server is addressed by a number that its certificate does not name',
      message: 'The address in the URL is an IP address, and the certificate lists only names.',
      remedy:
        'Use the host name in the URL, or have the IP address put into the certificate as a subject alternative name.',
      commands: [
        'openssl s_client -connect {host}:443 </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName',
      ],
    },
    zh: {
      title: '使用 IP 地址访问，但证书中没有该地址',
      message: 'URL 中是 IP 地址，而证书只列出了域名。',
      remedy: '请在 URL 中使用域名，或在证书的使用者可选名称中加入该 IP 地址。',
      commands: [
        'openssl s_client -connect {host}:443 </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName',
      ],
    },
  },
  'tls.hostname_mismatch.intercepted': {
    en: {
      title: 'somebody else answers for {host}',
      message:
        'A public host showed a certificate that has nothing to do with it: a false DNS answer, a log-in portal of the network, or an inspecting device.',
      remedy:
        'Log in to the network if it has a portal; compare DNS with another resolver; else use a mirror that this network leaves alone.',
      commands: [
        'getent hosts {host}',
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer',
      ],
    },
    zh: {
      title: '有别的服务器冒充 {host} 作答',
      message: '公共主机出示了与它无关的证书：可能是 DNS 结果被篡改、网络登录门户，或审查设备。',
      remedy: '如果网络有登录门户请先登录；与其他 DNS 服务器的结果比较；否则请使用本网络不干扰的镜像。',
      commands: [
        'getent hosts {host}',
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer',
      ],
    },
  },
  'tls.legacy_common_name': {
    en: {
      title: 'the certificate of {host} has no subject alternative name',
      message:
        'It names the host only in the old Common Name field, which Go has not read since 1.17. curl and git may still accept it.',
      remedy: 'Have the certificate issued anew with {host} as subject alternative name (DNS).',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName',
      ],
    },
    zh: {
      title: '{host} 的证书没有使用者可选名称（SAN）',
      message:
        '它只在旧的 Common Name 字段中写了主机名，而 Go 自 1.17 起不再读取该字段。curl 和 git 可能仍会接受。',
      remedy: '请重新签发证书，把 {host} 写入使用者可选名称（DNS）。',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName',
      ],
    },
  },
  'tls.bad_certificate': {
    en: {
      title: 'a certificate of {host} is malformed or too weak',
      message:
        'The chain has a certificate with a weak key or signature (SHA-1), a wrong purpose, a broken field, or a name that its CA may not sign. Old inspecting devices make such ones.',
      remedy: 'Have that certificate issued anew with today’s algorithms and for server use.',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} -showcerts </dev/null 2>/dev/null | openssl x509 -noout -text',
      ],
    },
    zh: {
      title: '{host} 的某张证书格式有误或强度太弱',
      message:
        '证书链中有一张证书的密钥或签名太弱（SHA-1）、用途不对、字段损坏，或其名字不在 CA 的允许范围内。旧的审查设备会签发这样的证书。',
      remedy: '请用现代算法并以服务器用途重新签发该证书。',
      commands: [
        'openssl s_client -connect {host}:443 -servername {host} -showcerts </dev/null 2>/dev/null | openssl x509 -noout -text',
      ],
    },
  },
  'tls.version_unsupported': {
    en: {
      title: '{host} speaks only an old version of TLS',
      message:
        'Client and server have no version of TLS in common. Go asks for 1.2 at least, and no setting of the go command lowers that.',
      remedy: 'The server, or the proxy in front of it, must be updated to TLS 1.2 or later.',
      commands: ['openssl s_client -connect {host}:443 -tls1_2 </dev/null'],
    },
    zh: {
      title: '{host} 只支持旧版 TLS',
      message: '客户端和服务器没有共同的 TLS 版本。Go 至少要求 1.2，go 命令也没有降低它的设置。',
      remedy: '需要把服务器或其前面的代理升级到 TLS 1.2 或更高版本。',
      commands: ['openssl s_client -connect {host}:443 -tls1_2 </dev/null'],
    },
  },
  'tls.version_unsupported.git_client_old': {
    en: {
      title: 'git on this machine is too old for the TLS of {host}',
      message:
        'The host asks for TLS 1.2 or later, and the library that this git was built with does not know it.',
      remedy:
        'Update git, curl and the TLS library of the system; as a way round, fetch through a module proxy.',
      commands: ['git --version', 'curl --version'],
    },
    zh: {
      title: '本机的 git 太旧，不支持 {host} 的 TLS',
      message: '该主机要求 TLS 1.2 或更高版本，而这个 git 所用的库不支持。',
      remedy: '请升级 git、curl 和系统的 TLS 库；也可以改为通过模块代理获取。',
      commands: ['git --version', 'curl --version'],
    },
  },
  'tls.handshake_failure': {
    en: {
      title: '{host} refused the TLS handshake without saying why',
      message:
        'The server ended the handshake with a general alert: it may want a client certificate, have no cipher in common, or not know the name.',
      remedy:
        'See what the server offers and asks for; then it or the proxy in front of it must be set right.',
      commands: ['openssl s_client -connect {host}:443 -servername {host} </dev/null'],
    },
    zh: {
      title: '{host} 拒绝了 TLS 握手，没有说明原因',
      message: '服务器以笼统的警报结束握手：可能要求客户端证书、没有共同的加密套件，或不认识该名字。',
      remedy: '查看服务器提供和要求什么，然后更正服务器或其前面代理的设置。',
      commands: ['openssl s_client -connect {host}:443 -servername {host} </dev/null'],
    },
  },
  'tls.no_shared_cipher': {
    en: {
      title: 'client and {host} have no cipher in common',
      message: 'The server offers only ciphers that are no longer used, such as RSA key exchange or 3DES.',
      remedy: 'The server, or the proxy in front of it, must offer today’s ciphers (ECDHE with AES-GCM).',
      commands: ['openssl s_client -connect {host}:443 -servername {host} </dev/null'],
    },
    zh: {
      title: '客户端与 {host} 没有共同的加密套件',
      message: '服务器只提供已淘汰的加密套件，例如 RSA 密钥交换或 3DES。',
      remedy: '需要让服务器或其前面的代理提供现代加密套件（ECDHE 与 AES-GCM）。',
      commands: ['openssl s_client -connect {host}:443 -servername {host} </dev/null'],
    },
  },
  'tls.client_cert_required': {
    en: {
      title: '{host} wants a client certificate',
      message:
        'The server lets in only clients that show a certificate of their own. git can; the go command has no way to.',
      remedy:
        'For git, name certificate and key in the profile; for a module proxy, run a local forwarder that shows the certificate.',
      commands: ['git config --get-regexp "http.*sslcert"'],
    },
    zh: {
      title: '{host} 要求客户端证书',
      message: '服务器只接受出示自己证书的客户端。git 可以做到，go 命令不支持。',
      remedy: '对于 git，请在 profile 中写明证书和密钥；对于模块代理，请运行一个出示证书的本地转发程序。',
      commands: ['git config --get-regexp "http.*sslcert"'],
    },
  },
  'tls.sni': {
    en: {
      title: 'the server does not know the name {host}',
      message: 'The TLS server answered that no site of that name is set up on it.',
      remedy:
        'Check the name in the URL and where DNS points; else whoever runs the server must set the site up.',
      commands: ['getent hosts {host}'],
    },
    zh: {
      title: '服务器不认识名字 {host}',
      message: 'TLS 服务器回答说上面没有配置这个站点。',
      remedy: '检查 URL 中的名字和 DNS 指向；否则需要由服务器管理员配置该站点。',
      commands: ['getent hosts {host}'],
    },
  },
  'tls.not_tls': {
    en: {
      title: 'the port of {host} does not speak TLS the way the URL says',
      message:
        'https:// was used on a port that speaks plain http (or http:// on a TLS port), or a proxy address has the wrong scheme.',
      remedy:
        'Correct scheme or port of the URL; where a network proxy is set, write its address with http://.',
      commands: ['curl -v --max-time 10 https://{host}/', 'env | grep -i _proxy'],
    },
    zh: {
      title: '{host} 的端口与 URL 中的协议不符',
      message: '在明文 http 端口上使用了 https://（或在 TLS 端口上使用了 http://），或代理地址的协议写错了。',
      remedy: '请更正 URL 的协议或端口；如果设置了网络代理，其地址应以 http:// 开头。',
      commands: ['curl -v --max-time 10 https://{host}/', 'env | grep -i _proxy'],
    },
  },
  'tls.legacy_renegotiation': {
    en: {
      title: '{host} knows only the old, unsafe renegotiation',
      message:
        'OpenSSL 3 refuses servers without secure renegotiation; mostly an old inspecting device is on the way.',
      remedy: 'The server or device must be updated (RFC 5746).',
      commands: ['openssl s_client -connect {host}:443 -servername {host} </dev/null'],
    },
    zh: {
      title: '{host} 只支持旧的不安全重协商',
      message: 'OpenSSL 3 拒绝不支持安全重协商的服务器；多半是途中有旧的审查设备。',
      remedy: '需要升级该服务器或设备（RFC 5746）。',
      commands: ['openssl s_client -connect {host}:443 -servername {host} </dev/null'],
    },
  },
  'tls.ca_file_wrong': {
    en: {
      title: 'the file of trusted certificates is missing or is no PEM',
      message:
        'A variable or an option names a CA file that does not exist, cannot be read, or is not PEM text (DER, for example).',
      remedy: 'Correct the path, or convert the file to PEM; in the profile goenv takes DER, PEM and PKCS#7.',
      commands: [
        'env | grep -E "SSL_CERT|CA_BUNDLE|CAINFO"',
        'openssl x509 -inform der -in company-root.der -out company-root.pem',
      ],
    },
    zh: {
      title: '受信任证书文件缺失或不是 PEM 格式',
      message: '某个变量或选项指定的 CA 文件不存在、无法读取，或不是 PEM 文本（例如 DER）。',
      remedy: '请更正路径，或把文件转换为 PEM；profile 中 goenv 接受 DER、PEM 和 PKCS#7。',
      commands: [
        'env | grep -E "SSL_CERT|CA_BUNDLE|CAINFO"',
        'openssl x509 -inform der -in company-root.der -out company-root.pem',
      ],
    },
  },
};
