import type { ProbeResult } from '../../core/probe.ts';
import { type ProxyEntry, parseProxyList } from '../../go/proxy-list.ts';
import { parseSumDb } from '../../go/sumdb.ts';
import { answerOf, type Followed, follow } from '../follow.ts';
import { answerRow, rowsOf } from '../rows.ts';
import { seenIn } from '../see.ts';
import { NOTHING, type Observation, type Prober, together, type World } from '../world.ts';
import { probeSumDb } from './sumdb.ts';

/** The module proxies of GOPROXY and the checksum database: which of the one vouches for the other is asked on the way. */
export const services: Prober = {
  name: 'services',
  async run(world) {
    const { entries, fault, ignored } = parseProxyList(world.go.get('GOPROXY') ?? '');
    if (fault) return invalid(fault.entry, fault.text);
    const asked = entries.map((entry) => askEntry(world, entry));
    const parts = await Promise.all([
      ...asked.map(async ({ observed }) => observed),
      probeSumDb(world, asked),
      Promise.resolve(ignored.length > 0 ? neverRead(ignored) : NOTHING),
    ]);
    return together(parts);
  },
};

/** An entry of GOPROXY that is being asked. */
export interface AskedEntry {
  readonly entry: ProxyEntry;
  /** Whether it vouches for the checksum database; `undefined` for `direct`, `off` and folders. */
  readonly supported: Promise<Followed> | undefined;
  readonly observed: Promise<Observation>;
}

function askEntry(world: World, entry: ProxyEntry): AskedEntry {
  if (!/^https?:/.test(entry.url))
    return { entry, supported: undefined, observed: askOther(world, entry.url) };
  const base = entry.url.replace(/\/+$/, '');
  const name = databaseOf(world);
  const ping = ask(world, `${base}/${PING}/@v/list`, 'goproxy');
  const supported = name === undefined ? undefined : ask(world, `${base}/sumdb/${name}/supported`, 'sumdb');
  return { entry, supported, observed: observe(ping, supported) };
}

async function observe(
  pinging: Promise<Followed>,
  asking: Promise<Followed> | undefined,
): Promise<Observation> {
  const ping = await pinging;
  const rows = rowsOf(ping, 'goproxy');
  const first: Observation = { probes: rows, ...seenIn(ping) };
  const supported = await asking;
  if (!supported) return first;
  // What keeps the one from an answer keeps the other too: said once.
  const isSame = ping.verdict !== undefined;
  const status = answerOf(supported)?.status;
  const isAnswer = status === 404 || status === 410 || (status === 200 && !supported.verdict);
  const seen = isAnswer || isSame ? { seen: [], traces: supported.traces } : seenIn(supported);
  return together([first, { probes: [supportedRow(supported, isSame)], ...seen }]);
}

function supportedRow(supported: Followed, isSame: boolean): ProbeResult {
  const row = answerRow('sumdb-supported', supported, 'sumdb');
  const status = answerOf(supported)?.status;
  if (status === 404 || status === 410)
    return { ...row, status: 'ok', facts: [{ name: 'sumdb-unsupported' }] };
  if (supported.verdict === undefined && status === 200)
    return { ...row, facts: [{ name: 'sumdb-supported' }] };
  return isSame ? { ...row, status: 'skipped', facts: [{ name: 'not-reached' }] } : row;
}

function ask(world: World, url: string, hop: 'goproxy' | 'sumdb'): Promise<Followed> {
  const asked = follow(world, { hop, url, host: new URL(url).hostname });
  return hop === 'goproxy' ? asked.then(notFoundIsFine) : asked;
}

/** Nobody has to have the module that is asked for: a plain 404 is how a module proxy says so. */
function notFoundIsFine(followed: Followed): Followed {
  const status = answerOf(followed)?.status;
  if (status !== 404 && status !== 410) return followed;
  const { verdict: _, ...fine } = followed;
  return fine;
}

/** The name of the database that module proxies are asked for; with a URL of its own they are not. */
function databaseOf({ go }: World): string | undefined {
  const parsed = parseSumDb(go.get('GOSUMDB') ?? '');
  return parsed === 'off' || 'error' in parsed || parsed.url !== undefined ? undefined : parsed.name;
}

async function askOther({ reader }: World, url: string): Promise<Observation> {
  const row = (
    status: ProbeResult['status'],
    name: 'entry-direct' | 'entry-off' | 'folder' | 'no-file',
  ): Observation => ({
    probes: [{ name: 'entry', target: url, hop: 'goproxy', status, ms: 0, facts: [{ name }] }],
    seen: [],
  });
  if (url === 'direct') return row('not-applicable', 'entry-direct');
  if (url === 'off') return row('not-applicable', 'entry-off');
  const names = await reader.list(decodeURIComponent(new URL(url).pathname)).catch(() => []);
  return names.length > 0 ? row('ok', 'folder') : row('failed', 'no-file');
}

function invalid(entry: string, text: string): Observation {
  const evidence = [`GOPROXY: ${entry}: ${text}`];
  const row: ProbeResult = {
    name: 'entry',
    target: entry,
    hop: 'goproxy',
    status: 'failed',
    ms: 0,
    facts: [{ name: 'broken', params: { text } }],
  };
  return {
    probes: [row],
    seen: [{ code: 'env.goproxy_invalid_value', request: { hop: 'goproxy' }, evidence }],
  };
}

function neverRead(ignored: readonly string[]): Observation {
  const params = { entries: ignored.join(', ') };
  return { ...NOTHING, diagnostics: [{ code: 'DOCTOR_GOPROXY_AFTER_END', severity: 'warning', params }] };
}

/** A public module that every mirror can have. */
const PING = 'golang.org/x/text';
