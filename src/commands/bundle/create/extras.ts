import { join } from 'node:path';
import { compareNames, roleOf } from '../../../bundle/layout.ts';
import { fail } from '../../../core/diagnostic.ts';
import { ownFiles } from '../../../host/own-files.ts';
import { digestOf, filesBelow, isFolder } from '../../../host/tree.ts';
import type { Content } from './read-modules.ts';
import type { Request } from './request.ts';

/** Members besides modules: a copy of govulncheck's database, goenv itself. Errors (1): `NOT_READABLE`. */
export async function extraContents({ vulndb, withGoenv }: Request): Promise<readonly Content[]> {
  const found: Content[] = [];
  if (vulndb !== undefined) {
    if (!isFolder(vulndb)) fail('NOT_READABLE', { path: vulndb, reason: 'ENOTDIR' });
    for (const { path } of filesBelow(vulndb))
      found.push(await content(`vulndb/${path}`, join(vulndb, path)));
  }
  if (withGoenv) for (const file of ownFiles()) found.push(await content(`goenv/${file.name}`, file.path));
  return found
    .filter(({ path }) => roleOf(path) !== undefined)
    .toSorted((a, b) => compareNames(a.path, b.path));
}

async function content(path: string, file: string): Promise<Content> {
  return { path, ...(await digestOf(file)), from: { file } };
}
