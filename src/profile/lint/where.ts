import type { Place } from '../../core/diagnostic.ts';
import type { Profile } from '../sections/profile.ts';

/** Where a value was written: its own origin, else that of its nearest parent; `undefined` when none is known. */
export function placeOf(profile: Profile, pointer: string): Place | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const origin = profile.origins[at];
    if (origin) return { file: origin.file, line: origin.line, column: origin.column };
    if (at === '') return undefined;
  }
}
