import type { Hop } from './finding.ts';

/** How one test of doctor ended; `skipped` and `not-applicable` say why in their fact. */
export type ProbeStatus = 'ok' | 'warning' | 'failed' | 'skipped' | 'not-applicable';

/** What a probe can have seen; `ui/messages/facts.ts` has the words. */
export const FACTS = [
  'direct',
  'through',
  'addresses',
  'connected',
  'not-connected',
  'tunnel',
  'tls',
  'issuer',
  'inspected',
  'until',
  'answer',
  'redirected',
  'broken',
  'distrusted',
  'sumdb-through',
  'sumdb-off',
  'sumdb-unsupported',
  'sumdb-supported',
  'sumdb-head',
  'sumdb-record',
  'entry-direct',
  'entry-off',
  'not-reached',
  'folder',
  'refs',
  'host-only',
  'git-said',
  'timed-out',
  'no-git',
  'no-go',
  'ca-not-in-place',
  'meta',
  'toolchain-local',
  'toolchain-found',
  'file-fine',
  'no-file',
  'findings',
  'go-stops',
  'go-goes-on',
  'mirror',
  'mirror-is-yours',
] as const;
export type FactName = (typeof FACTS)[number];

/** What a probe saw: a name, and what fills its words. */
export interface Fact {
  readonly name: FactName;
  readonly params?: Readonly<Record<string, string>>;
}

/** One read-only test that was made. */
export interface ProbeResult {
  /** What was tested: `tls`, `http`, `sumdb-supported`, `ls-remote`. */
  readonly name: string;
  /** Of whom: a URL or a path, without secrets. */
  readonly target: string;
  readonly hop: Hop;
  readonly status: ProbeStatus;
  /** Milliseconds it took by itself. */
  readonly ms: number;
  readonly facts: readonly Fact[];
  /** Certificates that were shown, the server's own first, and the root that is trusted here. */
  readonly chain?: readonly ShownCertificate[];
}

/** A certificate as people compare it. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** ISO, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** 64 small hexadecimal digits, of the DER. */
  readonly sha256: string;
  /** Host names and addresses that it is for. */
  readonly names: readonly string[];
}
