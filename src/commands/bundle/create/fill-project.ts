import { join } from 'node:path';
import { lastWords } from '../../../bundle/said.ts';
import { type Diagnostic, diagnostic } from '../../../core/diagnostic.ts';
import { Explainer } from '../../../explain/explain.ts';
import type { JobEnded } from '../../../host/run-job.ts';
import { bytesAt } from '../../../host/tree.ts';
import type { Copies } from './copies.ts';
import { type Asked, type Filler, mustGo, noteSums, runGo } from './fill.ts';
import { goFailed } from './go-program.ts';
import type { Member, Project } from './projects.ts';

/** What `go mod tidy` makes of a module on the connected side; the other side must come to the same. */
export interface Tidied {
  readonly folder: string;
  readonly mod: string;
  readonly sum: string;
}

export interface FilledProject {
  readonly project: Project;
  readonly asked: Asked;
  /** A module that cannot be tidied even here has none: its own fault. */
  readonly tidied: readonly Tidied[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fetches everything that go may ask of a project: each module by itself, the workspace, each module after `go work sync`.
 * go.sum is empty each time, because only then are records looked up. Errors: `BUNDLE_GO_FAILED` (1), `BUNDLE_SUM_REFUSED` (4).
 */
export async function fillProject(filler: Filler, copies: Copies, project: Project): Promise<FilledProject> {
  const asked: Asked = { name: idOf(project), sums: new Map() };
  const tidied: Tidied[] = [];
  const diagnostics: Diagnostic[] = [];
  copies.reset(project);
  for (const member of project.members) {
    filler.tell.stage(member.path);
    const cwd = copies.at(member.folder);
    const found = await fillMember(filler, { cwd, member, project, asked });
    if (found.tidied) tidied.push({ folder: member.folder, ...found.tidied });
    if (found.fault) diagnostics.push(found.fault);
  }
  if (project.isWorkspace) await fillWorkspace(filler, copies, { project, asked });
  return { project, asked, tidied, diagnostics };
}

/** How the manifest calls it. */
function idOf({ isWorkspace, name }: Project): string {
  return `${isWorkspace ? 'workspace' : 'project'} ${name}`;
}

interface MemberFill {
  readonly cwd: string;
  readonly member: Member;
  readonly project: Project;
  readonly asked: Asked;
}

async function fillMember(
  filler: Filler,
  { cwd, member, project, asked }: MemberFill,
): Promise<{ tidied?: Omit<Tidied, 'folder'>; fault?: Diagnostic }> {
  await expectModules(filler, cwd);
  const first = await runGo(filler, ALL, { cwd });
  noteSums(asked, cwd);
  if (first.status !== 0) {
    // A workspace may well have modules that find each other in it alone.
    const fault = diagnostic('BUNDLE_MEMBER_ALONE', 'warning', {
      module: member.path,
      output: lastWords(first.stderr),
    });
    // What names another member was looked for outside, where it is not.
    if (project.members.some(({ path }) => first.stderr.includes(`${path}@`))) return { fault };
    return goFailed(['go', ...ALL], first.stderr);
  }
  const tidy = await runGo(filler, TIDY, { cwd });
  noteSums(asked, cwd);
  if (tidy.status !== 0) return { fault: tidyFault(member, tidy) };
  const tidied = { mod: textAt(cwd, 'go.mod'), sum: textAt(cwd, 'go.sum') };
  await mustGo(filler, ALL, { cwd });
  noteSums(asked, cwd);
  return { tidied };
}

/** How many modules there are to fetch, for the progress alone. */
async function expectModules(filler: Filler, cwd: string): Promise<void> {
  const ended = await runGo(filler, ['list', '-m', '-f', '{{.Path}}', 'all'], { cwd });
  filler.tell.expect(ended.stdout.split('\n').length - 2);
}

async function fillWorkspace(
  filler: Filler,
  copies: Copies,
  { project, asked }: { readonly project: Project; readonly asked: Asked },
): Promise<void> {
  const cwd = copies.at(project.folder);
  // In a workspace go refuses -mod=mod.
  const env = { GOWORK: join(cwd, 'go.work'), GOFLAGS: '-modcacherw' };
  const note = () => {
    noteSums(asked, cwd, 'go.work.sum');
    for (const { folder } of project.members) noteSums(asked, copies.at(folder));
  };
  copies.reset(project);
  filler.tell.stage(project.name);
  await mustGo(filler, ['mod', 'download'], { cwd, env });
  await mustGo(filler, ALL, { cwd, env });
  note();
  copies.reset(project);
  await mustGo(filler, ['work', 'sync'], { cwd, env });
  note();
  for (const { folder } of project.members) {
    // Those that cannot stand alone were named before.
    await runGo(filler, ALL, { cwd: copies.at(folder) });
    noteSums(asked, copies.at(folder));
  }
}

/** A failure that goenv's rules know as one of the network ends the run; any other is the project's own. */
function tidyFault(member: Member, { stderr }: JobEnded): Diagnostic {
  const explainer = new Explainer('go');
  explainer.push(Buffer.from(stderr));
  const { findings } = explainer.end({ failed: true });
  if (findings.some(({ severity }) => severity !== 'info')) goFailed(['go', ...TIDY], stderr);
  return diagnostic('BUNDLE_TIDY_FAILED', 'warning', { module: member.path, output: lastWords(stderr) });
}

function textAt(folder: string, file: string): string {
  return bytesAt(join(folder, file))?.toString('utf8') ?? '';
}

const ALL = ['mod', 'download', 'all'];
const TIDY = ['mod', 'tidy'];
