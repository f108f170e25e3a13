import type { ProbeResult } from '../../core/probe.ts';
import { escapePath } from '../../go/escape-path.ts';
import { goModHash } from '../../go/go-mod-hash.ts';
import { matchPrefixPatterns } from '../../go/patterns.ts';
import { type ProxyEntry, parseProxyList } from '../../go/proxy-list.ts';
import { parseSumDb } from '../../go/sumdb.ts';
import { answerOf, type Followed, follow } from '../follow.ts';
import type { Verdict } from '../judge.ts';
import { textOf } from '../judge-answer.ts';
import { answerRow } from '../rows.ts';
import { seenIn } from '../see.ts';
import { NOTHING, type Observation, type Prober, together, type World } from '../world.ts';

/**
 * `--module M[@V]`: what every entry of GOPROXY answers to the requests that go makes for it, each by itself: the answer
 * that go hides behind `,direct` as well.
 */
export const moduleReplay: Prober = {
  name: 'module-replay',
  async run(world) {
    const { module, go } = world;
    if (!module || matchPrefixPatterns(go.get('GONOPROXY') ?? '', module.path)) return NOTHING;
    const { entries } = parseProxyList(go.get('GOPROXY') ?? '');
    const asked = entries.filter(({ url }) => /^https?:/.test(url));
    return together(await Promise.all(asked.map((entry) => replay(world, entry, module.path))));
  },
};

async function replay(world: World, entry: ProxyEntry, path: string): Promise<Observation> {
  const base = `${entry.url.replace(/\/+$/, '')}/${escapePath(path)}`;
  const ask = (rest: string, limit?: number) => {
    const url = `${base}/${rest}`;
    const request = { hop: 'goproxy' as const, url, host: new URL(url).hostname, module: path };
    return follow(world, request, limit === undefined ? {} : { limit });
  };
  const { version } = world.module ?? {};
  const names =
    version === undefined ? ['@v/list', '@latest'] : FILES.map((end) => `@v/${escapePath(version)}.${end}`);
  const asked = await Promise.all(
    names.map((name) => ask(name, name.endsWith('.zip') ? LARGEST : undefined)),
  );
  const judged = await Promise.all(asked.map((one) => judgeContent(world, one)));
  const rows = judged.map((one) => told(one, entry));
  return together([{ probes: rows, seen: [] }, ...judged.map((one) => ({ probes: [], ...seenIn(one) }))]);
}

/** A module file has its form: JSON, a go.mod, a zip that is all there. */
async function judgeContent(world: World, followed: Followed): Promise<Followed> {
  const answer = answerOf(followed);
  if (followed.verdict || answer?.status !== 200) return followed;
  const { url = '' } = followed.request;
  const verdict =
    contentVerdict(url, answer.body, textOf(answer)) ?? (await judgeHash(world, url, answer.body));
  return verdict ? { ...followed, verdict } : followed;
}

function contentVerdict(url: string, body: Uint8Array, text: string): Verdict | undefined {
  if (/\.zip$/.test(url)) {
    const isZip = Buffer.from(body.subarray(0, 4)).toString('latin1') === 'PK\x03\x04';
    return isZip ? undefined : { code: 'mirror.corrupt_zip', candidates: [] };
  }
  if (!/\.info$|@latest$/.test(url)) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return { code: 'goproxy.not_a_module_proxy' };
  }
}

/** go.mod as this mirror has it against the record of the checksum database, where go would ask that by its own URL. */
async function judgeHash(world: World, url: string, body: Uint8Array): Promise<Verdict | undefined> {
  const database = parseSumDb(world.go.get('GOSUMDB') ?? '');
  const { path = '', version } = world.module ?? {};
  if (
    !/\.mod$/.test(url) ||
    version === undefined ||
    database === 'off' ||
    'error' in database ||
    database.url === undefined
  )
    return undefined;
  if (matchPrefixPatterns(world.go.get('GONOSUMDB') ?? '', path)) return undefined;
  const lookup = `${database.url}/lookup/${escapePath(path)}@${escapePath(version)}`;
  const found = await follow(world, { hop: 'sumdb', url: lookup, host: new URL(lookup).hostname });
  const answer = answerOf(found);
  if (answer?.status !== 200) return undefined;
  const line = textOf(answer)
    .split('\n')
    .find((one) => one.startsWith(`${path} ${version}/go.mod `));
  const isSame = line === undefined || line.endsWith(` ${goModHash(body)}`);
  return isSame ? undefined : { code: 'checksum.mismatch.sumdb_disagrees' };
}

/** What go makes of the answer: it goes on to the next entry after 404 and 410, after a bar whatever happens. */
function told(followed: Followed, { fallback }: ProxyEntry): ProbeResult {
  const row = answerRow('module', followed, 'goproxy');
  const status = answerOf(followed)?.status;
  const goesOn = fallback === 'any-error' || status === 404 || status === 410;
  if (!followed.verdict) return row;
  return { ...row, facts: [...row.facts, { name: goesOn ? 'go-goes-on' : 'go-stops' }] };
}

const FILES = ['info', 'mod', 'zip'];
/** Bytes; of a larger zip the start is enough. */
const LARGEST = 32 * 1024 * 1024;
