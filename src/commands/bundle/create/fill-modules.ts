import { join } from 'node:path';
import {
  type Platform,
  platformText,
  TOOLCHAIN_MODULE,
  toolchainModuleVersion,
  type Versioned,
} from '../../../bundle/request.ts';
import { putFile } from '../../../host/tree.ts';
import { type Asked, type Filler, mustGo, noteSums } from './fill.ts';

/** A tool or module of the command line, with the version that its query came to. */
export interface FilledModule {
  readonly asked: Asked;
  /** Package path of a tool, module path else. */
  readonly path: string;
  readonly module: string;
  readonly version: string;
}

/**
 * Fetches a tool: its module's whole graph, in a module of its own, and what `go install` itself asks for on each
 * platform. Errors: `BUNDLE_GO_FAILED` (1), `BUNDLE_SUM_REFUSED` (4).
 */
export async function fillTool(
  filler: Filler,
  tool: Versioned,
  platforms: readonly Platform[],
): Promise<FilledModule> {
  const filled = await fillGraph(filler, tool, 'tool');
  for (const { os, arch } of platforms) {
    const args = ['install', '-n', `${tool.path}@${filled.version}`];
    await mustGo(filler, args, { cwd: filler.place.folder, env: { GOOS: os, GOARCH: arch } });
  }
  return filled;
}

/** Fetches a module and everything its graph names. */
export function fillModule(filler: Filler, module: Versioned): Promise<FilledModule> {
  return fillGraph(filler, module, 'module');
}

/**
 * Fetches a Go release as the module it is. What go asks for on its way to a newer Go is the linux-amd64 `.info`,
 * whatever the platform.
 */
export async function fillToolchain(filler: Filler, version: string, platform: Platform): Promise<Asked> {
  const name = `${TOOLCHAIN_MODULE}@${toolchainModuleVersion(version, platform)}`;
  filler.tell.stage(`${version} ${platformText(platform)}`);
  const { place } = filler;
  const cwd = moduleFolder(filler, `toolchain-${version}-${platform.os}-${platform.arch}`);
  await mustGo(filler, ['mod', 'download', name], { cwd });
  const first = `${TOOLCHAIN_MODULE}@${toolchainModuleVersion(version, { os: 'linux', arch: 'amd64' })}`;
  await mustGo(filler, ['list', '-m', '-json', first], { cwd: place.folder });
  const id = `toolchain ${version}.${platform.os}-${platform.arch}`;
  return {
    name: id,
    sums: new Map([
      [first, {}],
      [name, {}],
    ]),
  };
}

async function fillGraph(
  filler: Filler,
  { path, version: query }: Versioned,
  kind: 'tool' | 'module',
): Promise<FilledModule> {
  filler.tell.stage(`${path}@${query}`);
  const cwd = moduleFolder(filler, `${kind}-${path.replaceAll('/', '-')}-${query.replaceAll('/', '-')}`);
  await mustGo(filler, ['get', `${path}@${query}`], { cwd });
  const { module, version } = await resolved(filler, { path, kind, cwd });
  const asked: Asked = { name: `${kind} ${path}@${version}`, sums: new Map() };
  noteSums(asked, cwd);
  await mustGo(filler, ['mod', 'download', 'all'], { cwd });
  noteSums(asked, cwd);
  return { asked, path, module, version };
}

async function resolved(
  filler: Filler,
  { path, kind, cwd }: { readonly path: string; readonly kind: 'tool' | 'module'; readonly cwd: string },
): Promise<{ module: string; version: string }> {
  const args =
    kind === 'tool'
      ? ['list', '-f', '{{.Module.Path}} {{.Module.Version}}', path]
      : ['list', '-m', '-f', '{{.Path}} {{.Version}}', path];
  const [module = '', version = ''] = (await mustGo(filler, args, { cwd })).trim().split(' ');
  return { module, version };
}

/** An empty module, so that the tool's own go.mod decides; go takes its `go` line from what it needs. */
function moduleFolder({ place }: Filler, name: string): string {
  const folder = join(place.folder, 'asked', name);
  putFile(join(folder, 'go.mod'), 'module goenv.invalid/asked\n\ngo 1.21\n');
  putFile(join(folder, 'go.sum'), '');
  return folder;
}
