import { fail } from '../core/diagnostic.ts';
import type { Member } from './archive.ts';

/**
 * The header of a member: ustar, mode 0644, owner 0, time 0; a name that does not fit gets a pax header before it.
 * Errors (4): `ARCHIVE_MEMBER_LARGE` for 8 GiB or more. Source: POSIX.1-2017, pax, "ustar Interchange Format".
 */
export function memberHeader({ path, size }: Member): Uint8Array {
  if (size > MOST_SIZE) fail('ARCHIVE_MEMBER_LARGE', { member: path, size: String(size) }, { exit: 4 });
  const fitting = splitName(path);
  if (fitting) return block({ ...fitting, size, type: '0' });
  const record = paxRecord('path', path);
  return Buffer.concat([
    block({ name: PAX_NAME, prefix: '', size: record.length, type: 'x' }),
    record,
    paddingOf(record.length),
    block({ name: LONG_NAME, prefix: '', size, type: '0' }),
  ]);
}

/** The zeros behind a member's bytes, up to the next block. */
export function paddingOf(size: number): Uint8Array {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}

/** How many bytes of header there are at least, as far as `held` tells. */
export function headerBlock(held: Uint8Array): number {
  if (held.length < BLOCK || String.fromCharCode(held[TYPE] ?? 0) !== 'x') return BLOCK;
  const size = numberAt(held, SIZE);
  if (size === undefined || size > LONGEST_PAX) return BLOCK;
  return BLOCK + size + paddingOf(size).length + BLOCK;
}

/**
 * Name and size in a header; the caller compares the whole with what `memberHeader` writes for them.
 * `before`: the member before it, for messages. Errors (4): `ARCHIVE_NOT_ONE`, `ARCHIVE_MEMBER_KIND`, `ARCHIVE_HEADER_BROKEN`.
 */
export function pathInHeader(held: Uint8Array, before: string): Member {
  if (textAt(held, MAGIC) !== 'ustar') {
    if (before === '') fail('ARCHIVE_NOT_ONE', {}, { exit: 4 });
    fail('ARCHIVE_HEADER_BROKEN', { member: before }, { exit: 4 });
  }
  const header = held.subarray(held.length - BLOCK);
  const type = String.fromCharCode(header[TYPE] ?? 0);
  const [, long] = held.length > BLOCK ? (/^\d+ path=([^\n]*)\n$/.exec(bodyText(held)) ?? []) : [];
  const prefix = textAt(header, PREFIX);
  const path = long ?? (prefix === '' ? textAt(header, NAME) : `${prefix}/${textAt(header, NAME)}`);
  if (type !== '0') fail('ARCHIVE_MEMBER_KIND', { member: path, kind: KINDS[type] ?? type }, { exit: 4 });
  const size = numberAt(header, SIZE);
  return size === undefined ? fail('ARCHIVE_HEADER_BROKEN', { member: path }, { exit: 4 }) : { path, size };
}

function block({ name, prefix, size, type }: { name: string; prefix: string; size: number; type: string }) {
  const bytes = Buffer.alloc(BLOCK);
  bytes.write(name, NAME[0], 'latin1');
  bytes.write(`0000644\0${'0000000\0'.repeat(2)}`, 100, 'latin1');
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, SIZE[0], 'latin1');
  bytes.write(`${'0'.repeat(11)}\0`, 136, 'latin1');
  bytes.fill(0x20, SUM, SUM + 8);
  bytes.write(type, TYPE, 'latin1');
  bytes.write('ustar\x0000', MAGIC[0], 'latin1');
  bytes.write('0000000\0'.repeat(2), 329, 'latin1');
  bytes.write(prefix, PREFIX[0], 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, SUM, 'latin1');
  return bytes;
}

/** A name in two: at most 155 bytes before a slash, at most 100 behind it. Names of members are ASCII. */
function splitName(path: string): { name: string; prefix: string } | undefined {
  if (path.length <= 100) return { name: path, prefix: '' };
  const cut = path.indexOf('/', path.length - 101);
  return cut > 0 && cut <= 155 ? { name: path.slice(cut + 1), prefix: path.slice(0, cut) } : undefined;
}

/** `LENGTH KEY=VALUE\n`, the length counting itself. */
function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.from(`${length}${rest}`, 'latin1');
}

function bodyText(held: Uint8Array): string {
  const size = numberAt(held, SIZE) ?? 0;
  return Buffer.from(held.subarray(BLOCK, BLOCK + size)).toString('latin1');
}

function textAt(bytes: Uint8Array, [from, length]: readonly [number, number]): string {
  const field = Buffer.from(bytes.subarray(from, from + length)).toString('latin1');
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}

function numberAt(bytes: Uint8Array, field: readonly [number, number]): number | undefined {
  const text = textAt(bytes, field);
  return /^[0-7]{11}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

const BLOCK = 512;
/** Fields of a header: where they begin, and how long they are. */
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const SUM = 148;
const TYPE = 156;
const MAGIC = [257, 6] as const;
const PREFIX = [345, 155] as const;
/** Bytes; what eleven octal digits can say. */
const MOST_SIZE = 0o77777777777;
const LONGEST_PAX = 65_536;
const PAX_NAME = 'pax-header';
/** For a tar that does not know pax. */
const LONG_NAME = 'long-name';
const KINDS: Readonly<Record<string, string>> = {
  '\0': 'old regular file',
  '1': 'hard link',
  '2': 'symbolic link',
  '3': 'character device',
  '4': 'block device',
  '5': 'folder',
  '6': 'fifo',
  '7': 'contiguous file',
  g: 'global pax header',
  L: 'GNU long name',
  K: 'GNU long link',
  S: 'sparse file',
};
