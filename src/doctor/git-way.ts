import { answerOf, type Followed, follow } from './follow.ts';
import { rowsOf } from './rows.ts';
import { seenIn } from './see.ts';
import type { Observation, World } from './world.ts';

/**
 * The way to a repository over https, walked with the certificates that git trusts. None where git goes another way: by
 * ssh after a rewrite, or through a network proxy of its own settings.
 */
export async function gitWay(
  world: World,
  url: string,
  env: Readonly<Record<string, string>>,
): Promise<Observation | undefined> {
  const [rewritten, proxy] = await Promise.all([
    askGit(world, ['git', 'ls-remote', '--get-url', url], env),
    askGit(world, ['git', 'config', '--get-urlmatch', 'http.proxy', url], env),
  ]);
  if (!/^https:\/\//.test(rewritten) || !URL.canParse(rewritten) || proxy !== '') return undefined;
  const asked = `${rewritten.replace(/\/+$/, '')}/info/refs?service=git-upload-pack`;
  const request = { hop: 'git-host' as const, url: asked, host: new URL(asked).hostname };
  const walked = answerIsGits(await follow(world, request, { roots: world.roots.git, isGits: true }));
  return { probes: rowsOf(walked, 'git-host'), ...seenIn(walked) };
}

/** What a server says to git is for git to judge: it has logins that doctor has not. */
function answerIsGits(walked: Followed): Followed {
  if (!answerOf(walked) || /^tls\./.test(walked.verdict?.code ?? '')) return walked;
  const { verdict: _, ...fine } = walked;
  return fine;
}

async function askGit(
  { reader }: World,
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const answer = await reader.ask({ argv, env });
  return answer.kind === 'done' && answer.status === 0 ? answer.stdout.trim() : '';
}
