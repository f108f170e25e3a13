import { redact } from '../../core/redact.ts';
import type { ExportInput } from '../target.ts';
import type { Reason } from './need.ts';
import type { Gate, Row } from './row.ts';
import { label, NOTES, PURPOSES } from './words.ts';

/** One row as plain data: `schemas/allowlist.schema.json`. Texts are in the language of the run, names are not. */
export interface RowDocument {
  readonly host: string;
  readonly port: number;
  readonly protocol: string;
  readonly direction: 'outbound';
  readonly allowAt: Gate;
  readonly through: string | null;
  readonly need: string;
  readonly purposes: readonly { readonly name: string; readonly text: string }[];
  readonly why: readonly {
    readonly key: string;
    readonly file: string | null;
    readonly line: number | null;
  }[];
  readonly addresses: {
    readonly status: 'resolved' | 'unresolved' | 'not-asked' | 'not-a-name';
    readonly ipv4: readonly string[];
    readonly ipv6: readonly string[];
    readonly problem: string | null;
    readonly on: string | null;
  };
  readonly redirects: {
    readonly status: 'determined' | 'not-determined' | 'not-asked' | 'none-expected';
    readonly hosts: readonly string[];
    readonly problem: string | null;
  };
  readonly exceptions: readonly {
    readonly allow: string;
    readonly target: string;
    readonly expires: string;
    readonly reason: string;
    readonly approvedBy: string | null;
  }[];
  readonly notes: readonly { readonly name: string; readonly text: string }[];
  readonly approver: string;
  readonly ticket: string;
}

export interface AllowlistDocument {
  readonly formatVersion: '1.0';
  readonly kind: 'goenv-allowlist';
  readonly goenv: string;
  readonly on: string;
  readonly asked: boolean;
  readonly profile: { readonly name: string; readonly source: string; readonly sha256: string };
  readonly approver: string;
  readonly ticket: string;
  readonly rows: readonly RowDocument[];
}

/** The whole list as plain data; the same input gives the same document. */
export function documentOf(rows: readonly Row[], input: ExportInput, asked: boolean): AllowlistDocument {
  const { name, source, sha256 } = input.ref;
  return {
    formatVersion: '1.0',
    kind: 'goenv-allowlist',
    goenv: input.version,
    on: input.today,
    asked,
    profile: { name, source, sha256 },
    approver: '',
    ticket: '',
    rows: rows.map((row) => rowDocument(row, input)),
  };
}

function rowDocument(row: Row, { language, today }: ExportInput): RowDocument {
  const redirects = redirectsOf(row);
  return {
    host: hostText(row.host, language),
    port: row.port,
    protocol: protocolText(row),
    direction: 'outbound',
    allowAt: row.gate,
    through: row.through === '' ? null : row.through,
    need: row.necessity,
    purposes: row.purposes.map((name) => ({ name, text: PURPOSES[name][language] })),
    why: row.reasons.map(reasonDocument),
    addresses: addressesOf(row, today),
    redirects,
    exceptions: row.exceptions.map(({ allow, host, module, expires, reason, approvedBy }) => {
      return {
        allow,
        target: host ?? module ?? '',
        expires,
        reason: redact(reason),
        approvedBy: approvedBy ?? null,
      };
    }),
    notes: row.notes.map((name) => ({ name, text: NOTES[name][language] })),
    ...approval(row),
  };
}

/** A proxy is spoken to in http, and asked to CONNECT to everything that is https. */
function protocolText({ protocol, purposes }: Row): string {
  const isProxy = purposes.some((one) => one === 'network-proxy' || one === 'git-proxy');
  return isProxy && protocol !== 'socks5' ? `${protocol} CONNECT` : protocol;
}

function hostText(host: string, language: ExportInput['language']): string {
  if (host === '') return label('unknown-host', language);
  return host === '*' ? label('any-host', language) : host;
}

function reasonDocument({ key, file, line }: Reason) {
  return { key: redact(key), file: file ?? null, line: line ?? null };
}

function addressesOf({ addresses, host }: Row, today: string): RowDocument['addresses'] {
  const none = { ipv4: [], ipv6: [], problem: null, on: null };
  if (host === '' || /[*?[]/.test(host)) return { status: 'not-a-name', ...none };
  if (!addresses) return { status: 'not-asked', ...none };
  if (addresses.problem !== undefined)
    return { ...none, status: 'unresolved', problem: addresses.problem, on: today };
  return { status: 'resolved', ipv4: addresses.v4, ipv6: addresses.v6, problem: null, on: today };
}

function redirectsOf({ redirects, probes, host }: Row): RowDocument['redirects'] {
  if (probes.length === 0) return { status: 'none-expected', hosts: [], problem: null };
  if (!redirects) return { status: 'not-asked', hosts: [], problem: null };
  if (redirects.problem !== undefined)
    return { status: 'not-determined', hosts: [], problem: redirects.problem };
  const hosts = redirects.to.map((url) => new URL(url).host).filter((one) => one !== host);
  return { status: 'determined', hosts: [...new Set(hosts)].sort(), problem: null };
}

/** `approvedBy` is a ticket or a person: what has a digit in it is a ticket. */
function approval({ exceptions }: Row): Pick<RowDocument, 'approver' | 'ticket'> {
  const said = [...new Set(exceptions.flatMap(({ approvedBy }) => approvedBy ?? []))];
  return {
    approver: said.filter((one) => !/\d/.test(one)).join(', '),
    ticket: said.filter((one) => /\d/.test(one)).join(', '),
  };
}
