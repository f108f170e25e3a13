import type { CauseCode } from '../core/codes/explain.ts';
import type { Diagnostic, Place, Severity } from '../core/diagnostic.ts';
import type { Candidate } from '../core/finding.ts';
import type { Reader } from '../core/host.ts';
import type { Network, Trace } from '../core/network.ts';
import type { ProbeResult } from '../core/probe.ts';
import type { Request } from '../explain/request.ts';

/** A module to replay requests for: `example.com/a`, `v1.2.3` or none for the latest. */
export interface AskedModule {
  readonly path: string;
  readonly version?: string;
}

/** All that probes look at. */
export interface World {
  readonly network: Network;
  readonly reader: Pick<Reader, 'ask' | 'list' | 'read'>;
  /** The environment that go and git would have with the profile. */
  readonly env: Readonly<Record<string, string>>;
  /** go's settings in force with the profile, by name. */
  readonly go: ReadonlyMap<string, string>;
  /** Certificates that each program trusts, as PEM texts. */
  readonly roots: { readonly go: readonly string[]; readonly git: readonly string[] };
  /** Addresses of repositories to ask git for. */
  readonly repositories: readonly string[];
  /** Why git cannot be asked; none when it can. */
  readonly gitSkipped?: string;
  /** Text of the netrc file in force. */
  readonly netrc: string;
  readonly module?: AskedModule;
  /** Milliseconds for one probe. */
  readonly timeout: number;
  /** Now, ISO, UTC. */
  readonly at: string;
  readonly isContainer: boolean;
}

/** A cause that a probe saw at work. */
export interface Seen {
  readonly code: CauseCode;
  readonly request: Request;
  /** What was seen, a line each. */
  readonly evidence: readonly string[];
  readonly candidates?: readonly Candidate[];
  /** Profile lines for this very case, in place of the cause's. */
  readonly profile?: string;
  /** What fills the texts beside what the request says. */
  readonly params?: Readonly<Record<string, string>>;
  /** In place of the cause's: what only may do harm here. */
  readonly severity?: Severity;
  /** The line of this machine that is to blame. */
  readonly where?: Place;
}

/** What probes give. */
export interface Observation {
  readonly probes: readonly ProbeResult[];
  readonly seen: readonly Seen[];
  /** What is to say and is no cause of explain's. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Every walk that was made, for what only many of them show. */
  readonly traces?: readonly Trace[];
}

/** One probe or family of probes; `run` never throws for what the network does. */
export interface Prober {
  readonly name: string;
  run(world: World): Promise<Observation>;
}

export const NOTHING: Observation = { probes: [], seen: [] };

/** Several observations as one. */
export function together(all: readonly Observation[]): Observation {
  return {
    probes: all.flatMap(({ probes }) => probes),
    seen: all.flatMap(({ seen }) => seen),
    diagnostics: all.flatMap(({ diagnostics = [] }) => diagnostics),
    traces: all.flatMap(({ traces = [] }) => traces),
  };
}
