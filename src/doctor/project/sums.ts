import type { Seen } from '../world.ts';
import type { Project, ProjectSaid } from './look.ts';

/** go.sum: lines that go cannot read, records that disagree, modules without one. */
export async function judgeSum({ folder, mod, text }: Project): Promise<ProjectSaid> {
  const sum = await text('go.sum');
  const local = new Set(mod.replaces.map(({ from }) => from));
  const needed = mod.requires.filter(({ path }) => !local.has(path));
  if (sum === undefined)
    return said(needed.length === 0 ? [] : [missing(folder, needed[0]?.path ?? '', 'go.sum is not there')]);
  const lines = sum.split('\n');
  const broken = lines.findIndex((line) => line.trim() !== '' && !LINE.test(line));
  const known = new Set(lines.map((line) => line.split(' ').slice(0, 2).join(' ')));
  const absent = needed.filter(({ path, version }) => !known.has(`${path} ${version}/go.mod`));
  return said([
    ...(broken < 0 ? [] : [malformed(folder, broken + 1, lines[broken] ?? '')]),
    ...absent
      .slice(0, 1)
      .map(({ path, version }) =>
        missing(folder, path, `${path} ${version}: no record (${absent.length} in all)`),
      ),
  ]);
}

function said(seen: readonly Seen[]): ProjectSaid {
  return { seen, diagnostics: [] };
}

function malformed(folder: string, line: number, text: string): Seen {
  const evidence = [`go.sum:${line}: ${text.slice(0, 120)}`];
  const where = { file: `${folder}/go.sum`, line };
  return { code: 'gosum.malformed', request: { hop: 'local-disk' }, evidence, where, severity: 'warning' };
}

function missing(folder: string, module: string, text: string): Seen {
  const where = { file: `${folder}/go.sum` };
  const request = { hop: 'local-disk' as const, module };
  return { code: 'gosum.missing_entry', request, evidence: [text], where, severity: 'warning' };
}

/** No carriage return at its end either: go takes it for a part of the hash. */
const LINE = /^\S+ v\S+ h1:[A-Za-z0-9+/]{43}=$/;
