import type { Profile } from '../profile/sections/profile.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Located } from './located.ts';
import type { GivenSignature } from './policy.ts';
import type { Snapshot } from './snapshot.ts';
import { ABSENT, type Secret, type Value } from './value.ts';

/** A value as JSON: `null` is absent. */
export type StoredValue = string | Secret | null;

/** One key that goenv owns: what it found first, and what it wrote last. */
export interface KeyRecord {
  readonly first: StoredValue;
  readonly wrote: StoredValue;
  /** Left to root by `--no-sudo`: that nobody has done it yet is nobody's change. */
  readonly handedOver?: true;
}

/** A file as it was before goenv touched it. */
export interface FirstSeen {
  /** Base64. Kept verbatim, mode 0600, never printed, gone with a complete revert. */
  readonly bytes: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface FileRecord {
  /** `null`: the file was not there. */
  readonly first: FirstSeen | null;
  /** SHA-256 of what goenv wrote last; `null`: goenv removed it. */
  readonly wrote: string | null;
  /** Somebody edited the file between two writes of goenv: it is mended key by key, never put back whole. */
  readonly edited: boolean;
}

/** What one planner owns. */
export interface Owned {
  readonly keys: Readonly<Record<string, KeyRecord>>;
  readonly files: Readonly<Record<string, FileRecord>>;
}

/** What is about to happen, written before it does; `recover` tells afterwards how far it came. */
export interface Pending {
  readonly planner: string;
  readonly keys: Readonly<Record<string, PendingKey>>;
  readonly files: Readonly<Record<string, PendingFile>>;
  /** Folders that were about to come or go. */
  readonly trees?: readonly string[];
}
export interface PendingKey {
  readonly before: StoredValue;
  readonly after: StoredValue;
  /** The key goes back to its first-seen value and is no longer goenv's. */
  readonly release: boolean;
}
export interface PendingFile {
  readonly before: string | null;
  readonly after: string | null;
  /** The before-image, when this is the first touch. */
  readonly first?: FirstSeen | null;
  readonly edited: boolean;
}

/** Which profile is applied. The resolved profile is kept: `check` needs no file, and a no-op plan no parser. */
export interface Applied {
  readonly name: string;
  readonly source: string;
  readonly sha256: string;
  /** ISO time, UTC. */
  readonly at: string;
  readonly profile: Profile;
  /** The texts it was made from: while they and goenv are the same, the resolved profile is. */
  readonly sources: readonly SourceStamp[];
  readonly goenv: string;
  readonly allow: readonly string[];
  /** What the lint had to say (no errors, or nothing would have been applied). */
  readonly findings: readonly Diagnostic[];
  /** The day it said so, `YYYY-MM-DD`, when it depends on the day (dates of exceptions); '' when it does not. */
  readonly judged: string;
  /** The files that the profile names, as they were: `check` asks for none of them. */
  readonly files?: Snapshot;
  /** Planners that `--only`/`--skip` left out. */
  readonly skipped: readonly string[];
  /** Whose signature of it a policy asked for, and got. The name alone, of earlier versions, proves nothing today. */
  readonly signed?: readonly (GivenSignature | string)[];
}
export interface SourceStamp {
  readonly ref: string;
  readonly file: string;
  readonly sha256: string;
  readonly stranger?: true;
  /** The text that extends it says its digest. */
  readonly pinned?: true;
  /** An allowed_signers file, that a text was verified with. */
  readonly signers?: true;
}

export interface Journal {
  readonly formatVersion: 1;
  readonly applied?: Applied;
  readonly planners: Readonly<Record<string, Owned>>;
  /** By planner: what decided where its files lie. */
  readonly located?: Readonly<Record<string, Located>>;
  /** Folders goenv made, outermost first; they go when they are empty and nothing of goenv's is in them. */
  readonly folders: readonly string[];
  readonly pending?: Pending;
}

export const EMPTY_JOURNAL: Journal = { formatVersion: 1, planners: {}, folders: [] };
const NOTHING_OWNED: Owned = { keys: {}, files: {} };

export function store(value: Value): StoredValue {
  return value === ABSENT ? null : value;
}

export function restore(value: StoredValue): Value {
  return value === null ? ABSENT : value;
}

/** What a planner owns; empty when it owns nothing. */
export function ownedBy(journal: Journal, planner: string): Owned {
  return journal.planners[planner] ?? NOTHING_OWNED;
}

/** Whether goenv owns anything, or was killed while it was about to. */
export function isEmpty(journal: Journal): boolean {
  return (
    journal.pending === undefined && Object.values(journal.planners).every((owned) => !ownsAnything(owned))
  );
}

export function ownsAnything(owned: Owned): boolean {
  return Object.keys(owned.keys).length > 0 || Object.keys(owned.files).length > 0;
}

/** The journal with another record for one planner; a planner that owns nothing is left out. */
export function withOwned(journal: Journal, planner: string, { keys, files }: Owned): Journal {
  // A file that goenv made and took away again has nothing to come back to.
  const kept = Object.entries(files).filter(([, { first, wrote }]) => first !== null || wrote !== null);
  const owned = { keys, files: Object.fromEntries(kept) };
  if (ownsAnything(owned)) return { ...journal, planners: { ...journal.planners, [planner]: owned } };
  const { [planner]: _, ...others } = journal.planners;
  const { located, ...rest } = journal;
  const { [planner]: __, ...places } = located ?? {};
  return { ...rest, planners: others, ...(Object.keys(places).length > 0 && { located: places }) };
}
