import type { Facts } from '../core/facts.ts';
import { isProfileUrl } from '../core/profile-url.ts';
import { sha256 as digestOf } from '../host/digest.ts';
import { type KeptProfile, keptProfile } from '../host/profile-cache.ts';
import type { LoadedProfile } from './load-profile.ts';
import { keptPlaces } from './read-entry.ts';

/**
 * The same profile with every text from elsewhere that it was made of, as it came just now or is kept in either scope: what
 * `apply` keeps in the profile's own scope, and a saved plan carries. `facts` are the user's, who sees both places.
 */
export function withRemoteTexts(facts: Facts, loading: LoadedProfile): LoadedProfile {
  const places = keptPlaces(facts);
  const fetched = loading.sources.flatMap(({ ref, sha256 }): readonly KeptProfile[] => {
    if (!isProfileUrl(ref)) return [];
    const found = loading.fetched.find((one) => one.ref === ref) ?? keptProfile(places, ref);
    return found && digestOf(found.bytes) === sha256 ? [found] : [];
  });
  return { ...loading, fetched };
}
