import { fail } from '../core/diagnostic.ts';
import { compareNames, MANIFEST_NAME, roleOf } from './layout.ts';
import type { Manifest } from './manifest.ts';
import { type Check, list, number, object, oneOf, optional, orNull, text, where } from './shape.ts';

/** A manifest from its JSON text, in its shape and order. Errors (4): `BUNDLE_MANIFEST_BROKEN`, `BUNDLE_FORMAT_NEWER`. */
export function parseManifestJson(json: string): Manifest {
  const found = parse(json);
  const version = isRecord(found) ? found['formatVersion'] : undefined;
  if (typeof version === 'string' && version !== '1.0' && /^\d+\.\d+$/.test(version))
    fail('BUNDLE_FORMAT_NEWER', { version }, { exit: 4 });
  const fault = MANIFEST(found, '');
  if (fault) broken(fault.place, fault.reason);
  // Sound: `MANIFEST` has looked at every member.
  const manifest = found as Manifest;
  refuseDisorder(manifest);
  return manifest;
}

function refuseDisorder({ files, modules, inputs }: Manifest): void {
  inOrder(files, '/files', ({ path }) => path);
  inOrder(modules, '/modules', ({ path, version }) => `${path}@${version}`);
  inOrder(inputs, '/inputs', ({ id }) => id);
  const known = new Set(inputs.map(({ id }) => id));
  for (const [at, { wantedBy }] of modules.entries()) {
    const stray = wantedBy.find((id) => !known.has(id));
    if (stray !== undefined) broken(`/modules/${at}/wantedBy`, `no input is called ${stray}`);
  }
  refuseCollisions(files.map(({ path }) => path));
}

/** Two names that are one where case does not count, or a file where another needs a folder. */
function refuseCollisions(paths: readonly string[]): void {
  const seen = new Map([[MANIFEST_NAME, MANIFEST_NAME]]);
  for (const path of paths) {
    const other = seen.get(path.toLowerCase());
    if (other !== undefined) fail('BUNDLE_NAMES_COLLIDE', { member: path, other }, { exit: 4 });
    seen.set(path.toLowerCase(), path);
  }
  for (const path of seen.keys()) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const other = seen.get(path.slice(0, cut));
      if (other !== undefined) fail('BUNDLE_NAMES_COLLIDE', { member: path, other }, { exit: 4 });
    }
  }
}

function inOrder<T>(items: readonly T[], place: string, nameOf: (item: T) => string): void {
  for (let at = 1; at < items.length; at += 1) {
    const [before, here] = [items[at - 1], items[at]];
    if (before === undefined || here === undefined) continue;
    if (compareNames(nameOf(before), nameOf(here)) >= 0)
      broken(`${place}/${at}`, `${nameOf(here)} is out of order, or there twice`);
  }
}

function broken(place: string, reason: string): never {
  fail('BUNDLE_MANIFEST_BROKEN', { place: place === '' ? '/' : place, reason }, { exit: 4 });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return broken('/', 'no JSON');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const hex: Check = text(/^[0-9a-f]{64}$/);
const h1: Check = text(/^h1:[A-Za-z0-9+/]{43}=$/);
const name: Check = text(/^\P{Cc}{1,4096}$/u);
const file: Check = where(text(/^.{1,1024}$/), (path) => {
  const role = typeof path === 'string' ? roleOf(path) : undefined;
  return role !== undefined && role.kind !== 'manifest';
});

const MANIFEST: Check = object({
  formatVersion: oneOf(['1.0']),
  goenv: name,
  goVersion: name,
  inputs: list(
    object({
      id: name,
      kind: oneOf(['project', 'workspace', 'tool', 'toolchain', 'module', 'modcache', 'vulndb']),
      name,
      sha256: optional(hex),
      replacedByFolder: optional(list(name)),
    }),
  ),
  files: list(object({ path: file, size: number(0, 0o77777777777), sha256: hex })),
  modules: list(
    object({
      path: name,
      version: name,
      zip: optional(h1),
      mod: optional(h1),
      wantedBy: list(name),
      licences: list(name),
    }),
  ),
  sumdb: orNull(object({ name, key: name, head: text(/^[\P{Cc}\n]{1,4096}$/u) })),
  toolchains: list(
    object({ version: text(/^go\d[0-9a-z.]*$/), os: text(/^[a-z0-9]+$/), arch: text(/^[a-z0-9]+$/) }),
  ),
  tools: list(object({ package: name, version: name })),
  rehearsal: orNull(
    object({
      goVersion: name,
      mode: oneOf(['modules', 'build']),
      platforms: list(name),
      network: oneOf(['namespace', 'proxies']),
      newerHead: oneOf([true, false]),
      steps: list(object({ input: name, command: name, result: oneOf(['passed', 'project-fault']) })),
    }),
  ),
});
