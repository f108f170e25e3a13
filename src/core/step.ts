import type { Absent } from './value.ts';

/**
 * One primitive effect, as data. Planners give steps; the engine journals and performs them.
 * Running programs, unpacking and removing trees join this union with the planners that need them.
 */
export interface WriteFile {
  readonly kind: 'write-file';
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Mode of a file that does not exist yet; one that exists keeps its own. */
  readonly mode: number;
  readonly lock?: 'git';
}

export interface RemoveFile {
  readonly kind: 'remove-file';
  readonly path: string;
  readonly lock?: 'git';
}

export type Step = WriteFile | RemoveFile;

/** The bytes a file has once the step has run. */
export function bytesAfter(step: Step, absent: Absent): Uint8Array | Absent {
  return step.kind === 'write-file' ? step.bytes : absent;
}
