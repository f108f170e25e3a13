import { bypasses, isLoopback } from '../../go/no-proxy.ts';
import { compilePatterns } from '../../go/patterns.ts';
import type { InsecureEntry, Profile } from '../../profile/sections/profile.ts';
import type { Addresses, Redirects } from '../target.ts';
import { endpointOf, type Necessity, type Need, type Reason, reasonOf } from './need.ts';
import type { Note, Purpose } from './words.ts';

/** Who has to let it through: the firewall, the network proxy, or whatever stands behind an ssh jump host. */
export type Gate = 'firewall' | 'network proxy' | 'jump host';

/** One line of the list: a connection, with everything that asks for it. */
export interface Row extends Pick<Need, 'host' | 'port' | 'protocol'> {
  readonly gate: Gate;
  /** `proxy.acme.internal:8080`, or the jump host; '' where it goes directly. */
  readonly through: string;
  readonly necessity: Necessity;
  readonly purposes: readonly Purpose[];
  readonly reasons: readonly Reason[];
  readonly notes: readonly Note[];
  readonly probes: readonly string[];
  readonly exceptions: readonly InsecureEntry[];
  readonly addresses?: Addresses;
  readonly redirects?: Redirects;
}

/** Needs as rows: each routed as the profile says, one row a connection, in a fixed order. */
export function rowsOf(profile: Profile, needs: readonly Need[]): readonly Row[] {
  const merged = new Map<string, Row>();
  for (const need of [...proxyNeeds(profile), ...needs]) {
    // What stays on the machine passes no firewall.
    if (isLoopback(need.host)) continue;
    const row = withCredentials(profile, routed(profile, need));
    const key = [row.gate, row.through, row.host, row.port, row.protocol].join(' ');
    const known = merged.get(key);
    merged.set(key, known ? join(known, row) : row);
  }
  return [...merged.values()].toSorted(inOrder);
}

/** The network proxies themselves; each is reached directly. */
function proxyNeeds(profile: Profile): readonly Need[] {
  return (['https', 'http'] as const).flatMap((name) => {
    const url = profile.network?.proxy?.[name];
    const end = url === undefined ? undefined : endpointOf(url);
    if (end === undefined) return [];
    const reason = reasonOf(profile, `network.proxy.${name}`, `/network/proxy/${name}`);
    return [{ ...end, necessity: 'required' as const, purpose: 'network-proxy' as const, reason }];
  });
}

function routed(profile: Profile, need: Need): Row {
  const { host, port, protocol, necessity, purpose, reason, notes = [], probes = [] } = need;
  return {
    host,
    port,
    protocol,
    ...wayOf(profile, need),
    necessity,
    purposes: [purpose],
    reasons: [reason],
    notes,
    probes,
    exceptions: profile.insecure.filter((entry) => isAbout(entry, host)),
  };
}

function wayOf(profile: Profile, need: Need): Pick<Row, 'gate' | 'through'> {
  if (need.behind !== undefined) return { gate: 'jump host', through: need.behind };
  const direct = { gate: 'firewall', through: '' } as const;
  if (need.protocol !== 'https' && need.protocol !== 'http') return direct;
  if (need.purpose === 'network-proxy' || need.purpose === 'git-proxy') return direct;
  const own = need.purpose === 'git' ? gitProxyFor(profile, need) : undefined;
  const proxy = endpointOf(own ?? profile.network?.proxy?.[need.protocol] ?? '');
  // `*.corp.com` goes where a host of it goes.
  const host = need.host.replace(/^\*\./, 'any.');
  const passed = own === undefined && bypasses(profile.network?.noProxy ?? [], host, String(need.port));
  if (proxy === undefined || passed) return direct;
  return { gate: 'network proxy', through: `${proxy.host}:${proxy.port}` };
}

function gitProxyFor({ git }: Profile, { host, protocol }: Need): string | undefined {
  return git?.http?.find(({ url, proxy }) => {
    const end = proxy === undefined ? undefined : endpointOf(url);
    return end?.host === host && end.protocol === protocol;
  })?.proxy;
}

/** An exception belongs to its host, and to a pattern that means that host. */
function isAbout({ host, module }: InsecureEntry, name: string): boolean {
  if (name === '' || name === '*') return false;
  const hosts = [host?.replace(/:\d+$/, ''), module?.split('/')[0]].filter((one) => one !== undefined);
  return compilePatterns([name])(hosts[0]?.toLowerCase() ?? '');
}

function withCredentials({ credentials = [] }: Profile, row: Row): Row {
  const found = credentials.find(
    ({ machine }) => machine === row.host || machine === `${row.host}:${row.port}`,
  );
  return found ? { ...row, notes: [...row.notes, 'credentials'] } : row;
}

function join(a: Row, b: Row): Row {
  return {
    ...a,
    necessity: NECESSITIES[Math.min(rank(a.necessity), rank(b.necessity))] ?? a.necessity,
    purposes: [...new Set([...a.purposes, ...b.purposes])],
    reasons: unique([...a.reasons, ...b.reasons]),
    // Why it comes late is of no interest where something else needs it anyway.
    notes: [...new Set([...a.notes, ...b.notes])].filter(
      (note) => !LATE.has(note) || (isLate(a) && isLate(b)),
    ),
    probes: [...new Set([...a.probes, ...b.probes])],
  };
}

function isLate({ necessity }: Row): boolean {
  return necessity !== 'required';
}

function unique(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((one) => [JSON.stringify(one), one])).values()];
}

function inOrder(a: Row, b: Row): number {
  const by = [
    GATES.indexOf(a.gate) - GATES.indexOf(b.gate),
    compare(a.through, b.through),
    rank(a.necessity) - rank(b.necessity),
    compare(a.host, b.host),
    a.port - b.port,
    compare(a.protocol, b.protocol),
  ];
  return by.find((one) => one !== 0) ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rank(necessity: Necessity): number {
  return NECESSITIES.indexOf(necessity);
}

const NECESSITIES: readonly Necessity[] = ['required', 'fallback', 'optional'];
export const GATES: readonly Gate[] = ['firewall', 'network proxy', 'jump host'];
const LATE: ReadonlySet<Note> = new Set(['after-not-found', 'after-any-error', 'sumdb-through-proxy']);
