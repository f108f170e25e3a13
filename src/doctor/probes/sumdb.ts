import type { ProbeResult } from '../../core/probe.ts';
import { escapePath } from '../../go/escape-path.ts';
import { openNote } from '../../go/note.ts';
import { matchPrefixPatterns } from '../../go/patterns.ts';
import { isEnd } from '../../go/proxy-list.ts';
import { parseSumDb, type SumDb } from '../../go/sumdb.ts';
import { answerOf, type Followed, follow } from '../follow.ts';
import { isHtml, textOf } from '../judge-answer.ts';
import { brokenFact, rowsOf } from '../rows.ts';
import { seenIn } from '../see.ts';
import { type AskedModule, type Observation, together, type World } from '../world.ts';
import type { AskedEntry } from './services.ts';

/**
 * The checksum database, on the way that go takes to it: its own URL, else the first module proxy that vouches for it,
 * else its own host. That host is asked at once and let go of when a module proxy turns out to do.
 */
export async function probeSumDb(world: World, entries: readonly AskedEntry[]): Promise<Observation> {
  const database = parseSumDb(world.go.get('GOSUMDB') ?? '');
  if (database === 'off') return onlyRow('not-applicable', 'GOSUMDB', { name: 'sumdb-off' });
  if ('error' in database) return invalid(world.go.get('GOSUMDB') ?? '', database.error);
  const own = database.url ?? `https://${database.name}`;
  if (database.url !== undefined) return probeBase(world, { database, base: own });
  // All ways at once, and those that go does not take are let go of: none waits for an answer of another.
  const stop = new AbortController();
  const { signal } = stop;
  const direct = probeBase(world, { database, base: own, signal });
  const ways = new Map(
    entries.flatMap(({ entry, supported }) => {
      if (!supported) return [];
      const base = `${entry.url.replace(/\/+$/, '')}/sumdb/${database.name}`;
      const lost = new AbortController();
      return [
        [
          entry.url,
          { base, lost, observed: probeBase(world, { database, base, signal: lost.signal }) },
        ] as const,
      ];
    }),
  );
  const chosen = await chooseEntry(entries);
  for (const [url, { lost }] of ways) if (url !== chosen) lost.abort();
  if (chosen === undefined) return direct;
  stop.abort();
  const way = ways.get(chosen);
  if (!way) return onlyRow('skipped', own, { name: 'not-reached' });
  const through = onlyRow('not-applicable', own, { name: 'sumdb-through', params: { base: way.base } });
  return together([through, await way.observed]);
}

/** go's choice: 200 is the one; not found goes on, any other error where a bar says so; `undefined`: the database itself. */
async function chooseEntry(entries: readonly AskedEntry[]): Promise<string | 'unavailable' | undefined> {
  for (const { entry, supported } of entries) {
    if (isEnd(entry.url)) return undefined;
    if (!supported) continue;
    const asked = await supported;
    const status = answerOf(asked)?.status;
    if (status === 200 && !asked.verdict) return entry.url;
    if (status !== 404 && status !== 410 && entry.fallback !== 'any-error') return 'unavailable';
  }
  return undefined;
}

interface Base {
  readonly database: SumDb;
  readonly base: string;
  readonly signal?: AbortSignal;
}

async function probeBase(world: World, { database, base, signal }: Base): Promise<Observation> {
  const how = signal ? { signal } : {};
  const ask = (path: string) => {
    const url = `${base}/${path}`;
    return follow(world, { hop: 'sumdb', url, host: new URL(url).hostname }, how);
  };
  const module = publicModule(world);
  const looking = module && ask(`lookup/${escapePath(module.path)}@${escapePath(module.version ?? '')}`);
  const head = judgeHead(await ask('latest'), database);
  const first: Observation = { probes: withFacts(rowsOf(head, 'sumdb'), head), ...seenIn(head) };
  if (!looking || head.verdict) return first;
  const found = await looking;
  const seen = seenIn(module ? withModule(found, module.path) : found);
  return together([first, { probes: [lookupRow(found)], ...seen }]);
}

/** The answer must be a tree head, signed by the key where GOSUMDB names one. */
function judgeHead(head: Followed, { key }: SumDb): Followed {
  const answer = answerOf(head);
  if (head.verdict || !answer) return head;
  const text = textOf(answer);
  if (isHtml(answer) || !/^go\.sum database tree\n/.test(text))
    return {
      ...head,
      verdict: { code: isHtml(answer) ? 'http.captive_portal' : 'sumdb.mirror_stale_or_broken' },
    };
  if (key !== undefined && 'fault' in openNote(text, key))
    return { ...head, verdict: { code: 'sumdb.wrong_key', candidates: [] } };
  return head;
}

function withFacts(rows: readonly ProbeResult[], head: Followed): readonly ProbeResult[] {
  const answer = answerOf(head);
  const [, size] = /^go\.sum database tree\n(\d+)\n/.exec(answer ? textOf(answer) : '') ?? [];
  if (size === undefined || head.verdict) return rows;
  const fact = { name: 'sumdb-head' as const, params: { size } };
  return rows.map((row) => (row.name === 'http' ? { ...row, facts: [...row.facts, fact] } : row));
}

function lookupRow(found: Followed): ProbeResult {
  const last = found.traces.at(-1);
  const row = {
    name: 'sumdb-lookup',
    target: found.request.url ?? '',
    hop: 'sumdb' as const,
    ms: last?.ms ?? 0,
  };
  if (last?.broken) return { ...row, status: 'failed', facts: [brokenFact(last.broken.text)] };
  const params = { status: String(last?.http?.status ?? 0) };
  return { ...row, status: found.verdict ? 'failed' : 'ok', facts: [{ name: 'sumdb-record', params }] };
}

function withModule(found: Followed, module: string): Followed {
  return { ...found, request: { ...found.request, module } };
}

/** The module to look up, where go would. */
function publicModule({ module, go }: World): AskedModule | undefined {
  if (!module?.version) return undefined;
  return matchPrefixPatterns(go.get('GONOSUMDB') || '', module.path) ? undefined : module;
}

function onlyRow(
  status: ProbeResult['status'],
  target: string,
  fact: ProbeResult['facts'][number],
): Observation {
  return { probes: [{ name: 'sumdb', target, hop: 'sumdb', status, ms: 0, facts: [fact] }], seen: [] };
}

function invalid(value: string, error: string): Observation {
  const text = `GOSUMDB=${value}: ${error}`;
  const { probes } = onlyRow('failed', 'GOSUMDB', brokenFact(text));
  return { probes, seen: [{ code: 'env.gosumdb_invalid', request: { hop: 'sumdb' }, evidence: [text] }] };
}
