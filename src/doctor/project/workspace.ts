import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Reader } from '../../core/host.ts';
import { parseGoMod } from '../../go/go-mod.ts';
import { missingReplacements, type Project, type ProjectSaid, textAt } from './look.ts';
import { judgeToolchain } from './toolchain-line.ts';

/**
 * The go.work that counts for this folder: GOWORK's, else the nearest one above; modules of it that are not there, and a
 * module that it leaves out. None is no fault. Source: cmd/go `FindGoWork`.
 */
export async function judgeWorkspace(
  reader: Reader,
  folder: string,
  go: Project['go'],
): Promise<ProjectSaid> {
  const file = await workFile(reader, folder, go.get('GOWORK') ?? '');
  const text = file === undefined ? undefined : await textAt(reader, file);
  if (file === undefined) return NONE;
  if (text === undefined) return { ...NONE, diagnostics: [missing(file, file)] };
  const root = file.replace(/\/[^/]*$/, '');
  const mod = parseGoMod(text);
  const project = {
    folder: root,
    file,
    mod,
    text: (name: string) => textAt(reader, within(root, name)),
    list: () => Promise.resolve([]),
    go,
  };
  const gone = await Promise.all(
    mod.uses.map(async ({ path, line }): Promise<readonly Diagnostic[]> => {
      const isThere = (await project.text(`${path}/go.mod`)) !== undefined;
      return isThere ? [] : [missing(file, path, line)];
    }),
  );
  const isModule = (await textAt(reader, `${folder}/go.mod`)) !== undefined;
  const isUsed = mod.uses.some(({ path }) => within(root, path) === folder);
  const leftOut =
    isModule && !isUsed ? [diagnostic('DOCTOR_GO_WORK_LEAVES_OUT', 'error', { file, folder })] : [];
  const told = diagnostic('DOCTOR_GO_WORK', 'info', { file });
  const parts = await Promise.all([missingReplacements(project), judgeToolchain(project)]);
  return {
    seen: parts.flatMap(({ seen }) => seen),
    diagnostics: [told, ...gone.flat(), ...leftOut, ...parts.flatMap(({ diagnostics }) => diagnostics)],
  };
}

async function workFile(reader: Reader, folder: string, named: string): Promise<string | undefined> {
  if (named === 'off') return undefined;
  if (named !== '') return named;
  for (let at = folder; ; at = at.replace(/\/[^/]*$/, '')) {
    if ((await textAt(reader, `${at}/go.work`)) !== undefined) return `${at}/go.work`;
    if (at === '') return undefined;
  }
}

/** `./a`, `../b` and `.` from a folder; an absolute path as it is. */
function within(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function missing(file: string, to: string, line = 1): Diagnostic {
  return diagnostic('DOCTOR_GO_WORK_MISSING', 'error', { file, to }, { where: { file, line } });
}

const NONE: ProjectSaid = { seen: [], diagnostics: [] };
