import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runJob } from '../../../host/run-job.ts';
import { bytesAt, copyTree, putFile, removeTree } from '../../../host/tree.ts';
import { QUIET } from './go-program.ts';
import { foldersToCopy, type Project } from './projects.ts';

/** Copies of the projects' sources, laid out as the originals are, so that `replace x => ../lib` leads to a copy too. */
export interface Copies {
  /** Where the copy of a folder is. */
  at(folder: string): string;
  /** Puts go.mod and go.work back as they were, and takes every go.sum and go.work.sum away. */
  reset(project: Project): void;
}

/**
 * Copies what the projects need below `to`, whatever was there. Left out: `vendor` beside a go.mod (it would be built
 * instead of the modules), what version control keeps for itself, and goenv's own work.
 */
export async function copyProjects(
  projects: readonly Project[],
  to: string,
  env: Readonly<Record<string, string>>,
): Promise<Copies> {
  removeTree(to);
  const at = (folder: string) => join(to, folder);
  for (const folder of foldersToCopy(projects))
    copyTree(folder, at(folder), (path) => isLeftOut(path, dirname(to)));
  for (const project of projects) await useCopies(project, at, env);
  const texts = new Map(projects.flatMap(filesOf).map((path) => [path, bytesAt(at(path))]));
  return {
    at,
    reset(project) {
      for (const path of filesOf(project)) {
        const text = texts.get(path);
        // A copy of a read-only file is one too, and go writes this one.
        removeTree(at(path));
        if (text) putFile(at(path), text);
        removeTree(at(path).replace(/\.(mod|work)$/, (end) => (end === '.mod' ? '.sum' : '.work.sum')));
      }
    },
  };
}

function filesOf({ folder, isWorkspace, members }: Project): readonly string[] {
  const mods = members.map((one) => join(one.folder, 'go.mod'));
  return isWorkspace ? [...mods, join(folder, 'go.work')] : mods;
}

/** `use /home/me/lib` would make go write into the original. */
async function useCopies({ folder, absoluteUses }: Project, at: Copies['at'], env: Env): Promise<void> {
  for (const use of absoluteUses) {
    const argv = ['go', 'work', 'edit', `-dropuse=${use}`, `-use=${at(use)}`, at(join(folder, 'go.work'))];
    await runJob({ argv, cwd: at(folder), env: { ...env, ...QUIET } });
  }
}

function isLeftOut(path: string, own: string): boolean {
  if (path === own || VERSION_CONTROL.has(basename(path))) return true;
  return (
    basename(path) === 'vendor' &&
    existsSync(join(path, 'modules.txt')) &&
    (existsSync(join(dirname(path), 'go.mod')) || existsSync(join(dirname(path), 'go.work')))
  );
}

type Env = Readonly<Record<string, string>>;

const VERSION_CONTROL: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.bzr', '.jj']);
