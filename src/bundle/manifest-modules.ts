import { fail } from '../core/diagnostic.ts';
import { builtInKey } from '../go/known-database.ts';
import { roleOf } from './layout.ts';
import type { Manifest, ModuleEntry } from './manifest.ts';

/** The module path of Go's toolchains. Source: cmd/go/internal/gover. */
export const TOOLCHAIN_MODULE = 'golang.org/toolchain';

/** The version under which a toolchain is a module: `v0.0.1-go1.26.8.linux-amd64`. */
export function toolchainVersion({ version, os, arch }: Manifest['toolchains'][number]): string {
  return `v0.0.1-${version}.${os}-${arch}`;
}

/** The modules of a manifest by `path@version`. */
export type ModuleIndex = ReadonlyMap<string, ModuleEntry>;

/** Made once a manifest: every file asks. */
export function indexModules({ modules }: Pick<Manifest, 'modules'>): ModuleIndex {
  return new Map(modules.map((one) => [`${one.path}@${one.version}`, one]));
}

/**
 * Refuses a manifest whose files and modules tell two stories. Errors (4): `BUNDLE_MODULE_UNLISTED`,
 * `BUNDLE_DATABASE_BROKEN`.
 */
export function refuseContradictions(manifest: Manifest): void {
  const named = indexModules(manifest);
  const seen = new Set<string>();
  for (const { path } of manifest.files) {
    const role = roleOf(path);
    if (!role) continue;
    if ('database' in role && role.database !== manifest.sumdb?.name) unlisted(path, 'of another database');
    if (role.kind !== 'zip' && role.kind !== 'mod') continue;
    const module = named.get(`${role.module}@${role.version}`);
    const isToolchain = role.module === TOOLCHAIN_MODULE && role.kind === 'mod';
    if (!module?.[role.kind] && !isToolchain) unlisted(path, 'no module of the manifest has it');
    seen.add(`${role.kind} ${role.module}@${role.version}`);
  }
  for (const { path, version, zip, mod } of manifest.modules) {
    if (zip && !seen.has(`zip ${path}@${version}`)) unlisted(`${path}@${version}`, 'its zip is not there');
    if (mod && !seen.has(`mod ${path}@${version}`)) unlisted(`${path}@${version}`, 'its go.mod is not there');
  }
  for (const toolchain of manifest.toolchains) {
    const version = toolchainVersion(toolchain);
    if (!named.get(`${TOOLCHAIN_MODULE}@${version}`)?.zip)
      unlisted(`${TOOLCHAIN_MODULE}@${version}`, 'no module of the manifest has it');
  }
  refuseFalseKey(manifest);
}

/** A database that go knows by name has the key that go has, whatever a bundle says. */
function refuseFalseKey({ sumdb }: Manifest): void {
  const key = sumdb && builtInKey(sumdb.name);
  if (sumdb && key !== undefined && key !== sumdb.key)
    fail('BUNDLE_DATABASE_BROKEN', { member: sumdb.name, reason: 'not the key that go has' }, { exit: 4 });
}

function unlisted(member: string, reason: string): never {
  fail('BUNDLE_MODULE_UNLISTED', { member, reason }, { exit: 4 });
}
