import type { ExportInput } from '../target.ts';
import { cellsOf } from './cells.ts';
import type { AllowlistDocument } from './document.ts';
import { type Label, label } from './words.ts';

/**
 * The list as CSV (RFC 4180: CRLF, quotes doubled), with a byte order mark, without which Excel takes UTF-8 for something
 * else. A cell that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function csvOf(document: AllowlistDocument, language: ExportInput['language']): string {
  const head = COLUMNS.map((name) => label(name, language));
  const rows = document.rows.map((row) => {
    const cells = cellsOf(row, language);
    return [
      row.host,
      String(row.port),
      row.protocol,
      label('outbound', language),
      label(`at ${row.allowAt}`, language),
      row.through ?? '',
      cells.need,
      cells.what,
      cells.why,
      cells.ipv4,
      cells.ipv6,
      row.addresses.on ?? '',
      cells.redirects,
      cells.exceptions,
      cells.notes,
      row.approver,
      row.ticket,
    ];
  });
  return `\ufeff${[head, ...rows].map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** Formulas begin with these, after blanks too; a tab or a return at the front leads to one in some programs. */
function cellOf(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const COLUMNS: readonly Label[] = [
  'host',
  'port',
  'protocol',
  'direction',
  'at',
  'through',
  'need',
  'what',
  'why',
  'ipv4',
  'ipv6',
  'resolved',
  'redirects',
  'exceptions',
  'notes',
  'approver',
  'ticket',
];
