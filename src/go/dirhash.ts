import { hash } from 'node:crypto';
import { inflateZipEntry, type ZipEntry } from './zip.ts';

/**
 * go's `h1:` of a list of files, by name: base64 of SHA-256 over `hex(sha256(content))  name` lines, sorted by name.
 * Source: golang.org/x/mod/sumdb/dirhash `Hash1`.
 */
export function hash1(files: readonly { readonly name: string; readonly sha256: string }[]): string {
  const lines = files
    .toSorted((a, b) => compareBytes(a.name, b.name))
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join('');
  return `h1:${hash('sha256', lines, 'base64')}`;
}

/** The `h1:` of a go.mod, raw: its line ends count. */
export function hashGoMod(bytes: Uint8Array): string {
  return hash1([{ name: 'go.mod', sha256: hash('sha256', bytes, 'hex') }]);
}

/** The `h1:` of a module zip: names and contents alone, however they are packed. Errors (4): `ZIP_BROKEN`. */
export function hashZip(zip: Uint8Array, entries: readonly ZipEntry[]): string {
  return hash1(
    entries.map((entry) => ({
      name: entry.name,
      sha256: hash('sha256', inflateZipEntry(zip, entry), 'hex'),
    })),
  );
}

/** Bytewise, as Go sorts strings; ASCII names, which module zips nearly always have, need no bytes for that. */
function compareBytes(a: string, b: string): number {
  if (isBasic(a) && isBasic(b)) return a < b ? -1 : a > b ? 1 : 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** No surrogates: UTF-16 and UTF-8 sort alike. */
function isBasic(text: string): boolean {
  return !/[\ud800-\udfff]/.test(text);
}
