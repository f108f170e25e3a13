import type { Stage } from '../core/network.ts';
import type { ProbeResult } from '../core/probe.ts';
import { parseProxyList } from '../go/proxy-list.ts';
import { parseSumDb } from '../go/sumdb.ts';
import { answerOf, type Followed, follow } from './follow.ts';
import { brokenFact } from './rows.ts';
import { type Observation, together, type World } from './world.ts';

/**
 * `--mirrors`: the public mirrors that are known and the entries of GOPROXY side by side. What they answer at once is
 * asked at once; the large file is fetched from one after the other, so that none takes another's share of the line.
 * `also`: Go's own default. What a mirror that nobody uses does not answer is no finding.
 */
export async function compareMirrors(world: World, also: readonly string[]): Promise<Observation> {
  const used = parseProxyList(world.go.get('GOPROXY') ?? '').entries.map(({ url }) => tidy(url));
  const urls = [...new Set([...used, ...also.map(tidy), ...PUBLIC_MIRRORS])].filter((url) =>
    /^https?:/.test(url),
  );
  const first = await Promise.all(urls.map((url) => askFirst(world, url)));
  const rows: ProbeResult[] = [];
  for (const asked of first) rows.push(await withLarge(world, asked, used.includes(asked.url)));
  return together([{ probes: rows, seen: [] }]);
}

interface AskedMirror {
  readonly url: string;
  readonly list: Followed;
  readonly small: Followed;
  readonly supported: Followed;
}

async function askFirst(world: World, url: string): Promise<AskedMirror> {
  const parsed = parseSumDb(world.go.get('GOSUMDB') || '');
  const name = parsed === 'off' || 'error' in parsed ? DATABASE : parsed.name;
  const [list, small, supported] = await Promise.all([
    ask(world, `${url}/${MODULE}/@v/list`),
    ask(world, `${url}/${MODULE}/@v/${VERSION}.mod`),
    ask(world, `${url}/sumdb/${name}/supported`),
  ]);
  return { url, list, small, supported };
}

async function withLarge(world: World, asked: AskedMirror, isUsed: boolean): Promise<ProbeResult> {
  const { url, list, small, supported } = asked;
  const [trace] = list.traces;
  const facts: ProbeResult['facts'][number][] = isUsed ? [{ name: 'mirror-is-yours' }] : [];
  const row = { name: 'mirror', target: url, hop: 'goproxy' as const, ms: trace?.ms ?? 0 };
  const broken = list.traces.at(-1)?.broken;
  const status = answerOf(list)?.status;
  if (broken || list.verdict) {
    const text = broken?.text ?? `${status ?? ''} ${list.verdict?.code ?? ''}`.trim();
    return { ...row, status: 'failed', facts: [...facts, brokenFact(text)] };
  }
  const start = world.network.now();
  const large = await ask(world, `${url}/${MODULE}/@v/${VERSION}.zip`, LARGEST);
  const params = {
    dns: spent(list, 'dns'),
    connect: spent(list, 'tcp'),
    tls: spent(list, 'tls'),
    first: (answerOf(list)?.firstByte ?? 0).toFixed(0),
    small: small.traces.reduce((sum, { ms }) => sum + ms, 0).toFixed(0),
    large: speedOf(large, world.network.now() - start),
    sumdb: answerOf(supported)?.status === 200 && !supported.verdict ? '+' : '-',
  };
  return { ...row, status: 'ok', facts: [...facts, { name: 'mirror', params }] };
}

function ask(world: World, url: string, limit?: number): Promise<Followed> {
  const request = { hop: 'goproxy' as const, url, host: new URL(url).hostname };
  return follow(world, request, limit === undefined ? {} : { limit });
}

/** Milliseconds of one stage of the first walk. */
function spent({ traces: [trace] }: Followed, stage: Stage): string {
  return (trace?.passed.find((one) => one.stage === stage)?.ms ?? 0).toFixed(0);
}

/** `1.4 MiB in 210 ms (6.7 MiB/s)`. */
function speedOf(large: Followed, ms: number): string {
  const answer = answerOf(large);
  if (answer?.status !== 200) return large.traces.at(-1)?.broken?.text ?? String(answer?.status ?? '-');
  const size = answer.body.length / 1024 / 1024;
  return `${size.toFixed(1)} MiB in ${ms.toFixed(0)} ms (${((size / ms) * 1000).toFixed(1)} MiB/s)`;
}

function tidy(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Mirrors that anybody may use; Go's own default is asked of go. */
const PUBLIC_MIRRORS: readonly string[] = [
  'https://goproxy.cn',
  'https://goproxy.io',
  'https://mirrors.aliyun.com/goproxy',
];
/** A module that every mirror has: a go.mod of some lines, a zip of one to two MiB. */
const MODULE = 'golang.org/x/net';
const VERSION = 'v0.20.0';
const DATABASE = 'sum.golang.google.cn';
/** Bytes. */
const LARGEST = 8 * 1024 * 1024;
