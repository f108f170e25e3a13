import { join } from 'node:path';
import type { Manifest } from '../../../bundle/manifest.ts';
import { treeOf } from '../../../bundle/one-head.ts';
import { removeTree } from '../../../host/tree.ts';
import { type Filler, runGo } from './fill.ts';
import { headAt } from './read-database.ts';

/**
 * A signed tree head of the database that is newer than the bundle's; `undefined` where it has not moved on, or cannot be
 * asked now. Asks it for one record, from an empty cache.
 */
export async function newerHead(filler: Filler, { sumdb, modules }: Manifest): Promise<string | undefined> {
  const [first] = modules.filter(({ zip }) => zip !== undefined);
  if (!sumdb || !first) return undefined;
  const folder = join(filler.place.folder, 'newer');
  const env = { GOPATH: folder, GOMODCACHE: join(folder, 'pkg/mod') };
  removeTree(folder);
  await runGo(filler, ['mod', 'download', `${first.path}@${first.version}`], {
    cwd: filler.place.folder,
    env,
  });
  const head = headAt({ heads: join(folder, 'pkg/sumdb') }, sumdb.name);
  removeTree(folder);
  const size = (note: string) => treeOf(note, sumdb.key)?.size ?? 0;
  return head !== undefined && size(head) > size(sumdb.head) ? head : undefined;
}
