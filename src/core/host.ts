import type { BundleRef } from './bundle-set.ts';
import type { Toolchain } from './toolchain.ts';
import { ABSENT, type Absent } from './value.ts';

/** A regular file as found, links followed. */
export interface FileFound {
  readonly kind: 'file';
  readonly bytes: Uint8Array;
  /** Permission bits, octal: `0o600`. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** The path with every link resolved: the file that a write must replace. */
  readonly real: string;
}
export interface FileAbsent {
  readonly kind: 'absent';
  /** Where the file would come to be (a dangling link resolved). */
  readonly real: string;
}
export type FileSeen = FileFound | FileAbsent;

/** The bytes of a file as found. */
export function bytesOf(seen: FileSeen): Uint8Array | Absent {
  return seen.kind === 'absent' ? ABSENT : seen.bytes;
}

/** What a question to another program gave. */
export type Answer =
  | { readonly kind: 'done'; readonly status: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'timeout' };

export interface Question {
  readonly argv: readonly [string, ...string[]];
  /** Variables set on top of the facts' environment; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds; 5000 when not said. */
  readonly timeout?: number;
}

/** Bundles to be proven, one by one and together. */
export interface BundlesNeeded {
  readonly refs: readonly BundleRef[];
  /** An exception allows bundles without a checksum database. */
  readonly unproven: boolean;
}

/** The read half of the machine: all that planning may use. It never changes anything. */
export interface Reader {
  /** Reads a regular file; a directory, fifo, device, loop or permission fault throws a `Failure` (exit 1). */
  read(path: string): Promise<FileSeen>;
  /** As `read`, for a file that the profile names: it lies beside the profile, not under `--root`. `read` when it is not there. */
  readSource?(path: string): Promise<FileSeen>;
  /**
   * Proves bundles and gives their `BundleSet` as JSON, as if it were a file of this name. Where every one is pinned and
   * the tree is unpacked already, its receipt is enough. Errors: those of `host/read-bundles.ts` (4; 1 when one cannot be read).
   */
  readBundles?(name: string, needed: BundlesNeeded): Promise<FileSeen>;
  /** Names in a folder, sorted; empty when there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  /** SHA-256 in lower-case hex. */
  digest(bytes: Uint8Array): string;
  /** Asks another program, read-only, from `/`, without a shell and without stdin. */
  ask(question: Question): Promise<Answer>;
}

/** What the engine tells the host about one file effect. */
export interface FileEffect {
  /** The path as settings spell it; the host resolves links. */
  readonly path: string;
  /** New bytes, or `ABSENT` to remove the file. */
  readonly bytes: Uint8Array | Absent;
  /** SHA-256 (hex) of the bytes the effect was planned on, `null` for absent; a difference is `CHANGED_UNDERNEATH`. */
  readonly expected: string | null;
  /** Mode for a file that does not exist yet, or to be put back; a file that exists keeps its own otherwise. */
  readonly mode?: number;
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** `git`: the write takes git's own lock (`F.lock`) for its duration. */
  readonly lock?: 'git';
  /** A resolved secret is in it: mode 0600 whatever it was; `SECRET_THROUGH_LINK` where the path is a link. */
  readonly secret?: true;
  readonly elevate?: true;
}

/** What the engine tells the host about one program to run for its effect. */
export interface RunEffect {
  readonly argv: readonly [string, ...string[]];
  /** Milliseconds. */
  readonly timeout: number;
  readonly elevate?: true;
}

/** What the engine tells the host about one tree of files that it unpacks, or unpacked before. */
export interface TreeEffect {
  /** The folder: new, whole and proven when it comes to be. */
  readonly tree: string;
  /** What is unpacked, or `ABSENT` to remove the folder. */
  readonly source: TreeSource | Absent;
}

/** Where a tree comes from. */
export type TreeSource =
  /** Bundles, merged; each must still have this digest. */
  | {
      readonly kind: 'bundles';
      readonly digest: string;
      readonly bundles: readonly { readonly file: string; readonly sha256: string }[];
    } /** A release of Go: from an unpacked tree of bundles, else by the go that is here with these variables. */
  | {
      readonly kind: 'toolchain';
      readonly toolchain: Toolchain;
      readonly tree?: string;
      readonly env?: Readonly<Record<string, string>>;
      /** Verifier key of the database that proves it; go's own when not said. */
      readonly key?: string;
    };

/** The whole machine, as the engine alone may use it. */
export interface Host extends Reader {
  /** Runs another program for proof, off the path of a plan; same limits as `ask`. */
  run(question: Question): Promise<Answer>;
  /**
   * Waits until no program runs any more that a killed goenv of this state folder had started for its effect.
   * Errors (1): `PROGRAM_STILL_RUNS` after two minutes.
   */
  awaitStragglers(): Promise<void>;
  /** Runs a program of the system for its effect. Errors: `PROGRAM_MISSING`, `PROGRAM_FAILED`, `PROGRAM_TIMED_OUT`. */
  perform(effect: RunEffect): Promise<void>;
  /** Folders that `path` needs and that are missing, outermost first. */
  missingFolders(path: string): Promise<readonly string[]>;
  /** Throws the `Failure` that writing this file would meet (read-only, no permission, stale lock, a secret through a link); changes nothing. */
  probeWrite(path: string, how?: Pick<FileEffect, 'lock' | 'secret' | 'elevate'>): Promise<void>;
  /** Writes or removes one file, atomically and durably; makes missing folders. */
  change(effect: FileEffect): Promise<void>;
  /**
   * Unpacks a tree beside its place, renames it there when all of it is proven and on the disk; or removes one of goenv's.
   * Errors: those of reading bundles, `TREE_NOT_OURS` (4), `WRITE_FAILED`; nothing is visible then.
   */
  changeTree(effect: TreeEffect): Promise<void>;
  /** Removes what a killed `changeTree` may have left beside this folder. */
  sweepTree(path: string): Promise<void>;
  /** Removes what a killed `change` of this path may have left behind: its temporary file, and git's lock if it is goenv's. */
  sweep(path: string, after: string | null): Promise<void>;
  /** Removes a folder if it is empty; true when it is gone now. */
  removeFolder(path: string): Promise<boolean>;
}

/** Where the journal lives; `save` is atomic and durable, so that a reader sees the old or the new text, whole. */
export interface Ledger {
  /** Where it is, for messages. */
  readonly path: string;
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
  clear(): Promise<void>;
}
