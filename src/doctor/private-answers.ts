import { diagnostic } from '../core/diagnostic.ts';
import type { Trace } from '../core/network.ts';
import type { ProbeResult } from '../core/probe.ts';
import { isPrivateHost, isPublicHost } from '../explain/request.ts';
import { inNetwork, parseAddress } from '../go/ip.ts';
import { matchPrefixPatterns } from '../go/patterns.ts';
import type { Observation, World } from './world.ts';

/**
 * Names that the whole world knows and that lead into a private network here: a hijacked answer, or a mirror of the
 * company's own under a borrowed name. Not told of what GOPRIVATE names, nor where a network proxy looks the name up. Pure.
 */
export function withPrivateAnswers(observed: Observation, { go }: Pick<World, 'go'>): Observation {
  const names = go.get('GOPRIVATE') ?? '';
  const hosts = new Map<string, readonly string[]>();
  for (const trace of observed.traces ?? []) {
    const host = new URL(trace.url).hostname;
    if (isHijack(trace, host) && !matchPrefixPatterns(names, host)) hosts.set(host, trace.addresses);
  }
  const told = [...hosts].map(([host, addresses]) =>
    diagnostic('DOCTOR_PRIVATE_ANSWER', 'warning', { host, addresses: addresses.join(', ') }),
  );
  return {
    ...observed,
    probes: observed.probes.map((row) => marked(row, hosts)),
    diagnostics: [...(observed.diagnostics ?? []), ...told],
  };
}

function isHijack({ addresses, passed, broken }: Trace, host: string): boolean {
  const isProxied = broken?.atProxy === true || passed.some(({ stage }) => stage === 'proxy');
  if (isProxied || !isPublicHost(host) || isPrivateHost(host)) return false;
  return addresses.length > 0 && addresses.every(isInside);
}

function isInside(text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && INSIDE.some((network) => inNetwork(address, network) === true);
}

function marked(row: ProbeResult, hosts: ReadonlyMap<string, unknown>): ProbeResult {
  const isOne =
    row.name === 'dns' &&
    row.status === 'ok' &&
    URL.canParse(row.target) &&
    hosts.has(new URL(row.target).hostname);
  return isOne ? { ...row, status: 'warning' } : row;
}

/** RFC 1918, carrier-grade NAT, link-local, and their kin of IPv6. 198.18.0.0/15 is left out: tunnels of the user's own answer so. */
const INSIDE = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10'],
];
