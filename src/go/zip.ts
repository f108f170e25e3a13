import { inflateRawSync } from 'node:zlib';
import { fail } from '../core/diagnostic.ts';

/** One file in a zip, as its central directory says. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

/**
 * The files of a zip. Refused (`ZIP_BROKEN`, exit 4): names twice or that are no text, more content than go takes, encryption,
 * methods that go does not know. Source: archive/zip; golang.org/x/mod/zip `checkZip`.
 */
export function readZip(zip: Uint8Array): readonly ZipEntry[] {
  const view = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const { count, start } = directoryOf(view);
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  for (let at = start; entries.length < count; ) {
    const { entry, next } = centralRecord(view, at);
    total += entry.size;
    if (total > MOST_CONTENT) broken(`more than ${MOST_CONTENT} bytes of content`);
    if (names.has(entry.name)) broken('the name is there twice', entry.name);
    names.add(entry.name);
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** The content of one file; at most as much as the directory says. Errors (4): `ZIP_BROKEN`. */
export function inflateZipEntry(
  zip: Uint8Array,
  { name, method, packed, size, offset }: ZipEntry,
): Uint8Array {
  const view = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== LOCAL)
    broken('its header is not where the directory says', name);
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  if (start + packed > view.length) broken('cut short', name);
  const body = view.subarray(start, start + packed);
  if (method === STORED && packed === size) return body;
  if (method !== DEFLATED) broken(`packed by method ${method}`, name);
  const content = inflate(body, { name, size });
  if (content.length !== size) broken('its size is not what the directory says', name);
  return content;
}

function inflate(body: Uint8Array, { name, size }: Pick<ZipEntry, 'name' | 'size'>): Uint8Array {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    broken(error instanceof Error ? error.message : String(error), name);
  }
}

function directoryOf(view: Buffer): { count: number; start: number } {
  const end = endOf(view);
  if (end === undefined) broken('not a zip file');
  const count = view.readUInt16LE(end + 10);
  const start = view.readUInt32LE(end + 16);
  if (count !== 0xffff && start !== 0xffffffff) return { count, start };
  // More than 65534 files: the numbers are in the 64-bit record that its locator, just above, points to.
  const locator = end - 20;
  if (locator < 0 || view.readUInt32LE(locator) !== LOCATOR_64) return { count, start };
  const at = Number(view.readBigUInt64LE(locator + 8));
  if (at + 56 > view.length || view.readUInt32LE(at) !== END_64) broken('not a zip file');
  return { count: Number(view.readBigUInt64LE(at + 32)), start: Number(view.readBigUInt64LE(at + 48)) };
}

function endOf(view: Buffer): number | undefined {
  const least = Math.max(0, view.length - 22 - 0xffff);
  for (let at = view.length - 22; at >= least; at -= 1) {
    if (view.readUInt32LE(at) === END && at + 22 + view.readUInt16LE(at + 20) === view.length) return at;
  }
  return undefined;
}

function centralRecord(view: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) broken('its directory is cut short');
  const length = view.readUInt16LE(at + 28);
  const next = at + 46 + length + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  if (next > view.length) broken('its directory is cut short');
  const bytes = view.subarray(at + 46, at + 46 + length);
  const name = bytes.toString('utf8');
  if (!Buffer.from(name).equals(bytes) || /[\p{Cc}\\]/u.test(name))
    broken('a name that is no plain text', JSON.stringify(name));
  if ((view.readUInt16LE(at + 8) & 1) !== 0) broken('encrypted', name);
  const entry = {
    name,
    method: view.readUInt16LE(at + 10),
    packed: view.readUInt32LE(at + 20),
    size: view.readUInt32LE(at + 24),
    offset: view.readUInt32LE(at + 42),
  };
  return { entry, next };
}

function broken(reason: string, entry = ''): never {
  fail('ZIP_BROKEN', { entry, reason }, { exit: 4 });
}

/** Bytes of content that go takes from one module zip. Source: golang.org/x/mod/zip `MaxZipFile`. */
export const MOST_CONTENT = 500 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
