import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { ABSENT, type Absent } from '../../core/value.ts';
import { OWNERS } from '../../pki/store-files.ts';

/** Who needs which of goenv's anchor files, by short fingerprint. */
export interface OwnersFound {
  /** What this owner's note says: the name of the profile. */
  readonly mine: ReadonlyMap<string, string>;
  /** The other owners, as people read them: `uid 1001 (acme)`. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** This owner's notes, one for each of the fingerprints asked for. */
  readonly files: ReadonlyMap<string, Uint8Array | Absent>;
}

/**
 * Reads the notes: one file an owner and certificate, so that nobody rewrites what another has written. Under another
 * root the notes there count. Reads only.
 */
export async function readOwners(
  reader: Reader,
  prints: readonly string[],
  facts: Facts,
): Promise<OwnersFound> {
  const mine = new Map<string, string>();
  const others = new Map<string, readonly string[]>();
  const files = new Map<string, Uint8Array | Absent>();
  for (const name of await reader.list(OWNERS)) {
    const [, print = '', owner = ''] = NOTE.exec(name) ?? [];
    if (!prints.includes(print)) continue;
    const seen = await reader.read(`${OWNERS}/${name}`);
    if (seen.kind === 'absent') continue;
    const profile = new TextDecoder().decode(seen.bytes).trim();
    if (owner !== ownerOf(facts)) {
      const who = owner === MACHINE ? 'scope: machine' : `uid ${owner}`;
      others.set(print, [...(others.get(print) ?? []), `${who} (${profile})`]);
    } else {
      mine.set(print, profile);
      files.set(notePath(print, facts), seen.bytes);
    }
  }
  for (const path of prints.map((print) => notePath(print, facts))) {
    if (files.has(path)) continue;
    // A folder that may not be looked into is a fault: that nobody else needs a file must not be guessed.
    await reader.read(path);
    files.set(path, ABSENT);
  }
  return { mine, others, files };
}

/** This owner's note on a certificate. */
export function notePath(print: string, facts: Facts): string {
  return `${OWNERS}/${print}.${ownerOf(facts)}`;
}

/** A profile of its own each: a user's, and the machine's. */
function ownerOf({ scope, uid }: Facts): string {
  return scope === 'machine' ? MACHINE : String(uid);
}

const MACHINE = 'machine';
const NOTE = /^([0-9a-f]{16})\.(\d+|machine)$/;
