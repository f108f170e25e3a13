import type { Fact, ProbeResult, ProbeStatus } from '../../core/probe.ts';
import { redact } from '../../core/redact.ts';
import { Explainer } from '../../explain/explain.ts';
import { gitWay } from '../git-way.ts';
import { quietGit } from '../quiet-git.ts';
import { type Observation, type Prober, type Seen, together, type World } from '../world.ts';

/**
 * The repositories' hosts, asked by the real git with all its settings: rewrites, proxies, certificates, logins, ssh.
 * What it prints is read as `goenv explain` reads it.
 */
export const repositories: Prober = {
  name: 'repositories',
  async run(world) {
    if (world.repositories.length === 0) return { probes: [], seen: [] };
    if (world.gitSkipped !== undefined) return together(world.repositories.map((url) => skipped(url)));
    const env = await quietGit(world);
    return together(await Promise.all(world.repositories.map((url) => probeRepository(world, url, env))));
  },
};

/** git's own words, and beside them the way that git takes: where the words have many causes, the way decides. */
async function probeRepository(
  world: World,
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<Observation> {
  const [asked, way] = await Promise.all([askRepository(world, url, env), gitWay(world, url, env)]);
  if (!way) return asked;
  const [walked] = way.seen;
  const isDecided = asked.seen.some((one) => one.code === walked?.code || isAmong(walked, one));
  return together([{ ...way, seen: [] }, isDecided ? { ...asked, seen: way.seen } : asked]);
}

function isAmong(walked: Seen | undefined, { candidates = [] }: Seen): boolean {
  return walked !== undefined && candidates.some(({ code }) => code === walked.code);
}

async function askRepository(
  { reader, network, timeout }: World,
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<Observation> {
  const start = network.now();
  const argv = ['git', 'ls-remote', '--exit-code', url] as const;
  const answer = await reader.ask({ argv, env, timeout });
  const ms = network.now() - start;
  const row = (status: ProbeStatus, ...facts: Fact[]): ProbeResult => ({
    name: 'ls-remote',
    target: redact(url),
    hop: 'git-host',
    status,
    ms,
    facts,
  });
  if (answer.kind === 'not-found') {
    const request = { hop: 'local-disk' as const };
    return {
      probes: [row('failed', { name: 'no-git' })],
      seen: [{ code: 'env.git_missing', request, evidence: ['git: not on PATH'] }],
    };
  }
  if (answer.kind === 'timeout')
    return timedOut(url, row('failed', { name: 'timed-out', params: { seconds: String(timeout / 1000) } }));
  if (answer.status === 0) {
    const refs = answer.stdout.split('\n').length - 1;
    return { probes: [row('ok', { name: 'refs', params: { count: String(refs) } })], seen: [] };
  }
  const said = lastWords(answer.stderr);
  const seen = named(`git ls-remote ${url}\n${answer.stderr}`, url);
  // A host that says there is no such repository has been reached, and knows who asks.
  if (isHost(url) && seen.every(({ code }) => REACHED.has(code)))
    return { probes: [row('ok', { name: 'host-only', params: { said } })], seen: [] };
  return { probes: [row('failed', { name: 'git-said', params: { said } })], seen };
}

/** git has no time limit for a connection of its own: silence is what a blocked host looks like. */
function timedOut(url: string, row: ProbeResult): Observation {
  const host = hostOf(url);
  const evidence = [`git ls-remote ${redact(url)}: no answer`];
  return {
    probes: [row],
    seen: [{ code: 'net.timeout', request: { hop: 'git-host', url, host }, evidence }],
  };
}

function named(text: string, url: string): readonly Seen[] {
  const explainer = new Explainer('git');
  explainer.push(Buffer.from(text));
  const { findings } = explainer.end({ failed: true });
  const host = hostOf(url);
  return findings.slice(0, 1).map(({ code, candidates, evidence, params }): Seen => {
    const request = { hop: 'git-host' as const, url, host: params['host'] ?? host };
    return { code, candidates, request, evidence: evidence.map(({ text: line }) => line) };
  });
}

function skipped(url: string): Observation {
  const facts: readonly Fact[] = [{ name: 'ca-not-in-place' }];
  const row = {
    name: 'ls-remote',
    target: redact(url),
    hop: 'git-host' as const,
    status: 'skipped' as const,
    ms: 0,
    facts,
  };
  return { probes: [row], seen: [] };
}

function lastWords(stderr: string): string {
  const lines = redact(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (lines.find((line) => /^fatal:|^ERROR|denied|failed/i.test(line)) ?? lines.at(-1) ?? '').slice(
    0,
    200,
  );
}

/** The address of a host alone: nobody named a repository of it. */
function isHost(url: string): boolean {
  return /^\w[\w+.-]*:\/\/[^/]+\/?$/.test(url);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

const REACHED: ReadonlySet<string> = new Set([
  'git.repo_removed_or_renamed',
  'http.not_found_404',
  'http.gone_410',
  'unclassified',
]);
