import { type Diagnostic, diagnostic } from '../../../core/diagnostic.ts';
import { judgeWorkspace } from '../../../doctor/project/workspace.ts';
import type { Local, LocalCheck } from './check.ts';

/** Other tools that get in the way: npm without verification, another program called goenv, a workspace around. */
export const others: LocalCheck = {
  name: 'others',
  target: () => 'PATH, .npmrc, go.work',
  async look(local) {
    const [workspace, ...found] = await Promise.all([around(local), npm(local), foreign(local)]);
    return { seen: workspace.seen, diagnostics: [...workspace.diagnostics, ...found.flat()] };
  },
};

async function around({ reader, world, cwd }: Local) {
  return cwd === undefined ? { seen: [], diagnostics: [] } : judgeWorkspace(reader, cwd, world.go);
}

async function npm({ reader, facts }: Local): Promise<readonly Diagnostic[]> {
  const file = facts.env['NPM_CONFIG_USERCONFIG'] || `${facts.home}/.npmrc`;
  const seen = await reader.read(file).catch(() => undefined);
  const lines = seen?.kind === 'file' ? new TextDecoder().decode(seen.bytes).split('\n') : [];
  const at = lines.findIndex((line) => /^\s*strict-ssl\s*=\s*"?false"?\s*$/.test(line));
  if (at < 0) return [];
  const where = { file, line: at + 1 };
  return [diagnostic('DOCTOR_NPM_STRICT_SSL', 'warning', { place: 'strict-ssl=false' }, { where })];
}

/** The version manager of the same name puts its own go first in PATH, and reads variables named GOENV_*. */
async function foreign({ reader, facts }: Local): Promise<readonly Diagnostic[]> {
  const folders = (facts.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => /\.goenv\/(?:bin|shims)\/?$/.test(folder));
  for (const folder of folders) {
    const names = await reader.list(folder).catch(() => []);
    const program = names.find((name) => name === 'goenv' || name === 'go');
    if (program !== undefined)
      return [
        diagnostic('DOCTOR_FOREIGN_GOENV', 'warning', { path: `${folder.replace(/\/$/, '')}/${program}` }),
      ];
  }
  return [];
}
