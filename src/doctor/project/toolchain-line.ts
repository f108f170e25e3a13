import type { Project, ProjectSaid } from './look.ts';

/** The Go that go.mod asks for against the one that is here, where GOTOOLCHAIN forbids to fetch another. */
export async function judgeToolchain({
  file,
  mod,
  go,
}: Omit<Project, 'text' | 'list' | 'folder'>): Promise<ProjectSaid> {
  const here = go.get('GOVERSION')?.replace(/^go/, '');
  const wanted = mod.go?.version;
  const isLocal = /^(?:local|path)$/.test(go.get('GOTOOLCHAIN') ?? '');
  if (!here || !wanted || !isLocal || !isNewer(wanted, here)) return { seen: [], diagnostics: [] };
  const evidence = [
    `${file.slice(file.lastIndexOf('/') + 1)} requires go >= ${wanted} (running go ${here}; GOTOOLCHAIN=local)`,
  ];
  const where = { file, line: mod.go?.line ?? 1 };
  const request = { hop: 'toolchain' as const };
  return { seen: [{ code: 'toolchain.local_forbids_download', request, evidence, where }], diagnostics: [] };
}

function isNewer(wanted: string, here: string): boolean {
  const [a, b] = [wanted, here].map((text) => text.split(/[.a-z]+/).map(Number));
  for (let at = 0; at < 3; at += 1) {
    const [x = 0, y = 0] = [a?.[at], b?.[at]];
    if (x !== y) return x > y;
  }
  return false;
}
