import type { Project, ProjectSaid } from './look.ts';

/** vendor/modules.txt must name each required module in its version, as explicit. Source: cmd/go `checkVendorConsistency`. */
export async function judgeVendor({ folder, mod, text }: Project): Promise<ProjectSaid> {
  const list = await text('vendor/modules.txt');
  if (list === undefined) return { seen: [], diagnostics: [] };
  const lines = list.split('\n');
  const explicit = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const [, path, version] = /^# (\S+) (v\S+)/.exec(line) ?? [];
    if (path && /^## .*explicit/.test(lines[at + 1] ?? '')) explicit.add(`${path} ${version}`);
  }
  const wrong = mod.requires.find(({ path, version }) => !explicit.has(`${path} ${version}`));
  if (!wrong) return { seen: [], diagnostics: [] };
  const evidence = [
    `${wrong.path}@${wrong.version}: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt`,
  ];
  const where = { file: `${folder}/go.mod`, line: wrong.line };
  return {
    seen: [
      { code: 'vendor.inconsistent', request: { hop: 'local-disk' }, evidence, where, severity: 'warning' },
    ],
    diagnostics: [],
  };
}
