import { compareGo } from '../../../bundle/go-mod.ts';
import type { Toolchain } from '../../../bundle/manifest.ts';
import { type Platform, type ToolchainWanted, toolchainModuleVersion } from '../../../bundle/request.ts';
import type { Copies } from './copies.ts';
import type { Asked, Filler } from './fill.ts';
import { type FilledModule, fillModule, fillTool, fillToolchain } from './fill-modules.ts';
import { type FilledProject, fillProject } from './fill-project.ts';
import type { GoProgram } from './go-program.ts';
import type { Project } from './projects.ts';
import type { Request } from './request.ts';

/** Everything that was asked for, as far as go has fetched it. */
export interface Gathered {
  readonly projects: readonly FilledProject[];
  readonly tools: readonly FilledModule[];
  readonly modules: readonly FilledModule[];
  readonly toolchains: readonly (Toolchain & { readonly asked: Asked })[];
}

/** What is to be fetched. */
export interface Order {
  readonly request: Request;
  readonly go: GoProgram;
  readonly projects: readonly Project[];
  readonly platforms: readonly Platform[];
}

/** Has go fetch all of it, one thing after the other: go itself fetches several modules at once. Errors: those of `mustGo`. */
export async function gather(filler: Filler, copies: Copies, order: Order): Promise<Gathered> {
  const { request, platforms } = order;
  const toolchains = [];
  for (const one of toolchainsWanted(order)) toolchains.push(await oneToolchain(filler, one));
  const projects = [];
  for (const project of order.projects) projects.push(await fillProject(filler, copies, project));
  const tools = [];
  for (const tool of request.tools) tools.push(await fillTool(filler, tool, platforms));
  const modules = [];
  for (const module of request.modules) modules.push(await fillModule(filler, module));
  return { projects, tools, modules, toolchains };
}

/** The same again, with what was found: go looks every record up under the newest head, and fetches what proves it. */
export async function gatherAgain(
  filler: Filler,
  copies: Copies,
  { order, gathered }: { readonly order: Order; readonly gathered: Gathered },
): Promise<void> {
  const { request } = order;
  // A query such as `latest` is not asked twice.
  const settled = (found: readonly FilledModule[]) => found.map(({ path, version }) => ({ path, version }));
  const again = { ...request, tools: settled(gathered.tools), modules: settled(gathered.modules) };
  await gather(filler, copies, { ...order, request: again });
}

/** All that was asked for. */
export function allAsked({ projects, tools, modules, toolchains }: Gathered): readonly Asked[] {
  return [...projects, ...tools, ...modules, ...toolchains].map(({ asked }) => asked);
}

async function oneToolchain(filler: Filler, { version, platform }: Required<ToolchainWanted>) {
  const asked = await fillToolchain(filler, version, platform);
  return { version, ...platform, asked };
}

/** Those named, and those that a project asks for where go may switch; each for each platform, in their order. */
function toolchainsWanted({ request, go, projects, platforms }: Order): readonly Required<ToolchainWanted>[] {
  const asks = projects.flatMap((project) => [project.go, ...project.members.map((one) => one.go)]);
  const switches = go.toolchain !== 'local';
  const newer = asks.filter((one) => one !== undefined && switches && compareGo(one, go.version) > 0);
  const wanted: readonly ToolchainWanted[] = [
    ...request.toolchains,
    ...newer.map((version) => ({ version: version ?? '' })),
  ];
  const all = wanted.flatMap(({ version, platform }) =>
    (platform ? [platform] : platforms).map((one) => ({ version, platform: one })),
  );
  const unique = new Map(all.map((one) => [toolchainModuleVersion(one.version, one.platform), one]));
  return [...unique.values()].toSorted(
    (a, b) =>
      compareGo(a.version, b.version) ||
      (toolchainModuleVersion(a.version, a.platform) < toolchainModuleVersion(b.version, b.platform)
        ? -1
        : 1),
  );
}
