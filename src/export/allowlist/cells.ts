import type { ExportInput } from '../target.ts';
import type { RowDocument } from './document.ts';
import { type Label, label } from './words.ts';

/** What stands in the cells of one row, for tables of every form. */
export interface Cells {
  readonly need: string;
  readonly what: string;
  readonly why: string;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly redirects: string;
  readonly exceptions: string;
  readonly notes: string;
}

export function cellsOf(row: RowDocument, language: ExportInput['language']): Cells {
  const say = (name: Label, params: Readonly<Record<string, string>> = {}) => label(name, language, params);
  const and = language === 'zh' ? '；' : '; ';
  const { addresses, redirects } = row;
  const problem = (text: string | null) => say('unresolved', { problem: text ?? '' });
  const unsaid = { unresolved: problem(addresses.problem), 'not-asked': say('not-asked') };
  const instead = Object.hasOwn(unsaid, addresses.status)
    ? unsaid[addresses.status as keyof typeof unsaid]
    : undefined;
  return {
    // Sound: the names of needs are labels.
    need: say(row.need as Label),
    what: row.purposes.map(({ text }) => text).join(and),
    why: row.why.map((one) => whyText(one, say)).join(and),
    ipv4: instead ?? addresses.ipv4.join(' '),
    ipv6: instead ?? addresses.ipv6.join(' '),
    redirects: redirectsText(redirects, say),
    exceptions: row.exceptions.map((one) => say('until', { ...one, approvedBy: '' })).join(and),
    notes: row.notes.map(({ text }) => text).join(and),
  };
}

type Say = (name: Label, params?: Readonly<Record<string, string>>) => string;

function whyText({ key, file, line }: RowDocument['why'][number], say: Say): string {
  return file === null ? say('default', { key }) : `${key} (${file}:${line})`;
}

function redirectsText({ status, hosts, problem }: RowDocument['redirects'], say: Say): string {
  if (status === 'none-expected') return '';
  if (status === 'not-asked') return say('not-asked');
  if (status === 'not-determined') return say('undetermined', { problem: problem ?? '' });
  return hosts.length === 0 ? say('none') : hosts.join(' ');
}
