import type { Allow, Environment } from '../profile/sections/profile.ts';

/**
 * What one settings file demands of every profile. Those of several files hold at once, so that a file can add demands
 * and never take one away.
 */
export interface Policy {
  /** The settings file, absolute. */
  readonly file: string;
  readonly forbid?: readonly Allow[];
  readonly signature?: RequiredSignature;
  /** Exceptions are judged at least as strictly as this environment does. */
  readonly environment?: Environment;
  /** Names that a profile may have; `*` stands for any letters. */
  readonly names?: readonly string[];
  /** Line of each of these keys in the file, from 1, where it was found. */
  readonly lines: Readonly<Record<string, number>>;
}

/** Who must have signed a profile. */
export interface RequiredSignature {
  /** Absolute path of an OpenSSH allowed_signers file. */
  readonly file: string;
  readonly principal: string;
}

/** A signature that a policy asked for, and got. */
export interface GivenSignature {
  readonly principal: string;
  /** SHA-256 of the allowed_signers file that said so, 64 small hexadecimal digits. */
  readonly signers: string;
}

export type Rule = 'forbid' | 'signature' | 'environment' | 'names';

/** One demand of a settings file. */
export interface Demand {
  readonly file: string;
  /** From 1; absent when the line was not found. */
  readonly line?: number;
  readonly rule: Rule;
  /** What is forbidden, who must sign, the environment, or the names. */
  readonly values: readonly string[];
  /** Whether the profile meets it; `null` where there is none. */
  readonly met: boolean | null;
}

/** A demand that a profile was held against. */
export interface Verdict extends Demand {
  readonly met: boolean;
}
