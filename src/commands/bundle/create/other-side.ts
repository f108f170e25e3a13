import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DatabaseName } from '../../../bundle/database-name.ts';
import { linkFile, putFile, removeTree } from '../../../host/tree.ts';
import type { Assembled } from './assemble.ts';
import type { GoProgram } from './go-program.ts';
import type { Workplace } from './workplace.ts';

/** Lays the bundle's members out as they will lie on the other side. Gives the folder. */
export function layOut({ folder }: Workplace, { contents }: Assembled): string {
  const tree = join(folder, 'tree');
  removeTree(tree);
  for (const { path, from } of contents) {
    if ('file' in from) linkFile(from.file, join(tree, path));
    else putFile(join(tree, path), from.bytes);
  }
  return tree;
}

/**
 * The environment of go on the other side: a home of its own, the bundle alone, the checksum database still on. Of this
 * machine it has the programs, and how C is compiled.
 */
export function otherSide(
  { folder, env }: Workplace,
  {
    go,
    database,
    tree,
    isSwitching,
  }: { go: GoProgram; database: DatabaseName; tree: string; isSwitching: boolean },
): Readonly<Record<string, string>> {
  const home = join(folder, 'rehearsal');
  const kept = Object.entries(env).filter(([name]) => KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: join(home, 'home'),
    XDG_CONFIG_HOME: join(home, 'home/.config'),
    GOENV: 'off',
    GOPATH: join(home, 'gopath'),
    GOMODCACHE: join(home, 'gopath/pkg/mod'),
    GOCACHE: join(home, 'go-build'),
    GOPROXY: pathToFileURL(tree).href,
    GOSUMDB: database.setting,
    GONOPROXY: 'none',
    GONOSUMDB: go.settings['GONOSUMDB'] ?? '',
    GOVCS: '*:off',
    GOFLAGS: '-modcacherw',
    GOWORK: 'off',
    GOTOOLCHAIN: isSwitching ? 'auto' : 'local',
  };
}

const KEPT = /^(?:PATH|TMPDIR|LANG|LC_\w+|CC|CXX|CGO_\w+|PKG_CONFIG\w*|GOROOT)$/;
