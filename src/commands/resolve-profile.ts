import { type Diagnostic, isFailure, type Place } from '../core/diagnostic.ts';
import type { SourceStamp } from '../core/journal.ts';
import type { ProfileText } from '../host/profile-files.ts';
import { basesOf } from '../profile/bases.ts';
import { type LoadContext, loadProfile } from '../profile/load.ts';
import { parseSource } from '../profile/parse.ts';
import type { Profile } from '../profile/sections/profile.ts';
import type { ParsedSource } from '../profile/source.ts';

export interface Resolved {
  /** Absent when a diagnostic is an error. */
  readonly profile?: Profile;
  readonly diagnostics: readonly Diagnostic[];
  /** Every text that was read, the entry first. */
  readonly sources: readonly SourceStamp[];
}

/**
 * Reads what the entry extends, base by base, and makes one profile of all.
 * A chunk of its own with the YAML parser and the validator: loaded when a profile's text is new.
 */
export function resolveProfile(
  entry: ProfileText,
  { read, context }: { read: (ref: string) => ProfileText; context: LoadContext },
): Resolved {
  const sources = new Map<string, ParsedSource>();
  const unread: Diagnostic[] = [];
  const queue: ProfileText[] = [entry];
  const pinned = new Set<string>();
  for (let text = queue.shift(); text !== undefined; text = queue.shift()) {
    if (sources.has(text.ref)) continue;
    const parsed = parseSource(text);
    sources.set(text.ref, parsed);
    for (const base of basesOf(parsed, context.home)) {
      if (base.sha256 !== undefined) pinned.add(base.ref);
      if (base.kind === 'url' || sources.has(base.ref)) continue;
      const found = tryRead(base.ref, read);
      if ('code' in found) unread.push({ ...found, where: base.named.origin });
      else queue.push(found);
    }
  }
  const loaded = loadProfile(sources, entry.ref, context);
  const stamps = [...sources.values()].map(({ ref, file, sha256, stranger }) => {
    return {
      ref,
      file,
      sha256,
      ...(stranger && { stranger }),
      ...(pinned.has(ref) && { pinned: true as const }),
    };
  });
  // Why a base cannot be read says more than that it is not there.
  const told = new Set(unread.map(({ where }) => placeKey(where)));
  const others = loaded.diagnostics.filter(
    ({ code, where }) => code !== 'PROFILE_EXTENDS_NOT_FOUND' || !told.has(placeKey(where)),
  );
  const diagnostics = [...unread, ...others];
  return unread.length > 0 ? { diagnostics, sources: stamps } : { ...loaded, sources: stamps };
}

/** A base that cannot be read is a mistake of the profile that names it. */
function tryRead(ref: string, read: (ref: string) => ProfileText): ProfileText | Diagnostic {
  try {
    return read(ref);
  } catch (error) {
    if (!isFailure(error)) throw error;
    return error.diagnostic;
  }
}

function placeKey(where: Place | undefined): string {
  return `${where?.file}:${where?.line}:${where?.column}`;
}
