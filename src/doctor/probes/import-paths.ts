import type { ProbeResult } from '../../core/probe.ts';
import { goImports } from '../../go/go-import.ts';
import { matchPrefixPatterns } from '../../go/patterns.ts';
import { answerOf, type Followed, follow } from '../follow.ts';
import { textOf } from '../judge-answer.ts';
import { rowsOf } from '../rows.ts';
import { seenIn } from '../see.ts';
import { type Observation, type Prober, together, type World } from '../world.ts';

/** The hosts of private modules, as go asks them where a repository is: `?go-get=1`. */
export const importPaths: Prober = {
  name: 'import-paths',
  async run(world) {
    const patterns = privatePaths(world);
    const paths = patterns.filter((path) => !isStatic(path));
    return together(await Promise.all(paths.map((path) => probePath(world, path))));
  },
};

/** Private module paths that go fetches directly: the module asked for, else the patterns as far as they name a host. */
export function privatePaths({ go, module }: Pick<World, 'go' | 'module'>): readonly string[] {
  const patterns = (go.get('GONOPROXY') ?? '').split(',').filter((one) => one !== '' && one !== 'none');
  if (module && matchPrefixPatterns(patterns.join(','), module.path)) return [module.path];
  const plain = patterns.map((pattern) => pattern.replace(/\/$/, ''));
  return [
    ...new Set(
      plain.filter((pattern) => /^[\w.-]+\.[\w-]+(?:\/|$)/.test(pattern) && !/[*?[\]\\]/.test(pattern)),
    ),
  ];
}

/** Hosts whose repositories go knows by the shape of the path, and paths that name their repository: nobody is asked. */
function isStatic(path: string): boolean {
  return /^(?:github\.com|bitbucket\.org)\//.test(path) || /\.(?:git|hg|svn|fossil|bzr)(?:\/|$)/.test(path);
}

async function probePath(world: World, path: string): Promise<Observation> {
  const [host = ''] = path.split('/');
  const url = `https://${path.includes('/') ? path : `${path}/`}?go-get=1`;
  const isModule = world.module?.path === path;
  const request = { hop: 'import-path-host' as const, url, host, ...(isModule && { module: path }) };
  const asked = await follow(world, request);
  if (!isModule) return observed(excused(world, path, forgiven(asked)));
  const open = await follow(world, request, { anonymous: true });
  return observed(excused(world, path, judgeMeta(asked, open, path)));
}

function observed(followed: Followed): Observation {
  const imports = importsIn(followed);
  const fact: ProbeResult['facts'][number] | undefined =
    imports.length > 0
      ? { name: 'meta', params: { root: imports[0]?.root ?? '', repository: imports[0]?.url ?? '' } }
      : undefined;
  const rows = rowsOf(followed, 'import-path-host');
  const told = fact
    ? rows.map((row) => (row.name === 'http' ? { ...row, facts: [...row.facts, fact] } : row))
    : rows;
  return { probes: told, ...seenIn(followed) };
}

/** A pattern is no module: that its host knows nothing of it, or wants a login, is no fault. */
function forgiven(followed: Followed): Followed {
  const status = answerOf(followed)?.status;
  const isLogin = followed.verdict?.code === 'http.redirect_login';
  if (!isLogin && (status === undefined || status >= 500 || status === 407)) return followed;
  const isTls = followed.verdict && /^tls\./.test(followed.verdict.code);
  if (isTls) return followed;
  const { verdict: _, ...fine } = followed;
  return fine;
}

/** GOINSECURE lets go pass over the certificate of such a host. */
function excused(world: World, path: string, followed: Followed): Followed {
  const { verdict } = followed;
  if (!verdict || !matchPrefixPatterns(world.go.get('GOINSECURE') ?? '', path)) return followed;
  if (!/^(?:tls|net)\./.test(verdict.code)) return followed;
  const { verdict: _, ...fine } = followed;
  return fine;
}

/** The page of a module must say where its repository is; GitLab shows strangers the two first elements of any path. */
function judgeMeta(asked: Followed, open: Followed, path: string): Followed {
  const status = answerOf(asked)?.status;
  if (asked.verdict || status !== 200) return asked;
  const found = importsIn(asked).find(({ root }) => path === root || path.startsWith(`${root}/`));
  if (!found) return { ...asked, verdict: { code: 'vcs.unrecognized_import_path' } };
  const other = importsIn(open).find(({ root }) => path === root || path.startsWith(`${root}/`));
  const isShort = found.root.split('/').length === 3 && path.split('/').length > 3;
  const headers = answerOf(asked)?.headers ?? {};
  const isGitLab = 'x-gitlab-meta' in headers || /gitlab/i.test(headers['set-cookie'] ?? '');
  const isCut = isShort && (isGitLab || (other !== undefined && other.root !== found.root));
  return isCut ? { ...asked, verdict: { code: 'gitlab.subgroup_goget_meta_unauthenticated' } } : asked;
}

function importsIn(followed: Followed) {
  const answer = answerOf(followed);
  return answer ? goImports(textOf(answer)) : [];
}
