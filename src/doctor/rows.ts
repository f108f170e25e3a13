import type { Hop } from '../core/finding.ts';
import type { HttpSeen, Passed, Stage, TlsSeen, Trace } from '../core/network.ts';
import type { Fact, ProbeResult } from '../core/probe.ts';
import { redact } from '../core/redact.ts';
import { type Certificate, parseCertificate } from '../pki/certificate.ts';
import type { Followed } from './follow.ts';
import { inspectorOf } from './inspectors.ts';

/** The rows of a way: one a stage that was reached, the last of them failed where the way broke. Pure. */
export function rowsOf(followed: Followed, hop: Hop): readonly ProbeResult[] {
  const { traces, verdict, proxies } = followed;
  return traces.flatMap((trace, at) => {
    const isLast = at === traces.length - 1;
    const rows = stagesOf(trace, proxies[at] ?? '', at === 0 ? hop : 'redirect-host');
    if (!isLast || !verdict || !trace.http || trace.broken) return rows;
    // What the certificate or the answer says broke the way, though every stage was passed.
    const blamed = /^tls\.|\.tls_/.test(verdict.code) ? 'tls' : 'http';
    return rows.map((row) => (row.name === blamed ? { ...row, status: 'failed' as const } : row));
  });
}

/** The row of a way by its answer alone. */
export function answerRow(name: string, followed: Followed, hop: Hop): ProbeResult {
  const { traces, verdict, request } = followed;
  const last = traces.at(-1);
  const facts = last?.http ? answerFacts(last.http) : last?.broken ? [brokenFact(last.broken.text)] : [];
  const ms = traces.reduce((sum, one) => sum + one.ms, 0);
  return { name, target: request.url ?? '', hop, status: verdict ? 'failed' : 'ok', ms, facts };
}

function stagesOf(trace: Trace, proxy: string, hop: Hop): readonly ProbeResult[] {
  const rows = trace.passed.map((passed) => rowOf(passed, trace, { proxy, hop }));
  const { broken } = trace;
  if (!broken) return rows;
  const { stage, atProxy, text } = broken;
  const spent = trace.passed.reduce((sum, { ms }) => sum + ms, 0);
  const facts = [...(stage === 'tcp' ? connectFacts(trace) : []), brokenFact(text)];
  const where = { target: trace.url, hop: atProxy ? ('network-proxy' as const) : hop };
  return [...rows, { name: stage, ...where, status: 'failed', ms: trace.ms - spent, facts }];
}

function rowOf(
  { stage, ms }: Passed,
  trace: Trace,
  { proxy, hop }: { readonly proxy: string; readonly hop: Hop },
): ProbeResult {
  const atProxy = proxy !== '' && (stage === 'dns' || stage === 'tcp' || stage === 'proxy');
  const row = { name: stage, target: trace.url, hop: atProxy ? ('network-proxy' as const) : hop, ms };
  const tls = stage === 'tls' ? trace.tls : undefined;
  const status = tls && (tls.distrusted !== undefined || !tls.isForHost) ? 'failed' : 'ok';
  return { ...row, status, facts: factsOf(stage, trace, proxy), ...(tls && { chain: shownChain(tls) }) };
}

function factsOf(stage: Stage, trace: Trace, proxy: string): readonly Fact[] {
  const { addresses, tls, http } = trace;
  if (stage === 'dns') {
    const route: Fact = proxy === '' ? { name: 'direct' } : { name: 'through', params: { proxy } };
    return [route, { name: 'addresses', params: { addresses: addresses.join(', ') } }];
  }
  if (stage === 'tcp') return connectFacts(trace);
  if (stage === 'proxy') return [{ name: 'tunnel', params: { proxy } }];
  if (stage === 'tls') return tls ? tlsFacts(tls) : [];
  return http ? answerFacts(http) : [];
}

function connectFacts({ tried }: Trace): readonly Fact[] {
  return tried.map(({ address, ms, broken }): Fact => {
    const params = { address, ms: ms.toFixed(0), why: broken ?? '' };
    return { name: broken ? 'not-connected' : 'connected', params };
  });
}

function tlsFacts(tls: TlsSeen): readonly Fact[] {
  const { protocol, cipher, alpn } = tls;
  const chain = chainOf(tls).flatMap((der) => parseCertificate(der) ?? []);
  const [leaf] = chain;
  const product = inspectorOf(chain);
  const names = [...chain.map(({ label }) => label), ...unseenIssuer(chain.at(-1))];
  const facts: (Fact | undefined)[] = [
    { name: 'tls', params: { protocol, cipher, alpn: alpn || '-' } },
    leaf && { name: 'issuer', params: { chain: names.join(' < ') } },
    leaf && { name: 'until', params: { date: leaf.notAfter.slice(0, 10) } },
    product === undefined ? undefined : { name: 'inspected', params: { product } },
    tls.distrusted === undefined ? undefined : { name: 'distrusted', params: { why: tls.distrusted } },
  ];
  return facts.filter((fact) => fact !== undefined);
}

/** Who signed the last certificate that is here, where that is not itself. */
function unseenIssuer(last: Certificate | undefined): readonly string[] {
  return last && !last.selfIssued ? [`(${last.issuer})`] : [];
}

function answerFacts({ status, headers }: HttpSeen): readonly Fact[] {
  const type = (headers['content-type'] ?? '').replace(/;.*/, '');
  const { location } = headers;
  if (location !== undefined && status >= 300 && status < 400)
    return [{ name: 'redirected', params: { status: String(status), to: redact(location) } }];
  return [{ name: 'answer', params: { status: String(status), type: type || '-' } }];
}

export function brokenFact(text: string): Fact {
  return { name: 'broken', params: { text: redact(text) } };
}

function shownChain(tls: TlsSeen): NonNullable<ProbeResult['chain']> {
  const chain = chainOf(tls).flatMap((der) => parseCertificate(der) ?? []);
  return chain.map(({ subject, issuer, notBefore, notAfter, sha256, names }) => {
    return { subject, issuer, notBefore, notAfter, sha256, names };
  });
}

function chainOf({ sent, root }: TlsSeen): readonly Uint8Array[] {
  return root && !sent.some((one) => Buffer.compare(one, root) === 0) ? [...sent, root] : sent;
}
