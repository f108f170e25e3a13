import { join } from 'node:path';
import type { Manifest, Rehearsal } from '../../../bundle/manifest.ts';
import { type Platform, platformText } from '../../../bundle/request.ts';
import { lastWords } from '../../../bundle/said.ts';
import { shuffled } from '../../../bundle/shuffle.ts';
import { fail } from '../../../core/diagnostic.ts';
import type { Offline } from '../../../host/offline.ts';
import { type JobEnded, runJob } from '../../../host/run-job.ts';
import { putFile, removeTree } from '../../../host/tree.ts';
import type { Copies } from './copies.ts';
import type { Filler } from './fill.ts';
import type { FilledModule } from './fill-modules.ts';
import type { FilledProject } from './fill-project.ts';
import type { GoProgram } from './go-program.ts';
import { rehearseProject } from './rehearse-project.ts';

export type Step = Rehearsal['steps'][number];

/** Everything that a rehearsal needs to know. */
export interface Stage {
  readonly filler: Filler;
  readonly go: GoProgram;
  readonly copies: Copies;
  readonly offline: Offline;
  readonly platforms: readonly Platform[];
  readonly mode: Rehearsal['mode'];
  readonly projects: readonly FilledProject[];
  readonly tools: readonly FilledModule[];
  /** Without `rehearsal`. */
  readonly manifest: Manifest;
  /** Environment of go on the other side: a fresh home, this bundle, no network. */
  readonly env: Readonly<Record<string, string>>;
  /** Text that decides the order in which modules are asked for. */
  readonly seed: string;
  /** A signed tree head that is newer than the bundle's, where the database has one by now. */
  readonly newer: string | undefined;
}

/**
 * Tries on this machine what will be done on the other: no network, a fresh home, an empty cache, the bundle alone.
 * Errors (1): `BUNDLE_REHEARSAL_FAILED` for what works here with the network and would not work there.
 */
export async function rehearse(stage: Stage): Promise<Rehearsal> {
  const steps: Step[] = [];
  if (stage.newer !== undefined) steps.push(await withNewerHead(stage, stage.newer));
  freshHome(stage);
  steps.push(await downloadAll(stage));
  for (const project of stage.projects) steps.push(...(await rehearseProject(stage, project)));
  for (const { asked, path, version } of stage.tools)
    steps.push(await mustWork(stage, { input: asked.name, args: ['install', `${path}@${version}`] }));
  steps.push(...(await switchToolchain(stage)));
  return {
    goVersion: stage.go.version,
    mode: stage.mode,
    platforms: stage.platforms.map(platformText),
    network: stage.offline.kind,
    newerHead: stage.newer !== undefined,
    steps,
  };
}

/** What to try: which input asks for it, and where. */
export interface Trial {
  readonly input: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is written into the manifest, where it is not the command. */
  readonly label?: string;
}

/** Runs go as it will run on the other side. */
export function tryGo(stage: Stage, { args, cwd, env = {} }: Omit<Trial, 'input'>): Promise<JobEnded> {
  const { offline, filler } = stage;
  return runJob({
    argv: [...offline.before, 'go', ...args],
    cwd: cwd ?? filler.place.folder,
    env: { ...stage.env, ...offline.env, ...env },
  });
}

/** Tries what has to work. Errors (1): `BUNDLE_REHEARSAL_FAILED`. */
export async function mustWork(stage: Stage, trial: Trial): Promise<Step> {
  const ended = await tryGo(stage, trial);
  if (ended.status !== 0) rehearsalFailed(trial, ended.stderr);
  return passed(trial);
}

export function passed({ input, args, label }: Trial): Step {
  return { input, command: label ?? `go ${args.join(' ')}`, result: 'passed' };
}

export function rehearsalFailed({ input, args }: Trial, output: string): never {
  const params = { input, command: `go ${args.join(' ')}`, output: lastWords(output) };
  return fail('BUNDLE_REHEARSAL_FAILED', params);
}

/** The GOPATH of the rehearsal. */
function gopathOf({ filler }: Stage): string {
  return join(filler.place.folder, 'rehearsal/gopath');
}

function freshHome({ filler }: Stage): void {
  removeTree(join(filler.place.folder, 'rehearsal'));
}

/** Every module, asked for in an order of chance: what works in one order of tree heads alone would show. */
async function downloadAll(stage: Stage): Promise<Step> {
  const { manifest, seed } = stage;
  const modules = manifest.modules.filter(({ zip }) => zip !== undefined);
  const order = shuffled(
    modules.map(({ path, version }) => `${path}@${version}`),
    seed,
  );
  const label = `go mod download, ${order.length} modules in the order of seed ${seed}`;
  for (let at = 0; at < order.length; at += MOST_ARGUMENTS)
    await mustWork(stage, { input: ALL, args: ['mod', 'download', ...order.slice(at, at + MOST_ARGUMENTS)] });
  return { input: ALL, command: label, result: 'passed' };
}

/**
 * A home that has seen a newer head refuses the bundle's, as long as it is there: that is tried, and that everything works
 * once it is set aside, as `goenv bundle install` does.
 */
async function withNewerHead(stage: Stage, newer: string): Promise<Step> {
  freshHome(stage);
  const [first] = stage.manifest.modules.filter(({ zip }) => zip !== undefined);
  const name = stage.manifest.sumdb?.name ?? '';
  const args = ['mod', 'download', `${first?.path}@${first?.version}`];
  const head = join(gopathOf(stage), 'pkg/sumdb', name, 'latest');
  putFile(head, newer);
  const refused = await tryGo(stage, { args });
  // Records enough for a proof by chance: then there was nothing to set aside.
  if (refused.status === 0)
    return { input: ALL, command: `go ${args.join(' ')}, newer tree head`, result: 'passed' };
  removeTree(head);
  const label = `go ${args.join(' ')}, newer tree head set aside`;
  return mustWork(stage, { input: ALL, args, label });
}

/** One switch, to the newest toolchain in it that runs here and is not the one that asks. */
async function switchToolchain(stage: Stage): Promise<readonly Step[]> {
  const { manifest, go } = stage;
  const fitting = manifest.toolchains.filter(
    ({ version, os, arch }) => os === go.os && arch === go.arch && version !== go.version,
  );
  const last = fitting.at(-1);
  if (!last) return [];
  const input = `toolchain ${last.version}.${last.os}-${last.arch}`;
  const trial: Trial = {
    input,
    args: ['version'],
    env: { GOTOOLCHAIN: last.version },
    label: `GOTOOLCHAIN=${last.version} go version`,
  };
  const ended = await tryGo(stage, trial);
  if (ended.status !== 0 || !ended.stdout.includes(`${last.version} `)) rehearsalFailed(trial, ended.stderr);
  return [passed(trial)];
}

/** Arguments of one go command: far below what any system takes. */
const MOST_ARGUMENTS = 250;
/** The `input` of a step that is about no one input. */
const ALL = 'bundle';
