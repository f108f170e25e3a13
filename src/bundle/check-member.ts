import { fail, isFailure } from '../core/diagnostic.ts';
import { hashGoMod, hashZip } from '../go/dirhash.ts';
import { readZip, type ZipEntry } from '../go/zip.ts';
import type { Role } from './layout.ts';
import type { ModuleIndex } from './manifest-modules.ts';

/** A module zip, and what its h1 has to be. */
export interface ZipToCheck {
  readonly member: string;
  /** Nobody else's: a thread may be given them. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `module@version/` */
  readonly prefix: string;
  /** As the manifest has it. */
  readonly expected: string | undefined;
}

/**
 * Compares the h1 of a go.mod or a module zip with the manifest's; zips by `zips`, which may put it off.
 * Errors (4): `BUNDLE_MODULE_CHANGED`, `BUNDLE_TEXT_CRLF`, `ZIP_BROKEN`.
 */
export function checkMember(
  member: string,
  role: Role,
  {
    bytes,
    modules,
    zips = checkZip,
  }: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly modules: ModuleIndex;
    readonly zips?: ((zip: ZipToCheck) => void) | undefined;
  },
): void {
  if (role.kind !== 'mod' && role.kind !== 'zip') return;
  const { module, version, kind } = role;
  const entry = modules.get(`${module}@${version}`);
  if (kind === 'mod') checkGoMod(member, bytes, entry?.mod);
  else zips({ member, bytes, prefix: `${module}@${version}/`, expected: entry?.zip });
}

/** Compares the h1 of a module zip. Errors (4): `BUNDLE_MODULE_CHANGED`, `ZIP_BROKEN`. */
export function checkZip({ member, bytes, prefix, expected }: ZipToCheck): void {
  const found = zipHash(member, bytes, prefix);
  if (found === expected) return;
  const params = { member, found, expected: expected ?? '-', by: 'manifest.json' };
  fail('BUNDLE_MODULE_CHANGED', params, { exit: 4 });
}

function checkGoMod(member: string, bytes: Uint8Array, expected: string | undefined): void {
  if (expected === undefined) return;
  const found = hashGoMod(bytes);
  if (found === expected) return;
  const text = Buffer.from(bytes).toString('latin1');
  if (hashGoMod(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1')) === expected)
    fail('BUNDLE_TEXT_CRLF', { member, found, expected }, { exit: 4 });
  fail('BUNDLE_MODULE_CHANGED', { member, found, expected, by: 'manifest.json' }, { exit: 4 });
}

/** The h1 of a module zip whose every file lies under `prefix` (`module@version/`). Errors (4): `ZIP_BROKEN`. */
export function zipHash(member: string, bytes: Uint8Array, prefix: string): string {
  try {
    const entries = readZip(bytes);
    refuseStrays(entries, prefix);
    return hashZip(bytes, entries);
  } catch (error) {
    if (!isFailure(error) || error.diagnostic.code !== 'ZIP_BROKEN') throw error;
    const { entry = '', reason = '' } = error.diagnostic.params;
    return fail(
      'ZIP_BROKEN',
      { entry: entry === '' ? member : `${member}: ${entry}`, reason },
      { exit: 4, cause: error },
    );
  }
}

/** go takes no file outside the module's folder, and none that is another but for case. Source: x/mod/zip `Unzip`. */
function refuseStrays(entries: readonly ZipEntry[], prefix: string): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const rest = name.slice(prefix.length);
    const parts = rest.split('/');
    if (!name.startsWith(prefix) || rest === '') stray(name, `is not under ${prefix}`);
    if (parts.some((part) => part === '' || part === '.' || part === '..')) stray(name, 'is no clean name');
    if (seen.has(name.toLowerCase())) stray(name, 'is there twice but for case');
    seen.add(name.toLowerCase());
  }
}

function stray(entry: string, reason: string): never {
  fail('ZIP_BROKEN', { entry, reason }, { exit: 4 });
}
