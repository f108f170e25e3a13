import type { CauseCode } from '../../core/codes/explain.ts';
import { smallerHelloHelps } from '../cues.ts';
import type { Rule, Scene } from '../rule.ts';

/** Connections that open and then stall, are reset or are cut. */
export const CUT_OFF: readonly Rule[] = [
  {
    code: (scene) => {
      if (smallerHelloHelps(scene)) return 'net.large_clienthello';
      return scene.request.hop === 'network-proxy' ? 'proxy.timeout' : 'net.tls_handshake_timeout';
    },
    any: ['tls handshake timeout'],
    match: /TLS handshake timeout/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": net/http: TLS handshake timeout',
    ],
    no: ['TLS handshake failed'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/http/transport.go#L2990',
  },
  {
    code: reset,
    any: [
      'connection reset',
      'forcibly closed',
      '强迫关闭',
      'connection was reset',
      '连接被',
      'errno 10054',
      'errno=104',
      'errno 104',
      'pull function',
      'push function',
      'connection aborted',
      'software caused',
      '中止了一个已建立的连接',
      'broken pipe',
      'wsarecv: ',
    ],
    match:
      /(?:read|write|wsarecv|wsasend|wsarecv:|Recv|Send|SSL_read|SSL_connect|SSL_write|RPC|https?:\/\/|errno|tcp)\b.*(?:connection reset|forcibly closed|强迫关闭|Connection was (?:reset|aborted)|连接被(?:对端|对方)|errno[ =](?:10054|104)\b|(?:pull|push) function|中止了一个已建立的连接|Software caused connection abort|write: broken pipe|wsarecv: (?!A connection|由于连接方)\S)|^(?:write|read):errno=104|errno=104/i,
    yes: [
      'Get "https://goproxy.cn/example.com/a/@v/list": read tcp 10.1.2.3:40000->192.0.2.4:443: read: connection reset by peer',
      'Get "https://goproxy.cn/example.com/a/@v/list": read tcp 10.1.2.3:40000->192.0.2.4:443: wsarecv: An existing connection was forcibly closed by the remote host.',
      "fatal: unable to access 'https://git.corp.internal/a.git/': OpenSSL SSL_read: Connection was reset, errno 10054",
      "fatal: unable to access 'https://git.corp.internal/a.git/': Recv failure: Connection reset by peer",
      'error: RPC failed; curl 56 GnuTLS recv error (-54): Error in the pull function.',
    ],
    no: ['connection reset button', 'redis: connection pool reset'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/syscall/zerrors_linux_amd64.go',
  },
  {
    code: (scene) =>
      /"https?:[^"]*": unexpected EOF/.test(scene.text) && /\b(?:Get|Head|Post) "/.test(scene.text)
        ? 'proxy.closed'
        : 'net.truncated_response',
    any: [
      'unexpected eof',
      'remaining to read',
      'early eof',
      'recv error (-110)',
      'curl 18',
      'stream error',
      'was not closed cleanly',
      'sent goaway',
      'outstanding read data',
      'client connection lost',
      'all necessary objects',
      'unexpected disconnect',
      'index-pack failed',
      'index-pack output',
      'bad pack header',
      'transport connection broken',
    ],
    match:
      /\b(?:Get|Head|read|reading|unzip|copy|https?:\S+|zip)\b.*unexpected EOF|@v\d\S*: unexpected EOF|did not send all necessary objects|unexpected disconnect while reading|index-pack failed|invalid index-pack output|bad pack header|bytes remaining to read|early EOF|GnuTLS recv error \(-110\)|RPC failed; curl (?:18|92)|stream error: stream ID|HTTP\/2 stream \d+ was not closed cleanly|http2: (?:server sent GOAWAY|client connection lost)|transport connection broken: (?!.*(?:reset|malformed))|outstanding read data remaining/i,
    yes: [
      'go: example.com/a@v1.0.0: read "https://goproxy.cn/example.com/a/@v/v1.0.0.zip": unexpected EOF',
      'curl: (18) transfer closed with 7140 bytes remaining to read',
      'error: RPC failed; curl 18 transfer closed with outstanding read data remaining',
      'stream error: stream ID 1; INTERNAL_ERROR; received from peer',
    ],
    no: ['main.go:9:1: syntax error: unexpected EOF, expecting }'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/http/transfer.go',
  },
  {
    code: 'net.truncated_response',
    any: ['hung up unexpectedly', '意外挂断', '意外断开'],
    match: /(?:remote end|远端)\s?(?:hung up unexpectedly|意外(?:挂断|断开))/i,
    weight: 'wrapper',
    yes: ['fatal: the remote end hung up unexpectedly', 'fatal: 远端意外挂断了'],
    no: ['the caller hung up'],
    source: 'https://github.com/git/git/blob/v2.48.0/pkt-line.c',
  },
  {
    code: (_, [text]) => (/closed/i.test(text) ? 'net.eof' : 'net.connection_reset'),
    any: [
      'kex_exchange_identification',
      'ssh_exchange_identification',
      'connection reset by ',
      'connection closed by ',
      'send disconnect',
      'during banner exchange',
    ],
    match:
      /(?:kex|ssh)_exchange_identification: (?:read: )?Connection (?:closed|reset)|^\s*Connection (?:reset|closed) by (?:peer|remote host|UNKNOWN|\S+ port)|client_loop: send disconnect/i,
    weight: 'symptom',
    yes: [
      'kex_exchange_identification: Connection closed by remote host',
      'kex_exchange_identification: read: Connection reset by peer',
    ],
    no: ['ssh_exchange_identification: banner ok'],
    source: 'https://github.com/openssh/openssh-portable/blob/V_9_9_P1/kex.c',
  },
  {
    code: (scene) => (isPlainHttpPort(scene) ? 'tls.not_tls' : 'net.eof'),
    any: [
      '/": eof',
      '.info": eof',
      '.mod": eof',
      '.zip": eof',
      'list": eof',
      'get=1": eof',
      'latest": eof',
      '.git": eof',
      '.info: eof',
      '.mod: eof',
      '.zip: eof',
      'list: eof',
      'get=1: eof',
      'empty reply',
      'ssl_error_syscall',
      'non-properly terminated',
      'eof while reading',
      'latest: eof',
      'unexpected ssl message',
      'closed abruptly',
      'failed to receive handshake',
      'failed to send initial handshake',
      'server closed idle',
    ],
    match:
      /https?:\/\/[^\s"]+"?: EOF\s*$|Empty reply from server|SSL_ERROR_SYSCALL(?!.*(?:errno (?:104|10054)))|non-properly terminated|unexpected eof while reading|server closed (?:abruptly|idle connection)|schannel: failed to (?:receive|send initial) handshake/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": EOF',
      'curl: (52) Empty reply from server',
      "fatal: unable to access 'https://github.com/a/b.git/': OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to github.com:443",
      "fatal: unable to access 'https://github.com/a/b.git/': gnutls_handshake() failed: The TLS connection was non-properly terminated.",
    ],
    no: ['cat <<EOF', 'read "https://goproxy.cn/x/@v/v1.zip": unexpected EOF'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/vtls/openssl.c',
  },
];

function isLookup({ text }: Scene): boolean {
  return /\blookup \S+?(?: on \S+)?: /.test(text);
}

function reset(scene: Scene): CauseCode | undefined {
  if (isLookup(scene) || /proxyconnect/.test(scene.text)) return undefined;
  if (smallerHelloHelps(scene)) return 'net.large_clienthello';
  return scene.request.hop === 'network-proxy' ? 'proxy.closed' : 'net.connection_reset';
}

function isPlainHttpPort({ request: { url = '' }, text }: Scene): boolean {
  return /^http:\/\/[^/]+:(?!80\b)\d+/.test(url) && !/SYSCALL/.test(text);
}
