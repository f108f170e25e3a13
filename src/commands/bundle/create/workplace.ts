import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { treeOf } from '../../../bundle/one-head.ts';
import { fail } from '../../../core/diagnostic.ts';
import type { Facts } from '../../../core/facts.ts';
import { type Lock, takeLock } from '../../../host/lock.ts';
import { isInEnvironment } from '../../../host/process.ts';
import { namesIn } from '../../../host/read-file.ts';
import { missingFolders } from '../../../host/resolve.ts';
import { bytesAt, putFile, removeIfEmpty, removeTree } from '../../../host/tree.ts';
import { pause } from '../../../host/write-file.ts';
import type { GoProgram } from './go-program.ts';

/** Where a bundle comes to be: a folder of goenv's own, the same one for the same inputs, so that a killed run is taken up. */
export interface Workplace {
  readonly folder: string;
  /** Laid out as a GOPROXY; what go has fetched so far. */
  readonly downloads: string;
  /** Where go keeps the tree head it has seen: `NAME/latest` below. */
  readonly heads: string;
  /** Environment of go for filling. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets go; with `isDone` nothing stays. */
  close(isDone: boolean): void;
}

/**
 * Opens the workplace of these inputs. Errors (1): `LOCKED` while another goenv makes the same bundle, `NOT_WRITABLE`, `PROGRAM_STILL_RUNS`.
 * go gets the user's home, for its netrc and git's settings, but every file it writes itself goes to the workplace.
 */
export async function openWorkplace(
  facts: Facts,
  env: Facts['env'],
  { go, inputs }: { readonly go: GoProgram; readonly inputs: readonly string[] },
): Promise<Workplace> {
  const base = join(facts.env['XDG_CACHE_HOME'] || join(facts.home, '.cache'), 'goenv/bundle');
  const key = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
  const folder = join(base, key);
  // What a killed run made goes as well: these two are goenv’s own.
  const made = [...missingFolders(base), dirname(base), base];
  const lock = await takeLock(`${folder}.lock`, 'goenv bundle create', { wait: 0 });
  await awaitStragglers(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const gopath = join(folder, 'gopath');
  beginAtHead(join(gopath, 'pkg/sumdb'), go);
  return {
    folder,
    downloads: join(gopath, 'pkg/mod/cache/download'),
    heads: join(gopath, 'pkg/sumdb'),
    env: fillEnvironment(env, { go, folder, gopath, config: configFolder(folder, facts) }),
    close: (isDone) => close(folder, { lock, made, isDone }),
  };
}

/** What a killed goenv had started may still write here. Errors (1): `PROGRAM_STILL_RUNS` after two minutes. */
async function awaitStragglers(folder: string): Promise<void> {
  for (const start = performance.now(); isInEnvironment(`=${folder}/`); await pause(100)) {
    if (performance.now() - start > LONGEST_STRAGGLER) fail('PROGRAM_STILL_RUNS');
  }
}

/**
 * The newest tree head that go knows on this machine is where the bundle's begins: what is proven under it is so under
 * later heads of the bundles made here too, and the fewer machines over there have seen a newer one.
 */
function beginAtHead(heads: string, { gopath, database }: GoProgram): void {
  const name = database?.name ?? '';
  const [mine, theirs] = [join(heads, name, 'latest'), join(gopath, 'pkg/sumdb', name, 'latest')];
  const head = bytesAt(mine) ? undefined : bytesAt(theirs);
  if (database && head && treeOf(head.toString('utf8'), database.key)) putFile(mine, head);
}

function fillEnvironment(
  env: Facts['env'],
  { go, folder, gopath, config }: { go: GoProgram; folder: string; gopath: string; config: string },
): Readonly<Record<string, string>> {
  const kept = Object.entries(env).filter(([name]) => !DROPPED.has(name));
  return {
    ...Object.fromEntries(kept),
    ...go.settings,
    XDG_CONFIG_HOME: config,
    GOENV: 'off',
    GOTOOLCHAIN: go.toolchain,
    GOPATH: gopath,
    GOMODCACHE: join(gopath, 'pkg/mod'),
    GOCACHE: join(folder, 'go-build'),
    GOFLAGS: '-mod=mod -modcacherw',
    GOWORK: 'off',
    GO111MODULE: 'on',
    // A question on a terminal would wait for ever.
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** The user's configuration folder without go's: git and its helpers find theirs, go's telemetry writes elsewhere. */
function configFolder(folder: string, { xdgConfig }: Facts): string {
  const config = join(folder, 'config');
  removeTree(config);
  mkdirSync(config, { recursive: true });
  for (const name of namesIn(xdgConfig))
    if (name !== 'go') symlinkSync(join(xdgConfig, name), join(config, name));
  return config;
}

function close(
  folder: string,
  { lock, made, isDone }: { readonly lock: Lock; readonly made: readonly string[]; readonly isDone: boolean },
): void {
  if (isDone) removeTree(folder);
  lock.release();
  removeTree(`${folder}.lock`);
  for (const one of made.toReversed()) removeIfEmpty(one);
}

/** Milliseconds. */
const LONGEST_STRAGGLER = 120_000;
/** They would send go's files, or its questions, elsewhere. */
const DROPPED: ReadonlySet<string> = new Set([
  'GOBIN',
  'GOOS',
  'GOARCH',
  'GOTMPDIR',
  'GOCACHEPROG',
  'GOEXPERIMENT',
]);
