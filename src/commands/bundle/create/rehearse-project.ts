import { join, relative } from 'node:path';
import { bytesAt } from '../../../host/tree.ts';
import { runGo } from './fill.ts';
import type { FilledProject, Tidied } from './fill-project.ts';
import type { Member, Project } from './projects.ts';
import { mustWork, passed, rehearsalFailed, type Stage, type Step, type Trial, tryGo } from './rehearse.ts';

/** What a developer does with a project: each module by itself, then the workspace. */
export async function rehearseProject(stage: Stage, filled: FilledProject): Promise<readonly Step[]> {
  const { project } = filled;
  const steps: Step[] = [];
  for (const member of project.members) {
    const tidied = filled.tidied.find(({ folder }) => folder === member.folder);
    if (tidied || !project.isWorkspace)
      steps.push(...(await rehearseMember(stage, filled, { member, tidied })));
  }
  if (project.isWorkspace) steps.push(...(await rehearseWorkspace(stage, filled)));
  return steps;
}

/** Where go is run, for whom, and what the manifest says behind the command. */
interface Place {
  readonly input: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly note: string;
}

async function rehearseMember(
  stage: Stage,
  { asked, project }: FilledProject,
  { member, tidied }: { readonly member: Member; readonly tidied: Tidied | undefined },
): Promise<readonly Step[]> {
  const { filler, copies } = stage;
  const place: Place = {
    input: asked.name,
    cwd: copies.at(member.folder),
    env: { GOFLAGS: '-mod=mod -modcacherw' },
    note: project.isWorkspace ? ` (${member.path} alone)` : '',
  };
  filler.tell.stage(member.path);
  copies.reset(project);
  const steps = [await mustWork(stage, trial(place, ['mod', 'download']))];
  if (tidied) steps.push(await tidy(stage, place, tidied));
  steps.push(await mustWork(stage, trial(place, ['mod', 'verify'])));
  return [...steps, ...(await everyPlatform(stage, place, ['./...']))];
}

/** The other side must come to the very go.mod and go.sum of this one. */
async function tidy(stage: Stage, place: Place, tidied: Tidied): Promise<Step> {
  const tidying = trial(place, ['mod', 'tidy']);
  const step = await mustWork(stage, tidying);
  for (const [file, wanted] of [
    ['go.mod', tidied.mod],
    ['go.sum', tidied.sum],
  ] as const) {
    const found = bytesAt(join(place.cwd, file))?.toString('utf8') ?? '';
    if (found !== wanted) rehearsalFailed(tidying, `${file} is not what it is with the network:\n${found}`);
  }
  return step;
}

async function rehearseWorkspace(stage: Stage, { project, asked }: FilledProject): Promise<readonly Step[]> {
  const { copies, filler } = stage;
  const cwd = copies.at(project.folder);
  const env = { GOWORK: join(cwd, 'go.work'), GOFLAGS: '-modcacherw' };
  const place: Place = { input: asked.name, cwd, env, note: '' };
  filler.tell.stage(project.name);
  copies.reset(project);
  const step = await mustWork(stage, trial(place, ['mod', 'download']));
  return [step, ...(await everyPlatform(stage, place, patternsOf(project)))];
}

/** `./api/...` for each module of a workspace. */
function patternsOf({ folder, members }: Project): readonly string[] {
  return members.map((one) => {
    const path = relative(folder, one.folder);
    return path === '' ? './...' : `${path.startsWith('..') ? '' : './'}${path}/...`;
  });
}

async function everyPlatform(
  stage: Stage,
  place: Place,
  patterns: readonly string[],
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const { os, arch } of stage.platforms) {
    const args = ['list', '-deps', '-test', ...patterns];
    const here = { ...place, env: { ...place.env, GOOS: os, GOARCH: arch } };
    const label = `GOOS=${os} GOARCH=${arch} go ${args.join(' ')}${place.note}`;
    steps.push(await mayFail(stage, { ...trial(here, args), label }));
  }
  if (stage.mode !== 'build') return steps;
  for (const verb of BUILD) steps.push(await mayFail(stage, trial(place, [...verb, ...patterns])));
  return steps;
}

/** What fails with the network too is the project's own fault, and none of the bundle's. */
async function mayFail(stage: Stage, trial: PlacedTrial): Promise<Step> {
  const offline = await tryGo(stage, trial);
  if (offline.status === 0) return passed(trial);
  const { cwd, env, args } = trial;
  const online = await runGo(stage.filler, args, { cwd, env });
  if (online.status === 0) rehearsalFailed(trial, offline.stderr);
  return { ...passed(trial), result: 'project-fault' };
}

type PlacedTrial = Trial & Required<Pick<Trial, 'cwd' | 'env'>>;

function trial({ input, cwd, env, note }: Place, args: readonly string[]): PlacedTrial {
  return { input, args, cwd, env, label: `go ${args.join(' ')}${note}` };
}

/** A program would be written into the folder otherwise. */
const BUILD = [['build', '-o', '/dev/null'], ['vet']];
