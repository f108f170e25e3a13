import type { Origin, Profile } from '../profile/sections/profile.ts';

/** Where a value was written: its own origin, else that of the nearest list or map that holds it. */
export function nearestOrigin(origins: Profile['origins'], pointer: string): Origin | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const origin = origins[at];
    if (origin) return origin;
  }
  return undefined;
}
