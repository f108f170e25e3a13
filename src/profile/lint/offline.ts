import type { Profile } from '../sections/profile.ts';
import { error, type Finding, info } from './rule.ts';
import { isSha256 } from './trust.ts';

/** An air gap uses the bundles alone; a bundle nobody vouches for is not used at all. */
export function* offlineRules(profile: Profile): Generator<Finding> {
  if (profile.offline === undefined) return;
  const bundles = profile.offline.bundles ?? [];
  if (bundles.length === 0) yield error('OFFLINE_NO_BUNDLE', '/offline');
  for (const [i, { sha256, signedBy }] of bundles.entries()) {
    const pointer = `/offline/bundles/${i}`;
    if (sha256 === undefined && signedBy === undefined) yield error('OFFLINE_BUNDLE_UNPINNED', pointer);
    if (sha256 !== undefined && !isSha256(sha256))
      yield error('SHA256_MALFORMED', `${pointer}/sha256`, { value: sha256 });
  }
  for (const key of ['proxy', 'sumdb'] as const) {
    if (profile.go?.[key] !== undefined)
      yield info('OFFLINE_IGNORES', `/go/${key}`, { key: `go.${key}`, other: '/offline' });
  }
  const direct = profile.go?.private?.findIndex(({ via }) => via === 'direct') ?? -1;
  if (direct >= 0)
    yield info('OFFLINE_IGNORES', `/go/private/${direct}`, {
      key: 'go.private via: direct',
      other: '/offline',
    });
}
