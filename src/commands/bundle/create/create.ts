import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { DatabaseName } from '../../../bundle/database-name.ts';
import { type Platform, platformText } from '../../../bundle/request.ts';
import { cycloneDx } from '../../../bundle/sbom.ts';
import { fail } from '../../../core/diagnostic.ts';
import type { Facts } from '../../../core/facts.ts';
import { sha256 } from '../../../host/digest.ts';
import { findOffline } from '../../../host/offline.ts';
import { codeOf } from '../../../host/read-file.ts';
import { say } from '../../../ui/say.ts';
import type { Context } from '../../context.ts';
import { presentDiagnostics } from '../../present.ts';
import { type Assembled, assemble, projectNotes } from './assemble.ts';
import { type Copies, copyProjects } from './copies.ts';
import { extraContents } from './extras.ts';
import type { Filler } from './fill.ts';
import { allAsked, type Gathered, gather, gatherAgain, type Order } from './gather.ts';
import { type GoProgram, readGoProgram } from './go-program.ts';
import { newerHead } from './newer-head.ts';
import { layOut, otherSide } from './other-side.ts';
import { pack, probeOut } from './pack.ts';
import { presentBundle } from './present-bundle.ts';
import { startBundleProgress } from './progress.ts';
import { type Project, readProject } from './projects.ts';
import { rehearse } from './rehearse.ts';
import { type Request, readRequest } from './request.ts';
import { withProfile } from './with-profile.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/**
 * `goenv bundle create DIR…`: everything that go may ask of these projects, tools and modules, proven by the checksum database and
 * rehearsed without network, as one file. Writes that file, and nothing into a project. Exit 0; 1 when go, the rehearsal or
 * the disk fails; 3 for an invalid profile; 4 where a hash is not the recorded one; 64 for wrong usage.
 */
export async function createBundle(context: Context, folders: readonly string[]): Promise<number> {
  const request = readRequest(context, folders);
  probeOut(request.out);
  return withProfile(context, request.profile, (env) => createWith(context, request, env));
}

async function createWith(context: Context, request: Request, env: Facts['env']): Promise<number> {
  const go = asAsked(await readGoProgram(context.facts, env), request);
  const { database } = go;
  if (!database) fail('BUNDLE_SUMDB_OFF', { value: go.settings['GOSUMDB'] ?? '' }, { exit: 4 });
  const projects: Project[] = [];
  for (const folder of request.folders) projects.push(await readProject(folder, env, projects));
  const platforms = request.platforms.length > 0 ? request.platforms : [{ os: go.os, arch: go.arch }];
  const order = { request, go, projects, platforms };
  const place = await openWorkplace(context.facts, env, { go, inputs: keyOf(order) });
  let isDone = false;
  try {
    await makeIn(context, { place, order, database });
    isDone = true;
    return 0;
  } finally {
    place.close(isDone);
  }
}

interface Making {
  readonly place: Workplace;
  readonly order: Order;
  readonly database: DatabaseName;
}

async function makeIn(context: Context, { place, order, database }: Making): Promise<void> {
  const { request } = order;
  const tell = startBundleProgress(context, place.downloads);
  const filler: Filler = { place, tell };
  try {
    const copies = await copyProjects(order.projects, `${place.folder}/src`, place.env);
    const { assembled, gathered } = await collect(context, filler, { copies, order, database });
    const whole = await rehearsed(context, filler, { assembled, gathered, copies, order, database });
    tell.stage(say(context.errors, 'bundleWrite', { path: request.out }));
    const packed = await pack(whole, { path: request.out, key: request.sign, env: place.env });
    if (request.sbom !== undefined) writeText(request.sbom, cycloneDx(whole.manifest));
    tell.end();
    const diagnostics = projectNotes(gathered);
    await presentDiagnostics(context, diagnostics);
    presentBundle(context, { manifest: whole.manifest, packed, request, diagnostics });
  } finally {
    tell.end();
  }
}

/** Fetches and checks. go caches the tiles of the head it knew at each moment: a second look brings those of the last one. */
async function collect(
  context: Context,
  filler: Filler,
  { copies, order, database }: { copies: Copies; order: Order; database: DatabaseName },
): Promise<{ assembled: Assembled; gathered: Gathered }> {
  const fetching = inWords(context, filler, 'bundleFetch');
  const gathered = await gather(fetching, copies, order);
  const extra = await extraContents(order.request);
  const parts = { place: filler.place, go: order.go, database, gathered, extra };
  const modules = new Set(allAsked(gathered).flatMap(({ sums }) => [...sums.keys()])).size;
  filler.tell.stage(say(context.errors, 'bundleProve', { modules }));
  const first = assemble(parts);
  if (!('missing' in first)) return { assembled: first, gathered };
  await gatherAgain(fetching, copies, { order, gathered });
  const second = assemble(parts);
  if ('missing' in second) fail('BUNDLE_TILE_MISSING', { part: second.missing, name: database.name });
  return { assembled: second, gathered };
}

async function rehearsed(
  context: Context,
  filler: Filler,
  {
    assembled,
    gathered,
    copies,
    order,
    database,
  }: Omit<Making, 'place'> & {
    assembled: Assembled;
    gathered: Gathered;
    copies: Copies;
  },
): Promise<Assembled> {
  const { place } = filler;
  const { manifest } = assembled;
  const { go, platforms, request } = order;
  const tree = layOut(place, assembled);
  const isSwitching = manifest.toolchains.length > 0;
  const rehearsal = await rehearse({
    filler: inWords(context, filler, 'bundleRehearse'),
    go,
    copies,
    platforms,
    mode: request.mode,
    projects: gathered.projects,
    tools: gathered.tools,
    manifest,
    env: otherSide(place, { go, database, tree, isSwitching }),
    offline: await findOffline(place.env),
    seed: sha256(JSON.stringify(manifest.files)).slice(0, 16),
    newer: await newerHead(filler, manifest),
  });
  return { ...assembled, manifest: { ...manifest, rehearsal } };
}

/** What is said of a stage, in the user's language. */
function inWords(
  { errors }: Context,
  { place, tell }: Filler,
  phrase: 'bundleFetch' | 'bundleRehearse',
): Filler {
  return { place, tell: { ...tell, stage: (what) => tell.stage(say(errors, phrase, { what })) } };
}

/** What makes one bundle another one than the next, beside what the projects say by then. */
function keyOf({ request, go, projects, platforms }: Order): readonly string[] {
  const { out, sbom, sign, mode, withGoenv, vulndb, ...rest } = request;
  const folders = projects.map((one) => one.folder);
  return [go.version, go.toolchain, ...folders, ...texts(platforms), JSON.stringify([go.settings, rest])];
}

function texts(platforms: readonly Platform[]): readonly string[] {
  return platforms.map(platformText);
}

/**
 * A module cache is one more module proxy, and not believed more than any other: go hashes what comes from it. Who names
 * toolchains has projects that switch to them.
 */
function asAsked(go: GoProgram, { modcache, toolchains }: Request): GoProgram {
  const toolchain = toolchains.length > 0 && go.toolchain === 'local' ? 'auto' : go.toolchain;
  if (modcache === undefined) return { ...go, toolchain };
  const url = pathToFileURL(`${modcache}/cache/download`).href;
  return { ...go, toolchain, settings: { ...go.settings, GOPROXY: `${url},${go.settings['GOPROXY']}` } };
}

function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    fail('WRITE_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
}
