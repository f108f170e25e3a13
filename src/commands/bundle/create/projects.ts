import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type GoMod, type GoWork, goWanted, replacedByFolders } from '../../../bundle/go-mod.ts';
import { fail } from '../../../core/diagnostic.ts';
import { type JobEnded, runJob } from '../../../host/run-job.ts';
import { goFailed, QUIET } from './go-program.ts';

/** A module whose sources lie in a folder. */
export interface Member {
  /** Absolute, links resolved. */
  readonly folder: string;
  /** Its module path. */
  readonly path: string;
  /** Such as `go1.26.8`: the least Go it asks for. */
  readonly go?: string;
}

/** A folder with a go.mod, a go.work, or both. */
export interface Project {
  readonly folder: string;
  /** As it is called in the manifest: the path of its module, or the folder's name for a workspace. */
  readonly name: string;
  readonly isWorkspace: boolean;
  readonly members: readonly Member[];
  readonly go?: string;
  /** Folders that stand for modules (`replace x => ../lib`), absolute. */
  readonly replacements: readonly string[];
  /** The same as they are written. */
  readonly replacedBy: readonly string[];
  /** Uses of go.work by absolute path: the copy has to name the copies. */
  readonly absoluteUses: readonly string[];
}

/**
 * Reads what is in a folder by the real go, changing nothing.
 * Errors (1): `BUNDLE_NO_PROJECT`, `BUNDLE_GO_FAILED`.
 */
export async function readProject(
  folder: string,
  env: Readonly<Record<string, string>>,
  others: readonly Project[],
): Promise<Project> {
  if (!existsSync(join(folder, 'go.mod')) && !existsSync(join(folder, 'go.work')))
    fail('BUNDLE_NO_PROJECT', { path: folder });
  const real = realpathSync(folder);
  const read = existsSync(join(real, 'go.work'))
    ? await readWorkspace(real, env)
    : await readModule(real, env);
  // Two checkouts of one module are two inputs.
  const same = others.filter((one) => one.name.replace(/ \(\d+\)$/, '') === read.name).length;
  return same === 0 ? read : { ...read, name: `${read.name} (${same + 1})` };
}

async function readModule(folder: string, env: Env): Promise<Project> {
  const { member, replacements, replacedBy } = await readMember(folder, env);
  return {
    folder,
    name: member.path,
    isWorkspace: false,
    members: [member],
    ...(member.go !== undefined && { go: member.go }),
    replacements,
    replacedBy,
    absoluteUses: [],
  };
}

async function readWorkspace(folder: string, env: Env): Promise<Project> {
  const work = (await askGo(['work', 'edit', '-json', join(folder, 'go.work')], folder, env)) as GoWork;
  const uses = (work.Use ?? []).map(({ DiskPath }) => DiskPath);
  const read = [];
  for (const use of uses) read.push(await readMember(realpathSync(resolve(folder, use)), env));
  const go = goWanted(work);
  return {
    folder,
    name: `${folder.split('/').at(-1)}/go.work`,
    isWorkspace: true,
    members: read.map(({ member }) => member),
    ...(go !== undefined && { go }),
    replacements: [
      ...read.flatMap(({ replacements }) => replacements),
      ...replacedByFolders(work).map((path) => resolve(folder, path)),
    ],
    replacedBy: [...read.flatMap((one) => one.replacedBy), ...replacedByFolders(work)],
    absoluteUses: uses.filter(isAbsolute),
  };
}

async function readMember(folder: string, env: Env) {
  if (!existsSync(join(folder, 'go.mod'))) fail('BUNDLE_NO_PROJECT', { path: folder });
  const mod = (await askGo(['mod', 'edit', '-json', join(folder, 'go.mod')], folder, env)) as GoMod;
  const go = goWanted(mod);
  const member: Member = { folder, path: mod.Module?.Path ?? '', ...(go !== undefined && { go }) };
  // A folder that is not there is go's to complain about.
  const replacements = replacedByFolders(mod)
    .map((path) => resolve(folder, path))
    .filter((path) => existsSync(join(path, 'go.mod')));
  return { member, replacements, replacedBy: replacedByFolders(mod) };
}

/** The folders whose sources have to be copied, none inside another. */
export function foldersToCopy(projects: readonly Project[]): readonly string[] {
  const all = projects.flatMap(({ folder, members, replacements }) => [
    folder,
    ...members.map((one) => one.folder),
    ...replacements,
  ]);
  const unique = [...new Set(all)].sort();
  return unique.filter((one) => !unique.some((other) => other !== one && one.startsWith(`${other}/`)));
}

/** Replacing folders outside every project: the other side needs them at the same place, and no bundle carries them. */
export function strayReplacements({ folder, replacements }: Project): readonly string[] {
  const repository = repositoryOf(folder);
  return replacements.filter((path) => relative(repository, path).startsWith('..'));
}

/** The folder with `.git` that a project lies in; the project itself when there is none. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return folder;
  }
}

async function askGo(args: readonly string[], cwd: string, env: Env): Promise<unknown> {
  const argv = ['go', ...args];
  const ended: JobEnded = await runJob({ argv, cwd, env: { ...env, ...QUIET } });
  if (ended.status !== 0) goFailed(argv, ended.stderr);
  return JSON.parse(ended.stdout);
}

type Env = Readonly<Record<string, string>>;
