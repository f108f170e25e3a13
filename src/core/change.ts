import type { Origin } from '../profile/sections/profile.ts';
import type { Place } from './diagnostic.ts';
import type { Value } from './value.ts';

export const ACTIONS = ['create', 'update', 'delete', 'no-op'] as const;
export type Action = (typeof ACTIONS)[number];

/** What keeps a setting that goenv wrote from being in force. */
export interface Override {
  /** What overrides: `environment variable GOPROXY`, `~/.gitconfig`. */
  readonly by: string;
  /** The value that wins, redacted by whoever prints it. */
  readonly value: string;
  /** The file and line that sets it, where it can be found. */
  readonly where?: Place;
  /** The variable, when an exported one overrides: `shell.unset` is its cure. */
  readonly variable?: string;
}

/** Before and after of one key. */
export interface Change {
  readonly planner: string;
  readonly key: string;
  readonly action: Action;
  readonly before: Value;
  readonly after: Value;
  /** The profile line that asks for it; none when a first-seen value is put back. */
  readonly origin?: Origin;
  readonly overriddenBy?: Override;
  /** The value is not what goenv last wrote there: somebody changed it since. */
  readonly changedSince?: boolean;
  /** It needs root's rights in a user's profile: done by sudo. */
  readonly elevate?: true;
}
