import type { Place } from '../../core/diagnostic.ts';
import { nearestOrigin } from '../../core/nearest-origin.ts';
import type { Profile } from '../sections/profile.ts';

/** Where a value was written: its own origin, else that of its nearest parent; `undefined` when none is known. */
export function placeOf(profile: Profile, pointer: string): Place | undefined {
  const origin = nearestOrigin(profile.origins, pointer);
  return origin && { file: origin.file, line: origin.line, column: origin.column };
}
