import { isEnd, parseProxyList } from '../../go/proxy-list.ts';
import { parseSumDb, type SumDb } from '../../go/sumdb.ts';
import type { Fallback, Profile } from '../../profile/sections/profile.ts';
import { endpointOf, type Need, type Reason, reasonOf } from './need.ts';
import type { Note } from './words.ts';

type Defaults = ReadonlyMap<string, string>;

/** What go itself asks: module proxies, the checksum database, other versions of Go, the vulnerability database. */
export function goNeeds(profile: Profile, defaults: Defaults): readonly Need[] {
  // Bundles are all that is used then.
  if ((profile.offline?.bundles ?? []).length > 0) return vulnNeeds(profile);
  const chain = chainOf(profile, defaults);
  return [
    ...chain.flatMap((link) => linkNeeds(profile, link)),
    ...sumdbNeeds(profile, chain, defaults),
    ...vulnNeeds(profile),
  ];
}

/** One entry of GOPROXY that go can come to. */
interface Link {
  readonly url: string;
  readonly reason: Reason;
  readonly notes: readonly Note[];
  readonly isFirst: boolean;
}

function chainOf(profile: Profile, defaults: Defaults): readonly Link[] {
  const own = profile.go?.proxy;
  const entries = own ?? parseProxyList(defaults.get('GOPROXY') ?? '').entries;
  if (entries.length === 0)
    return [{ url: '', reason: { key: 'GOPROXY' }, notes: ['go-unknown'], isFirst: true }];
  const end = entries.findIndex(({ url }) => isEnd(url));
  const read = end < 0 ? entries : entries.slice(0, end + 1);
  return read.map(({ url }, at) => ({
    url,
    reason: own ? reasonOf(profile, `go.proxy[${at}]`, `/go/proxy/${at}`) : { key: 'GOPROXY' },
    notes: at === 0 ? [] : [afterNote(read[at - 1]?.fallback)],
    isFirst: at === 0,
  }));
}

function afterNote(fallback: Fallback | undefined): Note {
  return fallback === 'any-error' ? 'after-any-error' : 'after-not-found';
}

function linkNeeds(profile: Profile, link: Link): readonly Need[] {
  const base = {
    necessity: link.isFirst ? ('required' as const) : ('fallback' as const),
    reason: link.reason,
    notes: link.notes,
  };
  if (link.url === '') return [{ ...base, host: '', port: 443, protocol: 'https', purpose: 'modules' }];
  if (link.url === 'direct')
    return [
      {
        ...base,
        host: '*',
        port: 443,
        protocol: 'https',
        purpose: 'public-direct',
        notes: [...link.notes, 'any-host'],
      },
    ];
  const end = endpointOf(link.url);
  if (end === undefined) return [];
  const probe = (file: string) => `${link.url.replace(/\/+$/, '')}/${file}`;
  const modules: Need = { ...base, ...end, purpose: 'modules', probes: [probe(SMALL_MODULE)] };
  const reason = toolchainReason(profile);
  if (reason === undefined) return [modules];
  const notes: readonly Note[] =
    profile.go?.toolchain === undefined && profile.go?.install === undefined ? ['toolchain-default'] : [];
  return [modules, { ...base, ...end, purpose: 'toolchain', reason, notes, probes: [probe(A_TOOLCHAIN)] }];
}

/** What lets go fetch another version of itself; `undefined` when nothing does. */
function toolchainReason(profile: Profile): Reason | undefined {
  const { toolchain, install } = profile.go ?? {};
  if (install !== undefined) return reasonOf(profile, 'go.install', '/go/install');
  if (toolchain === 'auto') return reasonOf(profile, 'go.toolchain', '/go/toolchain');
  return toolchain === undefined ? { key: 'GOTOOLCHAIN' } : undefined;
}

/** Through the proxies of the chain first, unless GOSUMDB names an address. Source: cmd/go/internal/modfetch/sumdb.go. */
function sumdbNeeds(profile: Profile, chain: readonly Link[], defaults: Defaults): readonly Need[] {
  if (profile.insecure.some(({ allow, module }) => allow === 'no-sumdb' && module === 'all')) return [];
  const said = profile.go?.sumdb;
  const isDefault = said === undefined || said === 'default';
  const database = isDefault ? parseSumDb(defaults.get('GOSUMDB') ?? '') : said;
  if (database === 'off') return [];
  const reason = said === undefined ? { key: 'GOSUMDB' } : reasonOf(profile, 'go.sumdb', '/go/sumdb');
  const base = { port: 443, protocol: 'https' as const, purpose: 'sumdb' as const, reason };
  if ('error' in database) return [{ ...base, host: '', necessity: 'required', notes: ['go-unknown'] }];
  const address = addressOf(database);
  const end = endpointOf(address ?? `https://${database.name}`);
  if (end === undefined) return [];
  const throughProxy = address === undefined && chain.some(({ url }) => url !== '' && !isEnd(url));
  return [
    {
      ...base,
      ...end,
      necessity: throughProxy ? 'fallback' : 'required',
      notes: throughProxy ? ['sumdb-through-proxy'] : [],
    },
  ];
}

/** The address that go asks past all proxies. Go itself gives this one name its address. */
function addressOf({ name, url }: SumDb): string | undefined {
  return url ?? (name === 'sum.golang.google.cn' ? `https://${name}` : undefined);
}

/** Only govulncheck reads it, so nobody has to allow it for building. */
function vulnNeeds(profile: Profile): readonly Need[] {
  const own = profile.go?.env?.['GOVULNDB'] ?? profile.shell?.env?.['GOVULNDB'];
  const key = profile.go?.env?.['GOVULNDB'] === undefined ? 'shell.env.GOVULNDB' : 'go.env.GOVULNDB';
  const end = endpointOf(own ?? 'https://vuln.go.dev');
  if (end === undefined) return [];
  const reason =
    own === undefined ? { key: 'GOVULNDB' } : reasonOf(profile, key, `/${key.replaceAll('.', '/')}`);
  return [{ ...end, necessity: 'optional', purpose: 'vuln', reason }];
}

/** Well known, of a few kilobytes, and unchanged for years. */
const SMALL_MODULE = 'rsc.io/quote/@v/v1.5.2.zip';
/** Asked for by its first bytes alone. */
const A_TOOLCHAIN = 'golang.org/toolchain/@v/v0.0.1-go1.24.0.linux-amd64.zip';
