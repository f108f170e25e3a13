import type { ProbeResult } from '../../core/probe.ts';
import { parseProxyList } from '../../go/proxy-list.ts';
import { answerOf, follow } from '../follow.ts';
import { answerRow } from '../rows.ts';
import { seenIn } from '../see.ts';
import type { Observation, Prober, World } from '../world.ts';

/** The Go that is here, and whether a newer one that GOTOOLCHAIN names could be had from the first module proxy. */
export const toolchain: Prober = {
  name: 'toolchain',
  async run(world) {
    const version = world.go.get('GOVERSION');
    if (!version) return only('failed', { name: 'no-go' });
    const wanted = world.go.get('GOTOOLCHAIN') ?? '';
    const [named] = /^go1[\w.]*/.exec(wanted) ?? [];
    const proxy = parseProxyList(world.go.get('GOPROXY') ?? '').entries.find(({ url }) =>
      /^https?:/.test(url),
    )?.url;
    if (named === undefined || named === version || proxy === undefined)
      return only('ok', { name: 'toolchain-local', params: { version, wanted: wanted || 'auto' } });
    return askFor(world, proxy, named);
  },
};

async function askFor(world: World, proxy: string, version: string): Promise<Observation> {
  const platform = `${world.go.get('GOHOSTOS') ?? 'linux'}-${world.go.get('GOHOSTARCH') ?? 'amd64'}`;
  const url = `${proxy.replace(/\/+$/, '')}/golang.org/toolchain/@v/v0.0.1-${version}.${platform}.zip`;
  const asked = await follow(world, { hop: 'toolchain', url, host: new URL(url).hostname }, { limit: 16 });
  const row = answerRow('toolchain', asked, 'toolchain');
  const isThere = answerOf(asked)?.status === 200 && !asked.verdict;
  const found = isThere
    ? { ...row, facts: [{ name: 'toolchain-found' as const, params: { version } }] }
    : row;
  return { probes: [found], ...seenIn(asked) };
}

function only(status: ProbeResult['status'], fact: ProbeResult['facts'][number]): Observation {
  return {
    probes: [{ name: 'go', target: 'go', hop: 'local-disk', status, ms: 0, facts: [fact] }],
    seen: [],
  };
}
