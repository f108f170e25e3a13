import { matchesPattern } from '../../go/patterns.ts';
import { withoutUserinfo } from '../../go/url.ts';
import type { Profile } from '../sections/profile.ts';
import { gitHost } from './git-url.ts';
import { privateTest, routesOf } from './routes.ts';
import { error, type Finding, quoted, warning } from './rule.ts';

/** Whether what the profile calls private has a way to come in, and only that way. */
export function* reachRules(profile: Profile): Generator<Finding> {
  yield* viaProxy(profile);
  yield* vcsForbids(profile);
  yield* undeclared(profile);
}

/** `via: proxy` wants a proxy that can have the module; a public mirror never has it, and hears its name. */
function* viaProxy(profile: Profile): Generator<Finding> {
  const wanted = (profile.go?.private ?? []).findIndex(({ via }) => via === 'proxy');
  const pattern = profile.go?.private?.[wanted]?.path;
  // Under `offline` the bundles alone are asked.
  if (pattern === undefined || profile.offline) return;
  const pointer = `/go/private/${wanted}`;
  const routes = routesOf(profile.go);
  const own = routes.findIndex(({ kind }) => kind === 'own');
  const fragment = 'go:\n  proxy: [https://athens.example.com, direct]\n';
  if (profile.go?.proxy === undefined)
    return yield warning('VIA_PROXY_NO_PROXY', pointer, { pattern, fragment });
  if (own < 0) return yield error('VIA_PROXY_PUBLIC_ONLY', pointer, { pattern, fragment });
  const early = routes.slice(0, own).find(({ kind }) => kind === 'public');
  if (early === undefined) return;
  const url = withoutUserinfo(early.entry);
  yield warning('VIA_PROXY_LEAK', early.pointer, { pattern, url, other: pointer });
}

/** A direct fetch needs a version control system that GOVCS allows; the first rule that matches decides. */
function* vcsForbids(profile: Profile): Generator<Finding> {
  // Offline nothing is fetched directly.
  if (profile.offline) return;
  const rules = profile.go?.vcs ?? [];
  for (const [i, { path, via }] of (profile.go?.private ?? []).entries()) {
    const matches = (pattern: string) =>
      pattern === 'private' || (pattern !== 'public' && matchesPattern(pattern, path));
    const at = via === 'direct' ? rules.findIndex(({ pattern }) => matches(pattern)) : -1;
    if (rules[at]?.allow.every((name) => name === 'off')) {
      yield warning('PRIVATE_VCS_OFF', `/go/private/${i}`, { pattern: path, other: `/go/vcs/${at}` });
    }
  }
}

/**
 * A host that the profile sets up by itself and does not call private: its module paths go to the first proxy of the
 * list before `direct` is ever tried. Rewrites have their own finding.
 */
function* undeclared(profile: Profile): Generator<Finding> {
  const first = routesOf(profile.go).find(({ kind }) => kind === 'public');
  if (first === undefined) return;
  const isPrivate = privateTest(profile);
  const hosts = (profile.git?.http ?? []).map(({ url }, i) => ({
    host: gitHost(url),
    pointer: `/git/http/${i}/url`,
  }));
  const modules = profile.insecure.flatMap(({ module }, i) =>
    module === undefined || module === 'all' ? [] : [{ host: module, pointer: `/insecure/${i}/module` }],
  );
  for (const { host, pointer } of [...hosts, ...modules]) {
    if (!host || /[*?[]/.test(host) || isPrivate(host)) continue;
    const proxy = withoutUserinfo(first.entry);
    yield warning('PRIVATE_NOT_DECLARED', pointer, {
      host,
      proxy,
      fragment: `go:\n  private: [${quoted(host)}]\n`,
    });
  }
}
