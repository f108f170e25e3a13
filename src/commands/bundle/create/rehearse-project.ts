import { join, relative } from 'node:path';
import { bytesAt } from '../../../host/tree.ts';
import { runGo } from './fill.ts';
import type { FilledProject, Tidied } from './fill-project.ts';
import type { Project } from './projects.ts';
import { mustWork, passed, rehearsalFailed, type Stage, type Step, type Trial, tryGo } from './rehearse.ts';

/** What a developer does with a project: each module by itself, then the workspace. */
export async function rehearseProject(stage: Stage, filled: FilledProject): Promise<readonly Step[]> {
  const { project } = filled;
  const steps: Step[] = [];
  for (const { folder } of project.members) {
    const tidied = filled.tidied.find((one) => one.folder === folder);
    if (tidied || !project.isWorkspace)
      steps.push(...(await rehearseMember(stage, { filled, folder, tidied })));
  }
  if (project.isWorkspace) steps.push(...(await rehearseWorkspace(stage, filled)));
  return steps;
}

async function rehearseMember(
  stage: Stage,
  { filled, folder, tidied }: { filled: FilledProject; folder: string; tidied: Tidied | undefined },
): Promise<readonly Step[]> {
  const { filler, copies } = stage;
  const cwd = copies.at(folder);
  const input = filled.asked.name;
  const env = { GOFLAGS: '-mod=mod -modcacherw' };
  const steps: Step[] = [];
  filler.tell.stage(input);
  copies.reset(filled.project);
  steps.push(await mustWork(stage, { input, args: ['mod', 'download'], cwd, env }));
  if (tidied) steps.push(await tidy(stage, { input, cwd, env, tidied }));
  steps.push(await mustWork(stage, { input, args: ['mod', 'verify'], cwd, env }));
  steps.push(...(await everyPlatform(stage, { input, cwd, env, patterns: ['./...'] })));
  return steps;
}

/** The other side must come to the very go.mod and go.sum of this one. */
async function tidy(
  stage: Stage,
  { input, cwd, env, tidied }: { input: string; cwd: string; env: Trial['env'] & object; tidied: Tidied },
): Promise<Step> {
  const trial: Trial = { input, args: ['mod', 'tidy'], cwd, env };
  const step = await mustWork(stage, trial);
  for (const [file, wanted] of [
    ['go.mod', tidied.mod],
    ['go.sum', tidied.sum],
  ] as const) {
    const found = bytesAt(join(cwd, file))?.toString('utf8') ?? '';
    if (found !== wanted) rehearsalFailed(trial, `${file} is not what it is with the network:\n${found}`);
  }
  return step;
}

async function rehearseWorkspace(stage: Stage, { project, asked }: FilledProject): Promise<readonly Step[]> {
  const { copies, filler } = stage;
  const cwd = copies.at(project.folder);
  const env = { GOWORK: join(cwd, 'go.work'), GOFLAGS: '-modcacherw' };
  filler.tell.stage(project.name);
  copies.reset(project);
  const step = await mustWork(stage, { input: asked.name, args: ['mod', 'download'], cwd, env });
  const patterns = patternsOf(project);
  const more = await everyPlatform(stage, { input: asked.name, cwd, env, patterns });
  return [{ ...step, command: `${step.command} (go.work)` }, ...more];
}

/** `./api/...` for each module of a workspace. */
function patternsOf({ folder, members }: Project): readonly string[] {
  return members.map((one) => {
    const path = relative(folder, one.folder);
    return path === '' ? './...' : `${path.startsWith('..') ? '' : './'}${path}/...`;
  });
}

interface Place {
  readonly input: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly patterns: readonly string[];
}

async function everyPlatform(stage: Stage, { input, cwd, env, patterns }: Place): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const { os, arch } of stage.platforms) {
    const here = { ...env, GOOS: os, GOARCH: arch };
    const list = ['list', '-deps', '-test', ...patterns];
    const label = `GOOS=${os} GOARCH=${arch} go ${list.join(' ')}`;
    steps.push(await mayFail(stage, { input, cwd, env: here, args: list, label }));
  }
  if (stage.mode !== 'build') return steps;
  for (const verb of BUILD)
    steps.push(await mayFail(stage, { input, cwd, env, args: [...verb, ...patterns] }));
  return steps;
}

/** What fails with the network too is the project's own fault, and none of the bundle's. */
async function mayFail(stage: Stage, trial: Trial & { readonly cwd: string }): Promise<Step> {
  const offline = await tryGo(stage, trial);
  if (offline.status === 0) return passed(trial);
  const { cwd, env = {}, args } = trial;
  const online = await runGo(stage.filler, args, { cwd, env });
  if (online.status === 0) rehearsalFailed(trial, offline.stderr);
  return { ...passed(trial), result: 'project-fault' };
}

/** A program would be written into the folder otherwise. */
const BUILD = [['build', '-o', '/dev/null'], ['vet']];
