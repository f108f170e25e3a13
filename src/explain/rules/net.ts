import type { CauseCode } from '../../core/codes/explain.ts';
import { addressOf, inContainer, isLoopback, refused, timedOut } from '../cues.ts';
import { isDefaultProxy, isPrivateHost } from '../request.ts';
import type { Rule, Scene } from '../rule.ts';

/** Connections that do not come to be: dropped, refused, no route. Texts of Go, Windows sockets, curl, git, ssh; glibc in Chinese. */
export const NET: readonly Rule[] = [
  {
    code: (scene) => (isLookup(scene) ? undefined : (v6(scene) ?? timedOut(scene))),
    any: [
      'i/o timeout',
      'did not properly respond',
      'connection attempt failed',
      '没有正确答复',
      'connectex: ',
      'deadline exceeded',
      'client.timeout',
      'timeout awaiting',
      'error:8000274c',
      'net/http: request canceled',
      'operation timed out',
      'connection timed out',
      '连接超时',
    ],
    match:
      /(?:dial|read|write) tcp\b.*(?:i\/o timeout|did not properly respond|connection attempt failed|没有正确答复|operation timed out|connection timed out|连接超时)|\b(?:Get|Head|reading) "?http.*(?:context deadline exceeded|Client\.Timeout|i\/o timeout|timeout awaiting response headers|request canceled while waiting)|^dial.*i\/o timeout|error:8000274C|connectex: (?!No connection|An |A socket|Only one|.*(?:拒绝|访问权限|无法连接的|verweiger|refusée|拒否|отверг|denegó|rifiut))\S/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.mod": dial tcp 10.0.0.9:443: i/o timeout',
      'Get https://goproxy.corp.internal/example.com/a/@v/list: dial tcp 10.0.0.9:443: connectex: A connection attempt failed because the connected party did not properly respond after a period of time',
      'Get "https://goproxy.corp.internal/example.com/a/@v/list": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    ],
    no: ['test timed out after 10m0s', 'panic: test i/o timeout'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/internal/poll/fd.go',
  },
  {
    code: curlConnect,
    any: [
      'failed to connect to',
      'connection timed out',
      'connection timeout',
      'operation timed out',
      'operation too slow',
      '连接超时',
      'unable to connect to',
      'connect to host',
      'timeout was reached',
      "couldn't connect",
      'could not connect',
      'ssl connection timeout',
    ],
    match:
      /Failed to connect to (\S+) port \d+(?: after (\d+) ms)?:? ?(.*)|(?:Connection|Operation|SSL connection) (?:timed out|timeout|too slow)\b.*|unable to connect to \S+.*|connect to host (\S+) port \d+: (.*)|Timeout was reached|Couldn't connect to server|连接超时/i,
    yes: [
      "fatal: unable to access 'https://git.corp.internal/a.git/': Failed to connect to git.corp.internal port 443 after 130011 ms: Couldn't connect to server",
      "fatal: unable to access 'https://git.corp.internal/a.git/': Failed to connect to git.corp.internal port 443: Connection refused",
      'curl: (28) Connection timed out after 10001 milliseconds',
      'ssh: connect to host git.corp.internal port 22: Connection timed out',
    ],
    no: ['Failed to connect to the database', 'Failed to connect to the cluster'],
    source: 'https://github.com/curl/curl/blob/curl-8_14_1/lib/connect.c',
  },
  {
    code: (scene) =>
      isLookup(scene) ? undefined : (/no route/.test(scene.text) && v6(scene)) || refused(scene),
    any: [
      'connection refused',
      'actively refused',
      'connect:errno=111',
      'error:8000274d',
      '积极拒绝',
      '拒绝连接',
      '没有到主机的路由',
      'connectex: ',
      'cannot connect',
      'no route to host',
    ],
    match:
      /(?:dial tcp|connectex)\b.*(?:connection refused|actively refused|积极拒绝|拒绝连接|没有到主机的路由|no route to host|verweiger|refusée|拒否|отверг|denegó|rifiut)|errno=Connection refused|error:8000274D|^connect:errno=111|BIO_connect:Connection refused/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.mod": dial tcp 10.0.0.9:443: connect: connection refused',
      'dial tcp 10.0.0.9:443: connectex: No connection could be made because the target machine actively refused it.',
    ],
    no: ['the server refused our connection politely'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/net/dial.go',
  },
  {
    code: (scene) =>
      scene.request.hop === 'network-proxy' ? 'proxy.refused' : 'net.refused.local_firewall_or_dns',
    any: [
      'forbidden by its access permissions',
      '访问权限不允许',
      'operation not permitted',
      'connect: permission denied',
      'bad access',
    ],
    match:
      /(?:connectex|dial tcp|connect)\b.*(?:forbidden by its access permissions|访问权限不允许|operation not permitted|connect: permission denied)|Failed to connect to .* Bad access/i,
    yes: [
      'dial tcp 10.0.0.9:443: connectex: An attempt was made to access a socket in a way forbidden by its access permissions.',
    ],
    no: ['mkdir /go/pkg/mod: operation not permitted'],
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  },
  {
    code: (scene) => (isLookup(scene) ? undefined : (v6(scene) ?? 'offline.no_network_not_cached')),
    any: [
      'network is unreachable',
      'assign requested address',
      'unreachable network',
      '网络不可达',
      'unreachable host',
      '无法连接的网络',
      '无法连接的主机',
      'no route to host',
    ],
    match:
      /(?:dial tcp|connect)\b.*(?:network is unreachable|cannot assign requested address|unreachable (?:network|host)|网络不可达|无法连接的(?:网络|主机))|dial tcp \[.*no route to host/i,
    yes: [
      'Get "https://goproxy.cn/example.com/a/@v/list": dial tcp [2001:db8::5]:443: connect: cannot assign requested address',
      'Get "https://goproxy.cn/example.com/a/@v/list": dial tcp 192.0.2.4:443: connect: network is unreachable',
    ],
    no: ['route: network is unreachable'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/syscall/zerrors_linux_amd64.go',
  },
];

function isLookup({ text }: Scene): boolean {
  return /\blookup \S+?(?: on \S+)?: /.test(text);
}

/** An IPv6 address in a place that has no way out over IPv6; a timeout there has other causes for the default proxy. */
function v6({ text, request }: Scene): CauseCode | undefined {
  const literal = /(?:dial|read) tcp (?:\[[\da-f:]+\]:\d+->)?\[[\da-f:]+\]:\d+/i.test(text);
  if (!literal || /\[::1\]:\d+: /.test(text) || /proxyconnect/.test(text)) return undefined;
  const blocked = isDefaultProxy(request.host ?? '') && /timeout|timed out|did not properly/i.test(text);
  return blocked ? undefined : 'net.ipv6_unusable';
}

/** curl names the host it connected to: another one than the URL's is the network proxy. */
function curlConnect(scene: Scene, match: RegExpExecArray): CauseCode | undefined {
  const { text, request } = scene;
  if (/dial tcp|proxyconnect|SSL_/.test(text) || isLookup(scene)) return undefined;
  if (/Proxy CONNECT/.test(text)) return 'proxy.timeout';
  const [, host = '', ms = '', reason = '', sshHost = '', sshReason = ''] = match;
  const why = `${reason}${sshReason}${/errno=(.*)/.exec(scene.after[0] ?? '')?.[1] ?? ''}${text}`;
  const target = host || sshHost || addressOf(text);
  const silent = /tim(?:ed|e) ?out|timeout|too slow|连接超时/i.test(why) || Number(ms) > SLOW;
  if (isOtherHost(target, request.url)) {
    if (silent) return 'proxy.timeout';
    return /^(?:127\.|localhost|::1)/.test(target) && inContainer(scene)
      ? 'proxy.refused.loopback_in_container'
      : 'proxy.refused';
  }
  if (/network is unreachable|网络不可达/i.test(why)) return 'offline.no_network_not_cached';
  return silent ? timedOut(scene) : refused(scene);
}

/** ms; a refusal comes back faster than that, a dropped packet never does. */
const SLOW = 5000;

function isOtherHost(target: string, url: string | undefined): boolean {
  const asked =
    url === undefined ? undefined : /^https?:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^/:?#]*)/.exec(url)?.[1];
  if (asked === undefined || target === '' || target === asked) return false;
  // A public address for a public name is the target itself, printed by old versions.
  if (isLoopback(target) && !isLoopback(asked)) return true;
  return isPrivateHost(target) && !isPrivateHost(asked);
}
