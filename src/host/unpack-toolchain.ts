import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { modulePath } from '../bundle/layout.ts';
import { TOOLCHAIN_MODULE, toolchainVersion } from '../bundle/manifest-modules.ts';
import { type ToolchainProof, toolchainFiles } from '../bundle/toolchain.ts';
import { RECEIPT } from '../core/bundle-set.ts';
import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { TreeSource } from '../core/host.ts';
import { builtInKey } from '../go/known-database.ts';
import { runProgram } from './exec.ts';
import { fetchByClient } from './fetch-toolchain.ts';
import { resolvePath } from './resolve.ts';

type Source = Extract<TreeSource, { readonly kind: 'toolchain' }>;

/**
 * Unpacks a toolchain into a folder, proven by goenv itself: from a tree of bundles; as the go that is here downloads it
 * into a cache of its own; or, where there is none, as goenv fetches it from the profile's proxies. Errors: `TOOLCHAIN_NO_GO`, `TOOLCHAIN_NOT_FETCHED` (1), those of `toolchainFiles` (4).
 */
export async function unpackToolchain(source: Source, folder: string, facts: Facts): Promise<void> {
  const cache = fetchFolder(folder);
  rmSync(cache, { recursive: true, force: true });
  try {
    const tree = source.tree && resolvePath(source.tree, facts.root);
    const proxy = tree ?? (await fetchByGo(source, cache, facts));
    const { toolchain } = source;
    const zip = readFileSync(join(proxy, modulePath(TOOLCHAIN_MODULE, toolchainVersion(toolchain), 'zip')));
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    for (const { path, bytes, mode } of toolchainFiles(toolchain, zip, proofIn(source, proxy))) {
      const full = join(folder, path);
      mkdirSync(dirname(full), { recursive: true, mode: 0o755 });
      writeFileSync(full, bytes);
      chmodSync(full, mode);
    }
    writeFileSync(join(folder, RECEIPT), `${JSON.stringify(toolchain)}\n`);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Where a toolchain is fetched to before it is proven: beside its place, gone afterwards. */
export function fetchFolder(folder: string): string {
  return `${folder}-fetched`;
}

/** go with a cache and a GOPATH of its own: what it knows and has downloaded elsewhere decides nothing. */
async function fetchByGo({ toolchain, env = {}, key }: Source, cache: string, facts: Facts): Promise<string> {
  // Under another root no program of this machine is run.
  if (facts.root !== undefined) fail('TOOLCHAIN_NO_GO', { version: toolchain.version });
  const version = toolchainVersion(toolchain);
  const own = {
    GOMODCACHE: join(cache, 'mod'),
    GOPATH: join(cache, 'path'),
    ...{ GOFLAGS: '-modcacherw', GOTOOLCHAIN: 'local', GOWORK: 'off', GONOPROXY: 'none' },
    XDG_CONFIG_HOME: '/dev/null',
  };
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const answer = await runProgram(
    {
      argv: ['go', 'mod', 'download', `${TOOLCHAIN_MODULE}@${version}`],
      env: { ...env, ...own },
      timeout: LONGEST,
    },
    facts.env,
  );
  if (answer.kind === 'not-found')
    return fetchByClient(
      { kind: 'toolchain', toolchain, env, ...(key !== undefined && { key }) },
      cache,
      facts,
    );
  const output =
    answer.kind === 'done' ? answer.stderr.trim().slice(-500) : `no end after ${LONGEST / 60_000} minutes`;
  if (answer.kind !== 'done' || answer.status !== 0)
    fail('TOOLCHAIN_NOT_FETCHED', { version: toolchain.version, output });
  return join(cache, 'mod/cache/download');
}

/** The database whose files are beside the modules. */
function proofIn({ toolchain, key }: Source, proxy: string): ToolchainProof {
  const folder = join(proxy, 'sumdb');
  const name = key?.split('+')[0] ?? (existsSync(folder) ? readdirSync(folder) : []).find(builtInKey);
  const verifier = key ?? (name === undefined ? undefined : builtInKey(name));
  if (name === undefined || verifier === undefined)
    return fail(
      'TOOLCHAIN_UNPROVEN',
      { version: toolchain.version, reason: 'no checksum database' },
      { exit: 4 },
    );
  const read = (path: string) => {
    const full = join(folder, name, path);
    return existsSync(full) ? readFileSync(full) : undefined;
  };
  return { key: verifier, read };
}

/** Milliseconds: a toolchain has some 75 MB. */
const LONGEST = 30 * 60_000;
