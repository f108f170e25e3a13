import type { InsecureEntry } from '../profile/sections/profile.ts';
import type { Row } from './diff.ts';
import { bytesOf, type FileEffect, type Host, type RunEffect } from './host.ts';
import type { SourceStamp } from './journal.ts';
import type { Verdict } from './policy.ts';
import { redact } from './redact.ts';
import { UNFIT } from './unfit.ts';
import { ABSENT, type Absent, type Value } from './value.ts';

/** Who ran goenv. */
export interface Who {
  /** The user whose rights goenv was started with. */
  readonly uid: number;
  readonly user: string;
  /** As sudo tells; the environment is only a claim. */
  readonly sudo?: { readonly uid: string; readonly user: string };
  /** `--user NAME`. */
  readonly workingFor?: string;
  readonly host: string;
}

/** Written before the first change; without an `end` of the same id the run was killed. */
export interface AuditBegin {
  readonly formatVersion: '1.0';
  readonly event: 'begin';
  /** UUID, the same in both records of a run. */
  readonly id: string;
  /** ISO, UTC. */
  readonly time: string;
  readonly command: string;
  readonly scope: 'user' | 'machine';
  /** `--root DIR`. */
  readonly root?: string;
  readonly goenv: string;
  readonly who: Who;
  /** Of this run's digests; hexadecimal. */
  readonly salt: string;
  /** What is applied, or taken back. */
  readonly profile: { readonly name: string; readonly source: string; readonly sha256: string } | null;
  readonly bases: readonly Pick<SourceStamp, 'file' | 'sha256' | 'stranger'>[];
  /** Strangers' texts that were accepted. */
  readonly accepted: readonly string[];
  readonly policy: readonly Verdict[];
  readonly insecure: readonly InsecureEntry[];
  readonly changes: readonly AuditChange[];
}

export interface AuditChange {
  readonly planner: string;
  readonly key: string;
  readonly action: Row['action'];
  readonly before: AuditDigest;
  readonly after: AuditDigest;
}

/**
 * A digest that gives nothing away: `hmac-sha256:…` under the run's salt; `sealed:…` for a secret, under a key that was
 * thrown away, so that it tells before from after and nothing else. `null` is absent, `unreadable`
 * what only root may read.
 */
export type AuditDigest = string | null;

/** How a run ended. */
export interface AuditEnd {
  readonly formatVersion: '1.0';
  readonly event: 'end';
  readonly id: string;
  readonly time: string;
  readonly result: 'done' | 'failed' | 'interrupted';
  /** The diagnostic's code, of a run that failed. */
  readonly code?: string;
  readonly applied: readonly { readonly planner: string; readonly key: string }[];
  readonly failed: readonly { readonly planner: string; readonly key: string }[];
  /** Files in the order in which they were written, first touch to last. */
  readonly files: readonly AuditFile[];
  /** Programs that were run for their effect, arguments as they were. */
  readonly programs: readonly (readonly string[])[];
}

export interface AuditFile {
  readonly path: string;
  readonly before: AuditDigest;
  readonly after: AuditDigest;
}

export type AuditRecord = AuditBegin | AuditEnd;

/** Makes digests of one run. */
export interface AuditSeal {
  readonly salt: string;
  /** Under the salt that the record tells. */
  digest(bytes: Uint8Array | string): string;
  /** Under a key that nobody has. */
  seal(bytes: Uint8Array | string): string;
}

/** The change of one row; a secret by its sealed digest alone. */
export function auditChange({ planner, key, action, before, after }: Row, seal: AuditSeal): AuditChange {
  return { planner, key, action, before: valueDigest(before, seal), after: valueDigest(after, seal) };
}

/** The same host, noting what it does to files and which programs it runs, once each is done. */
export function noting(
  host: Host,
  seal: AuditSeal,
  note: { readonly file: (file: AuditFile) => void; readonly program: (argv: readonly string[]) => void },
): Host {
  const known: Pick<Host, 'change' | 'perform'> = {
    async change(effect: FileEffect) {
      const before = await host.read(effect.path).catch(() => undefined);
      await host.change(effect);
      const of = (bytes: Uint8Array | Absent) => fileDigest(bytes, effect.secret === true, seal);
      const was = before ? of(bytesOf(before)) : 'unreadable';
      note.file({ path: effect.path, before: was, after: of(effect.bytes) });
    },
    async perform(effect: RunEffect) {
      await host.perform(effect);
      note.program(effect.argv);
    },
  };
  // Sound: everything but these two methods is the host's own.
  return Object.assign(Object.create(host) as Host, known);
}

/** One line of the log. Secrets out; whatever could move a cursor or turn the reading order is escaped (C0 by JSON itself). */
export function auditLine(record: AuditRecord): string {
  const text = JSON.stringify(record, (_, value: unknown) =>
    typeof value === 'string' ? redact(value) : value,
  );
  return `${text.replace(UNFIT, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)}\n`;
}

function valueDigest(value: Value, seal: AuditSeal): AuditDigest {
  if (value === ABSENT) return null;
  if (typeof value === 'object') return seal.seal(value.digest);
  return holdsSecret(value) ? seal.seal(value) : seal.digest(value);
}

function fileDigest(bytes: Uint8Array | Absent, isSecret: boolean, seal: AuditSeal): AuditDigest {
  if (bytes === ABSENT) return null;
  return isSecret || holdsSecret(new TextDecoder().decode(bytes)) ? seal.seal(bytes) : seal.digest(bytes);
}

/** A password between known words can be found by trying: a digest whose salt is told would give it away. */
function holdsSecret(text: string): boolean {
  return redact(text) !== text;
}
