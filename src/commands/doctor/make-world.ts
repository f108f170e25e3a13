import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Host, Question, Reader } from '../../core/host.ts';
import { privatePaths } from '../../doctor/probes/import-paths.ts';
import type { AskedModule, World } from '../../doctor/world.ts';
import { modulePathFault } from '../../go/module-path.ts';
import { RealNetwork } from '../../host/network/real-network.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import type { Context } from '../context.ts';
import type { ChosenProfile } from './choose-profile.ts';
import { effectiveGo } from './effective-go.ts';
import { lentWay } from './lent-way.ts';
import { gitRoots, goRoots } from './roots.ts';

/**
 * Reads all that probes look at: the environment with the profile, go's settings in it, the certificates that go and git
 * trust, netrc. Writes nothing. Errors: those of `lendEnvironment`; `WRONG_USAGE` (64) for a bad option.
 */
export async function makeWorld(
  context: Context,
  chosen: ChosenProfile,
  signal?: AbortSignal,
): Promise<World> {
  const { host, facts } = context;
  const timeout = timeoutOf(context.options.doctor.timeout);
  const module =
    context.options.doctor.module === undefined ? undefined : moduleOf(context.options.doctor.module);
  const { env, files } = await lentWay(host, chosen, facts);
  const reader = wholeReader(host, facts);
  const asked = Promise.all([
    effectiveGo(reader, env, facts),
    netrcText(host, env, facts),
    isFile(host, '/.dockerenv', '/run/.containerenv'),
    askSslCaInfo(reader, env),
  ]);
  // Go's roots are read while go and git look for their answers.
  const place = { os: facts.os, env, files };
  const goes = goRoots(place);
  const network = new RealNetwork({}, signal);
  network.prepare(goes);
  const [go, netrc, isContainer, sslCaInfo] = await asked;
  const world = { network, reader, env, go, netrc, timeout, isContainer, ...(module && { module }) };
  const isMissing = sslCaInfo !== undefined && files.some(({ path }) => path === sslCaInfo);
  return {
    ...world,
    roots: { go: goes, git: gitRoots({ ...place, sslCaInfo, goes }) },
    at: new Date().toISOString(),
    ...(isMissing && { gitSkipped: sslCaInfo }),
    ...withRepositories(world, chosen.profile),
  };
}

/** A rewrite names a repository's address better than a module path does. */
function withRepositories(
  world: Pick<World, 'go' | 'module'>,
  profile: Profile,
): Pick<World, 'repositories'> {
  const paths = privatePaths(world);
  const rewritten = (profile.git?.rewrite ?? [])
    .map(({ from }) => from)
    .filter((url) => /^(?:https?|ssh):\/\//.test(url));
  const isModule = world.module !== undefined && paths.includes(world.module.path);
  const hosts = [...new Set(paths.map((path) => path.split('/')[0] ?? ''))];
  const urls = isModule
    ? paths.map((path) => `https://${path.replace(/\.git(?=\/|$).*/, '')}`)
    : hosts.map(
        (host) =>
          rewritten.find((url) => URL.canParse(url) && new URL(url).hostname === host) ?? `https://${host}/`,
      );
  return { repositories: [...new Set([...urls, ...(isModule ? [] : rewritten)])] };
}

/** `host.ask` puts variables on top of goenv's own environment; probes give the whole of it. */
function wholeReader(host: Host, facts: Facts): Pick<Reader, 'ask' | 'list' | 'read'> {
  const none = Object.fromEntries(Object.keys(facts.env).map((name) => [name, undefined]));
  return {
    ask: (question: Question) => host.ask({ ...question, env: { ...none, ...question.env } }),
    list: (path) => host.list(path),
    read: (path) => host.read(path),
  };
}

async function askSslCaInfo(reader: Pick<Reader, 'ask'>, env: Facts['env']): Promise<string | undefined> {
  const answer = await reader.ask({
    argv: ['git', 'config', '--includes', '--get', 'http.sslCAInfo'],
    env: { ...env },
  });
  const said = answer.kind === 'done' && answer.status === 0 ? answer.stdout.trim() : '';
  return said === '' ? undefined : said;
}

async function netrcText(host: Host, env: Facts['env'], { home }: Facts): Promise<string> {
  const seen = await host.read(env['NETRC'] || `${home}/.netrc`).catch(() => undefined);
  return seen?.kind === 'file' ? new TextDecoder().decode(seen.bytes) : '';
}

async function isFile(host: Host, ...paths: readonly string[]): Promise<boolean> {
  const seen = await Promise.all(paths.map((path) => host.read(path).catch(() => undefined)));
  return seen.some((one) => one?.kind === 'file');
}

/** `10`, `10s`, `500ms`. */
function timeoutOf(text = '10s'): number {
  const [, digits = '', unit] = /^(\d{1,6}(?:\.\d+)?)(s|ms)?$/.exec(text) ?? [];
  const ms = Number(digits) * (unit === 'ms' ? 1 : 1000);
  if (digits === '' || ms < 1 || ms > 600_000)
    fail(
      'WRONG_USAGE',
      { reason: `--timeout ${text}: seconds are needed, such as 10 or 500ms, at most 600` },
      { exit: 64 },
    );
  return ms;
}

/** `example.com/a@v1.2.3`. */
function moduleOf(text: string): AskedModule {
  const [path = '', version, more] = text.split('@');
  const fault = modulePathFault(path);
  if (fault || more !== undefined || version === '')
    fail(
      'WRONG_USAGE',
      { reason: `--module ${text}: a module path is needed, such as example.com/a@v1.2.3` },
      { exit: 64 },
    );
  return { path, ...(version !== undefined && version !== 'latest' && { version }) };
}
