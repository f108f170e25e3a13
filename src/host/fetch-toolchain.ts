import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lookupPath, modulePath, sumdbFolder } from '../bundle/layout.ts';
import { TOOLCHAIN_MODULE, toolchainVersion } from '../bundle/manifest-modules.ts';
import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { TreeSource } from '../core/host.ts';
import { builtInKey } from '../go/known-database.ts';
import { parseTree } from '../go/note.ts';
import { parseProxyList } from '../go/proxy-list.ts';
import { parseLookup } from '../go/sum-lookup.ts';
import { parseSumDb } from '../go/sumdb.ts';
import { tilePath, WIDTH } from '../go/tlog.ts';
import { tilesFor } from '../go/tree-proof.ts';
import { type Get, getter } from './http-get.ts';

type Source = Extract<TreeSource, { readonly kind: 'toolchain' }>;

/**
 * Fetches a toolchain's zip and what proves it without any go, as a plain client of the GOPROXY protocol, into a folder
 * that is laid out as go's own cache. Proves nothing: that is for whoever unpacks it. The profile must say by which proxy
 * and which database. Errors (1): `TOOLCHAIN_NO_GO`, `TOOLCHAIN_NOT_FETCHED`.
 */
export async function fetchByClient(
  { toolchain, env = {}, key }: Source,
  folder: string,
  facts: Facts,
): Promise<string> {
  const { version } = toolchain;
  const database = parseSumDb(env['GOSUMDB'] ?? '');
  const { entries } = parseProxyList(env['GOPROXY'] ?? '');
  const proxies = entries.filter(({ url }) => /^(?:https?|file):/.test(url));
  const isKnown = typeof database === 'object' && 'name' in database;
  if (proxies.length === 0 || !isKnown) return fail('TOOLCHAIN_NO_GO', { version });
  const tryGet = getter({ ...facts, env: { ...facts.env, ...env } });
  const get = (url: string) => answer(version, url, tryGet);
  const save = (path: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const zip = modulePath(TOOLCHAIN_MODULE, toolchainVersion(toolchain), 'zip');
  const { url: proxy, bytes } = await first(version, proxies, zip, tryGet);
  save(zip, bytes);
  const base =
    database.url ?? (await databaseBy(proxy, { name: database.name, isOwn: key !== undefined }, tryGet));
  const path = lookupPath('', TOOLCHAIN_MODULE, toolchainVersion(toolchain)).replace(/^sumdb\/\//, '');
  const found = await get(`${base}/${path}`);
  const lookup = parseLookup(Buffer.from(found).toString('utf8'));
  const signer = /^— (\S+) /m.exec(lookup?.note ?? '')?.[1] ?? '';
  const tree = parseTree(lookup?.note ?? '');
  if (!lookup || !tree || (signer !== database.name && builtInKey(signer) === undefined))
    return fail('TOOLCHAIN_NOT_FETCHED', { version, output: `${base}: no checksum database` });
  save(`${sumdbFolder(signer)}${path}`, found);
  for (const tile of tilesFor(tree.size, [{ level: 0, index: lookup.id }])) {
    const exact = tilePath(tile);
    const full = tilePath({ ...tile, count: WIDTH });
    const one = await tryGet(`${base}/${exact}`);
    const isThere = one.kind === 'answer' && one.status === 200;
    save(
      `${sumdbFolder(signer)}${isThere ? exact : full}`,
      isThere ? one.bytes : await get(`${base}/${full}`),
    );
  }
  return folder;
}

/**
 * Where a database is asked: through the proxy where that serves it, else under its own name. The mirror of Go's own is
 * only known by its own address, and signs with Go's key.
 */
async function databaseBy(
  proxy: string,
  { name, isOwn }: { readonly name: string; readonly isOwn: boolean },
  tryGet: Get,
): Promise<string> {
  const through = `${proxy}/sumdb/${name}`;
  if (isOwn) return through;
  const served = builtInKey(name) === undefined ? undefined : await tryGet(`${through}/supported`);
  return served?.kind === 'answer' && served.status === 200 ? through : `https://${name}`;
}

/** The first proxy that has it, by go's rule of when to go on to the next. */
async function first(
  version: string,
  proxies: ReturnType<typeof parseProxyList>['entries'],
  path: string,
  tryGet: Get,
): Promise<{ readonly url: string; readonly bytes: Uint8Array }> {
  let said = '';
  for (const { url, fallback } of proxies) {
    const one = await tryGet(`${url.replace(/\/$/, '')}/${path}`);
    if (one.kind === 'answer' && one.status === 200) return { url: url.replace(/\/$/, ''), bytes: one.bytes };
    said = `${url}: ${one.kind === 'answer' ? one.status : one.reason}`;
    const isAbsent = one.kind === 'answer' && (one.status === 404 || one.status === 410);
    if (!isAbsent && fallback !== 'any-error') break;
  }
  return fail('TOOLCHAIN_NOT_FETCHED', { version, output: said });
}

async function answer(version: string, url: string, tryGet: Get): Promise<Uint8Array> {
  const one = await tryGet(url);
  if (one.kind === 'answer' && one.status === 200) return one.bytes;
  const output = `${url}: ${one.kind === 'answer' ? one.status : one.reason}`;
  return fail('TOOLCHAIN_NOT_FETCHED', { version, output });
}
