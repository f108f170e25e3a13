import type { Trace } from '../core/network.ts';
import { isLoginPage } from '../explain/cues.ts';
import type { Request } from '../explain/request.ts';
import { goLogin } from '../go/netrc.ts';
import { proxyFor } from '../go/proxy-for.ts';
import { judgeTrace, type Question, type Verdict } from './judge.ts';
import type { World } from './world.ts';

/** One request and what it led to. */
export interface Followed {
  /** A walk a redirect; the last one has the answer, or what broke. */
  readonly traces: readonly Trace[];
  /** Of the last walk. */
  readonly request: Request;
  readonly verdict?: Verdict;
  /** The network proxy of each walk, without its login; `''` for none. */
  readonly proxies: readonly string[];
}

export interface FollowHow {
  /** Bytes of the answer to keep. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Whose certificates count; go's when not said. */
  readonly roots?: readonly string[];
  /** git's own TLS begins shorter than go's. */
  readonly isGits?: true;
  /** Without the login of netrc. */
  readonly anonymous?: true;
}

/**
 * Asks for a URL as go does: the network proxy by the environment, netrc's login over https alone, at most ten redirects
 * and never one from https to http. Ends within the world's time limit.
 */
export async function follow(
  world: World,
  request: Request & { url: string },
  how: FollowHow = {},
): Promise<Followed> {
  const traces: Trace[] = [];
  const proxies: string[] = [];
  const end = world.network.now() + world.timeout;
  for (let at: Request & { url: string } = request; ; ) {
    const proxy = proxyText(world, at.url);
    proxies.push(proxy.shown);
    const timeout = Math.max(1, end - world.network.now());
    const trace = await world.network.walk({
      url: at.url,
      roots: how.roots ?? world.roots.go,
      headers: how.anonymous ? {} : loginFor(world, at.url),
      timeout,
      isLargeHello: !how.isGits && hasLargeHello(world),
      ...(proxy.full !== '' && { proxy: proxy.full }),
      ...(how.limit !== undefined && { limit: how.limit }),
      ...(how.signal && { signal: how.signal }),
    });
    traces.push(trace);
    const verdict = judgeTrace(trace, questionOf(world, at, how)) ?? judgeRedirect(trace, traces.length);
    const next = verdict ? undefined : targetOf(trace);
    if (next === undefined) return { traces, proxies, request: at, ...(verdict && { verdict }) };
    at = { ...request, url: next, host: new URL(next).hostname, hop: hopAfter(request, next) };
  }
}

/** The answer of the last walk; none where go would not have taken it: who answered could not be trusted. */
export function answerOf({ traces, verdict }: Followed): Trace['http'] {
  const isBefore = verdict !== undefined && /^(?:tls|net|dns|proxy)\./.test(verdict.code);
  return isBefore && !/^proxy\.intercepted/.test(verdict.code) ? undefined : traces.at(-1)?.http;
}

/** What a trace of this request is judged by. */
export function questionOf(world: World, request: Request, how: FollowHow = {}): Question {
  const { at, isContainer } = world;
  return { request, at, isContainer, roots: (how.roots ?? world.roots.go).length };
}

/** The network proxy that go takes for a URL, whole and as it may be shown; both `''` for none. */
export function proxyText(
  world: Pick<World, 'env'>,
  url: string,
): { readonly full: string; readonly shown: string } {
  const found = proxyFor(new URL(url), world.env);
  if (!found) return { full: '', shown: '' };
  const { scheme, host, user } = found;
  const part = (text: string) => encodeURIComponent(text);
  const login = user ? `${part(user.name)}:${part(user.password ?? '')}@` : '';
  return { full: `${scheme}://${login}${host}`, shown: `${scheme}://${host}` };
}

function judgeRedirect(trace: Trace, count: number): Verdict | undefined {
  const target = targetOf(trace);
  if (target === undefined) return undefined;
  const isWeaker = trace.url.startsWith('https:') && target.startsWith('http:');
  const isLogin = isLoginPage(`@v1: Get "${target}"`);
  return isWeaker || isLogin || count > MOST_REDIRECTS ? { code: 'http.redirect_login' } : undefined;
}

function targetOf({ http, url }: Trace): string | undefined {
  if (!http || ![301, 302, 303, 307, 308].includes(http.status)) return undefined;
  const { location } = http.headers;
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return /^https?:$/.test(target.protocol) ? target.href : undefined;
}

function hopAfter({ hop, host }: Request, url: string): Request['hop'] {
  return hop === 'goproxy' && new URL(url).hostname !== host ? 'redirect-host' : hop;
}

function loginFor({ netrc }: World, url: string): Readonly<Record<string, string>> {
  const { protocol, host } = new URL(url);
  const found = protocol === 'https:' ? goLogin(netrc, host) : undefined;
  if (!found) return {};
  return { Authorization: `Basic ${Buffer.from(`${found.login}:${found.password}`).toString('base64')}` };
}

/** Go since 1.24, unless GODEBUG takes the post-quantum key share out. Source: crypto/tls/defaults.go. */
function hasLargeHello({ go, env }: World): boolean {
  const [, minor = '0'] = /^go1\.(\d+)/.exec(go.get('GOVERSION') ?? '') ?? [];
  return Number(minor) >= 24 && !/\btlsmlkem=0\b/.test(env['GODEBUG'] ?? '');
}

const MOST_REDIRECTS = 10;
