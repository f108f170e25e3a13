import { compilePatterns } from '../../go/patterns.ts';
import { withScheme } from '../../go/proxy-list.ts';
import { isPublicMirror } from '../../go/services.ts';
import { hostnameOf, parseUrl } from '../../go/url.ts';
import type { GoSection, Profile } from '../sections/profile.ts';

/** One entry of go.proxy with what the rules ask of it. */
export interface Route {
  readonly entry: string;
  readonly kind: 'direct' | 'off' | 'public' | 'own';
  readonly scheme: string;
  /** Without port, lower case; `''` for file, direct, off. */
  readonly host: string;
  /** With the port. */
  readonly authority: string;
  readonly fallback: 'not-found' | 'any-error';
  readonly pointer: string;
}

/** The entries of go.proxy that go reads, in order; broken ones are left out (they have their own finding). */
export function routesOf(go: GoSection | undefined): readonly Route[] {
  const routes: Route[] = [];
  for (const [i, { url: entry, fallback }] of (go?.proxy ?? []).entries()) {
    const url = parseUrl(withScheme(entry)).url;
    if (url === undefined) continue;
    const host = hostnameOf(url.host).toLowerCase();
    const base = {
      entry,
      fallback,
      pointer: `/go/proxy/${i}`,
      scheme: url.scheme,
      host,
      authority: url.host,
    };
    routes.push({ ...base, kind: kindOf(entry, host) });
    if (entry === 'direct' || entry === 'off') break;
  }
  return routes;
}

/**
 * Tells of a host or a path whether go.private covers it. A pattern covers a host when it matches it, or when it names
 * a part of it (`host/team` is of that host).
 */
export function privateTest(profile: Profile): (path: string) => boolean {
  const patterns = (profile.go?.private ?? []).map(({ path }) => path);
  const covers = compilePatterns(patterns);
  const coversHost = compilePatterns(patterns.map((pattern) => pattern.split('/')[0] ?? ''));
  return (path) => covers(path) || (!path.includes('/') && coversHost(path));
}

function kindOf(entry: string, host: string): Route['kind'] {
  if (entry === 'direct' || entry === 'off') return entry;
  return isPublicMirror(host) ? 'public' : 'own';
}
