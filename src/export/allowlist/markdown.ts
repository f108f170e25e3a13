import type { ExportInput } from '../target.ts';
import { cellsOf } from './cells.ts';
import type { AllowlistDocument, RowDocument } from './document.ts';
import { GATES } from './row.ts';
import { type Label, label } from './words.ts';

/** The list as a page to hand to whoever approves it: a part for each place where something has to be let through. */
export function markdownOf(document: AllowlistDocument, language: ExportInput['language']): string {
  const say = (name: Label, params: Readonly<Record<string, string>> = {}) => label(name, language, params);
  const { name, source, sha256 } = document.profile;
  const params = {
    name: plain(name),
    version: document.goenv,
    date: document.on,
    source: plain(source),
    sha256,
  };
  const parts = GATES.flatMap((gate) => gatePart(gate, document, language));
  return [
    `# ${say('title', params)}`,
    say('intro', params),
    say('made', params),
    ...(document.asked ? [say('dated', params)] : [say('offline')]),
    [
      `| ${say('approver')} | ${say('ticket')} |`,
      '|---|---|',
      `| ${plain(document.approver)} | ${plain(document.ticket)} |`,
    ].join('\n'),
    ...(parts.length === 0 ? [say('nothing')] : parts),
  ]
    .join('\n\n')
    .concat('\n');
}

/** One table for each way through a gate. */
function gatePart(
  gate: (typeof GATES)[number],
  { rows }: AllowlistDocument,
  language: ExportInput['language'],
): readonly string[] {
  const here = rows.filter(({ allowAt }) => allowAt === gate);
  return [...new Set(here.map(({ through }) => through))].map((through) => {
    const title = label(gate, language) + (through === null ? '' : `: ${plain(through)}`);
    return `## ${title}\n\n${table(
      here.filter((row) => row.through === through),
      language,
    )}`;
  });
}

function table(rows: readonly RowDocument[], language: ExportInput['language']): string {
  const lines = rows.map((row) => {
    const cells = cellsOf(row, language);
    const addresses = [...new Set([cells.ipv4, cells.ipv6])].filter((one) => one !== '').join(' ');
    return [
      code(row.host),
      String(row.port),
      row.protocol,
      cells.need,
      [cells.what, cells.notes, cells.exceptions]
        .filter((one) => one !== '')
        .map(sentence)
        .join(' '),
      plain(addresses),
      plain(cells.redirects),
      plain(cells.why),
      plain(row.approver),
      plain(row.ticket),
    ];
  });
  const head = COLUMNS.map((name) => label(name, language));
  const rule = head.map(() => '---');
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A host as it is, unless it could end the code. */
function code(host: string): string {
  return /^[\w.:*-]+$/.test(host) ? `\`${host}\`` : plain(host);
}

/** Begins with a capital and ends with a stop. */
function sentence(text: string): string {
  const stop = /[.。]$/.test(text) ? '' : /[\u3000-\u9fff]/.test(text) ? '。' : '.';
  return plain(text.charAt(0).toUpperCase() + text.slice(1) + stop);
}

/** Text that stays text: no cell, link, tag, emphasis or line of its own. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~!&]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}

const COLUMNS: readonly Label[] = [
  'host',
  'port',
  'protocol',
  'need',
  'what',
  'addresses',
  'redirects',
  'why',
  'approver',
  'ticket',
];
