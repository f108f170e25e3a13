import type { Profile } from '../sections/profile.ts';
import { type GitUrl, isClearText, parseGitUrl } from './git-url.ts';
import { privateTest } from './routes.ts';
import { error, type Finding, quoted, warning } from './rule.ts';

interface Rewrite {
  readonly from: string;
  readonly to: string;
}

/** insteadOf is a plain prefix of the text as typed: nothing is normalised, nothing is checked. Source: git's remote.c `alias_url`. */
export function* gitRewriteRules(profile: Profile): Generator<Finding> {
  const rewrites = profile.git?.rewrite ?? [];
  const isPrivate = privateTest(profile);
  for (const [i, rewrite] of rewrites.entries()) {
    const pointer = `/git/rewrite/${i}`;
    if (rewrite.from.trim() === '' || rewrite.to.trim() === '') {
      yield error('REWRITE_EMPTY', pointer);
      continue;
    }
    yield* sideRules(rewrite.from, `${pointer}/from`);
    yield* sideRules(rewrite.to, `${pointer}/to`);
    yield* targetRules(profile, rewrite, `${pointer}/to`);
    yield* sourceRules(isPrivate, rewrite, `${pointer}/from`);
    yield* pairRules(i, rewrites);
  }
}

/** Both sides: scheme, host, and a boundary behind it, or `https://git.corp` also takes `https://git.corp.evil.com`. */
function* sideRules(value: string, pointer: string): Generator<Finding> {
  const url = parseGitUrl(value);
  const shown = value.replace(/\/\/[^/@]*@/, '//***@');
  if (url === undefined) return yield error('REWRITE_NO_HOST', pointer, { value: shown });
  if (url.host.startsWith('-') || url.user?.startsWith('-'))
    return yield error('REWRITE_LIKE_OPTION', pointer, { value: shown });
  if (url.password) yield error('CREDENTIALS_IN_URL', pointer, { key: 'git.rewrite', host: url.host });
  const bounded = value.endsWith('/') || (url.form === 'scp' && value.endsWith(':'));
  if (!bounded)
    yield error('REWRITE_NO_BOUNDARY', pointer, { value: shown, host: url.host, meant: `${shown}/` });
}

function* targetRules(profile: Profile, { from, to }: Rewrite, pointer: string): Generator<Finding> {
  const url = parseGitUrl(to);
  const scheme = url?.scheme ?? /^([a-z][a-z0-9+-]*):/i.exec(to)?.[1]?.toLowerCase() ?? '';
  if (isClearText(scheme) && scheme !== 'ftp') return yield* clearText(profile, { from, to, url, pointer });
  if (scheme !== 'https' && scheme !== 'ssh') yield error('REWRITE_TO_SCHEME', pointer, { scheme });
}

interface ClearText extends Rewrite {
  readonly url: GitUrl | undefined;
  readonly pointer: string;
}

/** git rewrites after go has checked the scheme, so code and tokens travel in clear and go never knows. */
function* clearText(profile: Profile, { from, to, url, pointer }: ClearText): Generator<Finding> {
  const host = url?.host.toLowerCase() ?? '';
  const excused = profile.insecure.some(
    (entry) => entry.allow === 'http-rewrite' && entry.host?.toLowerCase() === host,
  );
  // An entry past its date excuses as well here: `inForce` takes both of them out and says so.
  if (excused) return;
  const entry = `allow: http-rewrite, host: ${quoted(host)}, reason: "why", expires: 2026-12-31`;
  yield error('REWRITE_TO_HTTP', pointer, { from, to, host, fragment: `insecure:\n  - { ${entry} }\n` });
}

function* sourceRules(
  isPrivate: (path: string) => boolean,
  { from, to }: Rewrite,
  pointer: string,
): Generator<Finding> {
  const url = parseGitUrl(from);
  if (/^git:/i.test(from)) yield warning('REWRITE_GIT_INERT', pointer, { from });
  if (url === undefined) return;
  const odd = /[A-Z]/.test(url.host) || (url.scheme === 'https' && url.port === '443');
  if (odd) yield warning('REWRITE_SELDOM_MATCHES', pointer, { from });
  const host = url.host.toLowerCase();
  const moved = parseGitUrl(to)?.host.toLowerCase() !== host;
  if (isPrivate(from.replace(/^.*?\/\/(?:[^/@]*@)?/, '').replace(/\/$/, '')) || isPrivate(host)) return;
  yield warning(moved ? 'REWRITE_REDIRECTS_OUTSIDE' : 'REWRITE_OUTSIDE_PRIVATE', pointer, {
    host,
    to: to.replace(/\/\/[^/@]*@/, '//***@'),
    fragment: `go:\n  private: [${quoted(host)}]\n`,
  });
}

function* pairRules(i: number, rewrites: readonly Rewrite[]): Generator<Finding> {
  const { from, to } = rewrites[i] ?? { from: '', to: '' };
  const pointer = `/git/rewrite/${i}`;
  const same = rewrites.findIndex((other) => other.from === from);
  if (same < i) yield error('REWRITE_DUPLICATE', pointer, { from, other: `/git/rewrite/${same}` });
  // Mapped to itself it exempts a subtree from a shorter rule; without one it does nothing.
  const exempts = rewrites.some(
    (other, at) => at !== i && other.from !== from && from.startsWith(other.from),
  );
  if (from === to && !exempts) yield warning('REWRITE_IDENTICAL', pointer, { from });
  const next = rewrites.findIndex((other, at) => at !== i && other.from !== '' && to.startsWith(other.from));
  if (next < 0 || from === to) return;
  yield warning('REWRITE_CHAIN', pointer, {
    to,
    next: rewrites[next]?.from ?? '',
    other: `/git/rewrite/${next}`,
  });
}
