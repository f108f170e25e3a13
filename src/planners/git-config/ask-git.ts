import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { gitEnv, systemFile } from './paths.ts';
import type { Setting } from './setting.ts';

/** What git says of its configuration, or why it could not be asked. */
export type GitAnswer =
  | { readonly kind: 'settings'; readonly settings: readonly Setting[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-old' };

/**
 * Asks git once for everything it reads outside a repository, includes followed. Reads only.
 * @throws Failure (exit 1) GIT_CONFIG_BROKEN, GIT_INCLUDE_LOOP, GIT_TIMEOUT, GIT_FAILED
 */
export async function askGit(reader: Reader, facts: Facts): Promise<GitAnswer> {
  const system = facts.scope === 'machine' ? READS_SYSTEM : {};
  const answer = await reader.ask({ argv: ARGV, env: { ...ASIDE, ...system, HOME: facts.home } });
  if (answer.kind === 'not-found') return { kind: 'not-found' };
  if (answer.kind === 'timeout') fail('GIT_TIMEOUT', {}, { commands: [ARGV.join(' ')] });
  // git before 2.26 does not know --show-scope and prints its usage.
  if (answer.status === USAGE) return { kind: 'too-old' };
  if (answer.status !== 0) failed(answer.status, answer.stderr);
  return { kind: 'settings', settings: parseRecords(answer.stdout) };
}

/**
 * The file of git's system scope. git 2.41 and later say where theirs is (Homebrew's, say), older ones have Debian's.
 * Reads only.
 */
export async function systemFileOf(reader: Reader, facts: Facts): Promise<string> {
  const isKnown = facts.places?.['gitconfig'] ?? gitEnv(facts)['GIT_CONFIG_SYSTEM'];
  if (isKnown !== undefined || facts.root !== undefined) return systemFile(facts);
  const argv = ['git', 'var', 'GIT_CONFIG_SYSTEM'] as const;
  const answer = await reader.ask({ argv, env: { ...ASIDE, ...READS_SYSTEM, HOME: facts.home } });
  const said = answer.kind === 'done' && answer.status === 0 ? answer.stdout.trim() : '';
  return said || systemFile(facts);
}

/** Records `scope NUL origin NUL key LF value NUL`; a name without a value has no LF. */
function parseRecords(text: string): readonly Setting[] {
  const fields = text.split('\0');
  const settings: Setting[] = [];
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [scope = '', origin = '', pair = ''] = fields.slice(at, at + 3);
    const feed = pair.indexOf('\n');
    const key = feed === -1 ? pair : pair.slice(0, feed);
    const value = feed === -1 ? null : pair.slice(feed + 1);
    const file = origin.startsWith('file:') ? { file: origin.slice('file:'.length) } : {};
    settings.push({ scope, key, value, ...file });
  }
  return settings.filter(({ scope }) => OUTSIDE_REPOSITORY.has(scope));
}

function failed(status: number, stderr: string): never {
  const broken = /bad config line (\d+) in file (.+)/.exec(stderr);
  if (broken) brokenFile(broken[2] ?? '', Number(broken[1]));
  const loop = /exceeded maximum include depth[\s\S]*?from\n\t(.+)/.exec(stderr);
  if (loop) fail('GIT_INCLUDE_LOOP', { file: loop[1] ?? '' }, { where: { file: loop[1] ?? '' } });
  fail('GIT_FAILED', { status: String(status), text: stderr.trim() }, { commands: [ARGV.join(' ')] });
}

/** Throws the failure for a config file that git cannot read. */
export function brokenFile(file: string, line: number): never {
  fail('GIT_CONFIG_BROKEN', { file, line: String(line) }, { where: { file, line } });
}

const ARGV = ['git', 'config', '--list', '-z', '--show-origin', '--show-scope', '--includes'] as const;
/** GIT_CONFIG redirects `git config` alone, GIT_DIR adds one repository's settings; git's texts must be English. */
const ASIDE = { GIT_CONFIG: undefined, GIT_DIR: undefined, GIT_WORK_TREE: undefined, LC_ALL: 'C' } as const;
/** At machine scope the question is what everybody's git reads. */
const READS_SYSTEM = { GIT_CONFIG_NOSYSTEM: undefined } as const;
const USAGE = 129;
const OUTSIDE_REPOSITORY: ReadonlySet<string> = new Set(['system', 'global', 'command']);
