import { type Diagnostic, diagnostic } from '../../../core/diagnostic.ts';
import { goEntries } from '../../../go/netrc.ts';
import type { Local, LocalCheck } from './check.ts';

/** netrc: a file that others can read, and lines that go takes otherwise than curl does. */
export const netrc: LocalCheck = {
  name: 'netrc',
  target: pathOf,
  async look(local) {
    const file = pathOf(local);
    const seen = await local.reader.read(file).catch(() => undefined);
    if (seen?.kind !== 'file') return { isAbsent: true };
    const open = (seen.mode & 0o077) !== 0;
    const mode = (seen.mode & 0o777).toString(8).padStart(4, '0');
    const loose = open
      ? [diagnostic('DOCTOR_NETRC_MODE', 'warning', { file, mode }, { where: { file } })]
      : [];
    return { diagnostics: [...loose, ...formOf(new TextDecoder().decode(seen.bytes), file)] };
  },
};

function pathOf({ world, facts }: Local): string {
  return world.env['NETRC'] || `${facts.home}/.netrc`;
}

/** Every entry that is meant must be one that go takes. */
function formOf(text: string, file: string): readonly Diagnostic[] {
  const lines = text.split('\n');
  const taken = new Set(goEntries(text).map(({ machine }) => machine));
  return lines.flatMap((line, at) => {
    const [, machine] = /^\s*machine\s+(\S+)/.exec(line) ?? [];
    const where = { file, line: at + 1 };
    if (/\r$/.test(line))
      return at === 0 ? [diagnostic('DOCTOR_NETRC_FORM', 'warning', { why: 'CRLF' }, { where })] : [];
    if (machine === undefined || taken.has(machine)) return [];
    return [diagnostic('DOCTOR_NETRC_FORM', 'warning', { why: machine }, { where })];
  });
}
