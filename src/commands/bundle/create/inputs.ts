import { join } from 'node:path';
import { compareNames } from '../../../bundle/layout.ts';
import type { Input } from '../../../bundle/manifest.ts';
import { sha256 } from '../../../host/digest.ts';
import { bytesAt } from '../../../host/tree.ts';
import type { Gathered } from './gather.ts';
import type { Project } from './projects.ts';

/** What the bundle was made for, in the order of the manifest; nothing in it tells where on this machine it was. */
export function inputsOf({ projects, tools, modules, toolchains }: Gathered): readonly Input[] {
  const all: readonly Input[] = [
    ...projects.map(({ project, asked }) => projectInput(project, asked.name)),
    ...tools.map(({ asked }) => plainInput('tool', asked.name)),
    ...modules.map(({ asked }) => plainInput('module', asked.name)),
    ...toolchains.map(({ asked }) => plainInput('toolchain', asked.name)),
  ];
  return all.toSorted((a, b) => compareNames(a.id, b.id));
}

function projectInput(project: Project, id: string): Input {
  const file = join(project.folder, project.isWorkspace ? 'go.work' : 'go.mod');
  const written = [...new Set(project.replacedBy)].sort();
  return {
    id,
    kind: project.isWorkspace ? 'workspace' : 'project',
    name: project.name,
    sha256: sha256(bytesAt(file) ?? ''),
    ...(written.length > 0 && { replacedByFolder: written }),
  };
}

function plainInput(kind: 'tool' | 'module' | 'toolchain', id: string): Input {
  return { id, kind, name: id.slice(kind.length + 1) };
}
