import type { CauseCode } from '../core/codes/explain.ts';
import type { Candidate } from '../core/finding.ts';
import type { Break, Trace } from '../core/network.ts';
import { isLoopback, proxyRefused, refused, timedOut } from '../explain/cues.ts';
import { isPrivateHost, isPublicHost, type Request } from '../explain/request.ts';
import type { Scene } from '../explain/rule.ts';
import { parseAddress } from '../go/ip.ts';
import { judgeAnswer } from './judge-answer.ts';
import { judgeTls, type TrustQuestion } from './judge-tls.ts';

/** What a trace says is wrong. */
export interface Verdict {
  readonly code: CauseCode;
  /** Causes that a probe cannot tell from this one; none when it is certain. Default: those of the cause itself. */
  readonly candidates?: readonly Candidate[];
}

/** What a trace is judged by. */
export interface Question extends TrustQuestion {
  readonly request: Request;
  /** Doctor itself runs in a container. */
  readonly isContainer: boolean;
}

/** The cause of what broke on the way, in explain's codes; none for a way without fault. Pure. */
export function judgeTrace(trace: Trace, question: Question): Verdict | undefined {
  const { broken, tls } = trace;
  const certificate = tls && judgeTls(tls, question);
  // Go would not have gone on behind a certificate that it does not trust.
  if (certificate) return certificate;
  if (broken) return judgeBreak(broken, trace, question);
  return judgeNames(trace, question) ?? (trace.http && judgeAnswer(trace, question));
}

/** A name that the whole world knows never leads to this very machine or into a private network. */
function judgeNames({ addresses, passed }: Trace, { request }: Question): Verdict | undefined {
  const { host = '' } = request;
  // Through a network proxy they are its own, and it may well be on this machine.
  const isProxied = passed.some(({ stage }) => stage === 'proxy');
  if (isProxied || !isPublicHost(host) || isPrivateHost(host)) return undefined;
  return addresses.length > 0 && addresses.every(isLoopback)
    ? { code: 'net.refused.local_firewall_or_dns' }
    : undefined;
}

function judgeBreak(broken: Break, trace: Trace, question: Question): Verdict {
  const scene = sceneOf(broken, question);
  if (broken.stage === 'dns') return judgeName(broken, question.request);
  if (broken.stage === 'tcp') return judgeConnection(broken, trace, scene);
  if (broken.stage === 'proxy') return judgeProxy(broken, scene);
  return judgeTalk(broken, scene);
}

function judgeName({ kind, atProxy }: Break, { host = '' }: Request): Verdict {
  if (atProxy) return { code: 'proxy.dns' };
  if (kind === 'name-servers-disagree') return { code: 'dns.nxdomain_flaky_resolver', candidates: [] };
  if (kind === 'name-server-silent' || kind === 'timeout') return { code: 'dns.server_timeout' };
  if (kind === 'name-server-unreachable' || kind === 'name-server-failed')
    return { code: 'dns.server_unreachable' };
  if (/^https?$/.test(host)) return { code: 'env.goproxy_invalid_value', candidates: [] };
  return {
    code: isPublicHost(host) && !isPrivateHost(host) ? 'dns.nxdomain_flaky_resolver' : 'dns.nxdomain',
  };
}

function judgeConnection({ kind, atProxy }: Break, { addresses }: Trace, scene: Scene): Verdict {
  if (kind === 'timeout') return { code: atProxy ? 'proxy.timeout' : timedOut(scene) };
  if (kind === 'unreachable') {
    if (atProxy) return { code: 'proxy.timeout' };
    const onlySix = addresses.every((one) => parseAddress(one)?.bits === 128);
    return { code: onlySix ? 'net.ipv6_unusable' : 'offline.no_network_not_cached' };
  }
  if (kind === 'reset') return { code: atProxy ? 'proxy.closed' : 'net.connection_reset' };
  return { code: atProxy ? proxyRefused(scene) : refused(scene) };
}

function judgeProxy({ kind, status = 0, text }: Break, scene: Scene): Verdict {
  if (/^socks/.test(text)) return { code: 'proxy.socks' };
  if (kind === 'timeout') return { code: 'proxy.timeout' };
  if (kind === 'not-tls') return { code: 'proxy.scheme_https_on_plain_http_proxy', candidates: [] };
  if (kind !== 'proxy-status') return { code: kind === 'refused' ? proxyRefused(scene) : 'proxy.closed' };
  if (status === 407) return { code: 'proxy.auth_407', candidates: [] };
  if (status === 401) return { code: 'proxy.intercepted_401' };
  return { code: status >= 500 ? 'proxy.gateway_error' : 'proxy.forbidden_403' };
}

/** TLS and HTTP: somebody answers, and not as a server should. */
function judgeTalk({ kind, stage }: Break, scene: Scene): Verdict {
  const decided = DECIDED[kind];
  if (decided) return { code: decided, candidates: [] };
  if (kind === 'timeout') return { code: stage === 'tls' ? 'net.tls_handshake_timeout' : timedOut(scene) };
  if (kind === 'reset') return { code: 'net.connection_reset' };
  if (kind === 'closed') return { code: 'net.eof' };
  if (kind === 'not-http') return { code: 'goproxy.not_a_module_proxy' };
  return { code: stage === 'tls' ? 'tls.handshake_failure' : 'net.eof' };
}

/** The words that explain's own judgement looks at: go's line, and where it ran. */
export function sceneOf(broken: Pick<Break, 'text'>, { request, isContainer }: Question): Scene {
  const text = `Get "${request.url ?? ''}": ${broken.text}`;
  const around = isContainer ? `${text}\ncontainer` : text;
  return { text, before: [], after: [], request, shows: (what) => what.test(around) };
}

const DECIDED: Readonly<Partial<Record<Break['kind'], CauseCode>>> = {
  'not-tls': 'tls.not_tls',
  'tls-version': 'tls.version_unsupported',
  'tls-no-shared-cipher': 'tls.no_shared_cipher',
  'tls-client-certificate': 'tls.client_cert_required',
  'tls-name': 'tls.sni',
  'tls-large-hello': 'net.large_clienthello',
  'tls-renegotiation': 'tls.legacy_renegotiation',
  truncated: 'net.truncated_response',
};
