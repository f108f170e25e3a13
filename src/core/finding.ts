import type { CauseCode } from './codes/explain.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Who was being talked to when it failed; told by the shape of the URL and the phase, never by a host's name. */
export type Hop =
  | 'goproxy'
  | 'redirect-host'
  | 'sumdb'
  | 'toolchain'
  | 'import-path-host'
  | 'git-host'
  | 'network-proxy'
  | 'local-disk'
  | 'other-host'
  | 'none';

/** What broke: the deepest layer that the text shows. */
export type Layer = 'dns' | 'tcp' | 'proxy' | 'tls' | 'http' | 'content' | 'auth' | 'config' | 'project';

/** `certain`: the text has one cause; `likely`: others are rare; `possible`: only the probe can tell. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** One line of the log, without prefixes and secrets; `line` counts from 1. */
export interface Evidence {
  readonly line: number;
  readonly text: string;
}

/** Another cause with the same text, and the one test that decides (`ui/messages/probes.ts` has the words). */
export interface Candidate {
  readonly code: CauseCode;
  readonly decideBy: ProbeName;
}

/** A diagnostic of a failure that goenv did not see happen, only its traces. */
export interface Finding extends Diagnostic {
  readonly code: CauseCode;
  readonly hop: Hop;
  readonly layer: Layer;
  readonly confidence: Confidence;
  /** How many times the log shows it. */
  readonly count: number;
  readonly evidence: readonly Evidence[];
  readonly candidates: readonly Candidate[];
  /** What people try and must not, each with its reason in `ui/messages/never.ts`. */
  readonly never: readonly NeverName[];
}

/** The tests that tell causes with one text apart. */
export const PROBES = [
  'other-host',
  'compare-issuer',
  'count-roots',
  'show-chain',
  'curl-works',
  'clock',
  'resolver',
  'ipv4-only',
  'proxy-variables',
  'through-proxy',
  'connect-proxy',
  'in-container',
  'anonymous-fetch',
  'repo-in-browser',
  'other-mirror',
  'sumdb-lookup',
  'go-env',
  'go-version',
  'git-verbose',
  'curl-verbose',
  'open-url',
  'offers',
  'read-log',
] as const;
export type ProbeName = (typeof PROBES)[number];

/** Cures that do harm or nothing. */
export const NEVER = [
  'gosumdb-off',
  'goinsecure-all',
  'ssl-verify-false',
  'no-verify-env',
  'x509-ignore-cn',
  'tidy-e',
  'delete-go-sum',
  'private-everything',
  'https-to-http',
  'strict-host-key-no',
  'bar-fallback',
  'token-in-url',
  'replace-scp',
  'chmod-777',
  'safe-directory-star',
  'mod-mod',
  'lower-tls',
  'network-settings',
] as const;
export type NeverName = (typeof NEVER)[number];
