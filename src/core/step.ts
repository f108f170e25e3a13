import type { TreeSource } from './host.ts';

/**
 * One primitive effect, as data. Planners give steps; the engine journals and performs them.
 */
export interface WriteFile {
  readonly kind: 'write-file';
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Mode of a file that does not exist yet; one that exists keeps its own. */
  readonly mode: number;
  readonly lock?: 'git';
  /** A resolved secret is in it: mode 0600 whatever it was, and never through a symbolic link. */
  readonly secret?: true;
  /** By sudo, when a user's profile changes the system's trust store. */
  readonly elevate?: true;
}

export interface RemoveFile {
  readonly kind: 'remove-file';
  readonly path: string;
  readonly lock?: 'git';
  /** By sudo, when a user's profile changes the system's trust store. */
  readonly elevate?: true;
}

/** Runs a program of the system, such as the one that rebuilds the trust store; its exit code proves nothing. */
export interface RunProgram {
  readonly kind: 'run';
  /** Absolute path first; never a shell. */
  readonly argv: readonly [string, ...string[]];
  /** Milliseconds; 120,000 when not said. */
  readonly timeout?: number;
  readonly elevate?: true;
}

/** Unpacks into a new folder, which appears whole and proven or not at all. */
export interface Unpack {
  readonly kind: 'unpack';
  /** The folder; nothing is there yet. */
  readonly path: string;
  readonly source: TreeSource;
}

/** Removes a folder that goenv unpacked; the host takes no other. */
export interface RemoveTree {
  readonly kind: 'remove-tree';
  readonly path: string;
}

export type Step = WriteFile | RemoveFile | RunProgram | Unpack | RemoveTree;
