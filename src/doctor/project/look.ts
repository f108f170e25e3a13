import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Reader } from '../../core/host.ts';
import { type GoMod, parseGoMod } from '../../go/go-mod.ts';
import type { Observation, Seen, World } from '../world.ts';
import { judgeScripts } from './scripts.ts';
import { judgeSum } from './sums.ts';
import { judgeToolchain } from './toolchain-line.ts';
import { judgeVendor } from './vendor.ts';
import { judgeWorkspace } from './workspace.ts';

/** A project's folder, and what its checks read. */
export interface Project {
  readonly folder: string;
  /** Path of its go.mod or go.work. */
  readonly file: string;
  readonly mod: GoMod;
  /** Text of a file in it; none for one that is not there. */
  readonly text: (name: string) => Promise<string | undefined>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly go: World['go'];
}

/** What a check of a project found. */
export interface ProjectSaid {
  readonly seen: readonly Seen[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `--project DIR`: the health of go.mod and go.sum, and habits in scripts and CI files that do harm. Reads only. */
export async function lookAtProject(
  reader: Reader,
  folder: string,
  { go, network }: Pick<World, 'go' | 'network'>,
): Promise<Observation> {
  const start = network.now();
  const text = (name: string) => textAt(reader, name.startsWith('/') ? name : `${folder}/${name}`);
  const goMod = await text('go.mod');
  const module =
    goMod === undefined
      ? noModule(folder)
      : await judge({
          folder,
          file: `${folder}/go.mod`,
          mod: parseGoMod(goMod),
          text,
          list: (path) => reader.list(`${folder}/${path}`).catch(() => []),
          go,
        });
  const workspace = await judgeWorkspace(reader, folder, go);
  const found = joined([module, workspace]);
  const count = found.seen.length + found.diagnostics.filter(({ severity }) => severity !== 'info').length;
  const facts = [{ name: count > 0 ? 'findings' : 'file-fine', params: { count: String(count) } } as const];
  const row = {
    name: 'project',
    target: folder,
    hop: 'local-disk',
    status: count > 0 ? 'warning' : 'ok',
    ms: network.now() - start,
    facts,
  } as const;
  return { probes: [row], ...found };
}

async function judge(project: Project): Promise<ProjectSaid> {
  const parts = await Promise.all([
    missingReplacements(project),
    judgeSum(project),
    judgeToolchain(project),
    judgeVendor(project),
    judgeScripts(project),
  ]);
  return joined(parts);
}

function joined(parts: readonly ProjectSaid[]): ProjectSaid {
  return {
    seen: parts.flatMap(({ seen }) => seen),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A replacement on the disk must be a module that is there. */
export async function missingReplacements({ mod, file, text }: Project): Promise<ProjectSaid> {
  const found = await Promise.all(
    mod.replaces.map(async ({ from, to, line }): Promise<readonly Diagnostic[]> => {
      if (!/^\.{0,2}\//.test(to)) return [];
      if ((await text(`${to}/go.mod`)) !== undefined) return [];
      return [diagnostic('DOCTOR_REPLACE_MISSING', 'error', { from, to }, { where: { file, line } })];
    }),
  );
  return { seen: [], diagnostics: found.flat() };
}

function noModule(folder: string): ProjectSaid {
  return { seen: [], diagnostics: [diagnostic('DOCTOR_NO_GO_MOD', 'error', { folder })] };
}

/** Text of a file; none for one that is not there or cannot be read. */
export async function textAt(reader: Reader, path: string): Promise<string | undefined> {
  const seen = await reader.read(path).catch(() => undefined);
  return seen?.kind === 'file' ? new TextDecoder().decode(seen.bytes) : undefined;
}
