import { join } from 'node:path';
import { modulePath } from '../../../bundle/layout.ts';
import { licenceFiles, licenceOf } from '../../../bundle/licence.ts';
import type { ModuleEntry } from '../../../bundle/manifest.ts';
import type { Sums } from '../../../bundle/sums.ts';
import { fail } from '../../../core/diagnostic.ts';
import { hashGoMod, hashZip } from '../../../go/dirhash.ts';
import { inflateZipEntry, readZip } from '../../../go/zip.ts';
import { sha256 } from '../../../host/digest.ts';
import { bytesAt } from '../../../host/tree.ts';
import type { Asked } from './fill.ts';

/** A file that goes into a bundle: one of the workplace, or bytes made here. */
export interface Content {
  /** Below the bundle's root. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly from: { readonly file: string } | { readonly bytes: Uint8Array };
}

export interface ReadModule {
  readonly entry: ModuleEntry;
  readonly contents: readonly Content[];
}

/**
 * Reads every module that somebody asked for, and hashes it by goenv's own code: what go noted beside a zip, or unpacked
 * from it, is not looked at. Errors (4): `BUNDLE_SUM_DIFFERS` where go's own record says otherwise, `ZIP_BROKEN`.
 */
export function readModules(downloads: string, asked: readonly Asked[]): readonly ReadModule[] {
  const wanted = new Map<string, { wantedBy: string[]; sums: Sums }>();
  for (const { name, sums } of asked) {
    for (const [module, found] of sums) {
      const before = wanted.get(module) ?? { wantedBy: [], sums: {} };
      wanted.set(module, { wantedBy: [...before.wantedBy, name], sums: { ...before.sums, ...found } });
    }
  }
  return [...wanted]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, { wantedBy, sums }]) => readModule(downloads, { module, wantedBy, sums }));
}

/** The contents of a text made here. */
export function textContent(path: string, text: string): Content {
  const bytes = Buffer.from(text);
  return { path, size: bytes.length, sha256: sha256(bytes), from: { bytes } };
}

interface Wanted {
  /** `path@version`. */
  readonly module: string;
  readonly wantedBy: readonly string[];
  readonly sums: Sums;
}

function readModule(downloads: string, { module, wantedBy, sums }: Wanted): ReadModule {
  const cut = module.lastIndexOf('@');
  const [path, version] = [module.slice(0, cut), module.slice(cut + 1)];
  const at = (kind: 'info' | 'mod' | 'zip') => {
    const name = modulePath(path, version, kind);
    const file = join(downloads, name);
    const bytes = bytesAt(file);
    return (
      bytes && { bytes, content: { path: name, size: bytes.length, sha256: sha256(bytes), from: { file } } }
    );
  };
  const [info, mod, zip] = [at('info'), at('mod'), at('zip')];
  const found = zip && readZipOf(zip.bytes, path, version);
  const modHash = mod && hashGoMod(mod.bytes);
  refuseOther(module, sums.zip, found?.hash);
  refuseOther(`${module}/go.mod`, sums.mod, modHash);
  return {
    entry: {
      path,
      version,
      ...(found && { zip: found.hash }),
      ...(modHash !== undefined && { mod: modHash }),
      wantedBy: wantedBy.toSorted(),
      licences: found?.licences ?? [],
    },
    contents: [info, mod, zip].flatMap((one) => (one ? [one.content] : [])),
  };
}

function readZipOf(zip: Uint8Array, path: string, version: string) {
  const entries = readZip(zip);
  const names = licenceFiles(entries, path, version).map((entry) => {
    const text = Buffer.from(inflateZipEntry(zip, entry)).toString('utf8');
    return licenceOf(text) ?? `unknown (${entry.name.slice(`${path}@${version}/`.length)})`;
  });
  return { hash: hashZip(zip, entries), licences: [...new Set(names)].sort() };
}

function refuseOther(module: string, recorded: string | undefined, found: string | undefined): void {
  if (recorded === undefined || found === undefined || recorded === found) return;
  fail('BUNDLE_SUM_DIFFERS', { module, recorded, found, where: 'go' }, { exit: 4 });
}
