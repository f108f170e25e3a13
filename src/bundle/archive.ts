import { fail } from '../core/diagnostic.ts';
import { headerBlock, memberHeader, paddingOf, pathInHeader } from './tar-header.ts';

/** One member of an archive: a regular file. */
export interface Member {
  /** Relative, `/` between its parts. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Who is told what is in an archive, in its order. `data` is only good until it returns. */
export interface Sink {
  begin(member: Member): void;
  data(bytes: Uint8Array): void;
  end(): void;
}

/** A reader of an archive that takes it in pieces of any size. */
export interface ArchiveParser {
  push(chunk: Uint8Array): void;
  /** There is no more. */
  finish(): void;
}

/** How many bytes an archive of these members has, all in all. */
export function archiveSize(members: Iterable<Member>): number {
  let size = END.length;
  for (const member of members)
    size += memberHeader(member).length + member.size + paddingOf(member.size).length;
  return size;
}

/** What stands before a member's bytes; the same for the same member, always. Errors (4): `ARCHIVE_MEMBER_LARGE`. */
export { memberHeader, paddingOf } from './tar-header.ts';

/** What stands behind the last member. */
export const END: Uint8Array = new Uint8Array(1024);

/**
 * Reads a tar that goenv wrote, strictly: every header must be, byte by byte, the one that `memberHeader` writes. So
 * there are no links, devices, modes, owners, times, sparse files and second names to be careful about.
 * Errors (4): `ARCHIVE_NOT_ONE`, `ARCHIVE_MEMBER_KIND`, `ARCHIVE_HEADER_BROKEN`, `ARCHIVE_TRUNCATED`, `ARCHIVE_PADDED`.
 */
export function archiveParser(sink: Sink): ArchiveParser {
  let state: 'header' | 'body' | 'end' = 'header';
  // Header bytes so far: one block, or those of a long name before it.
  let held = new Uint8Array();
  let left = 0;
  let pad = 0;
  let last = '';
  const member = (bytes: Uint8Array): number => {
    const take = Math.min(left, bytes.length);
    if (take > 0) sink.data(bytes.subarray(0, take));
    left -= take;
    const skip = left === 0 ? Math.min(pad, bytes.length - take) : 0;
    if (!isZero(bytes.subarray(take, take + skip))) broken(last);
    pad -= skip;
    if (left === 0 && pad === 0) {
      sink.end();
      state = 'header';
    }
    return take + skip;
  };
  const header = (bytes: Uint8Array): number => {
    const take = Math.min(headerBlock(held) - held.length, bytes.length);
    held = joined(held, bytes.subarray(0, take));
    if (held.length < headerBlock(held)) return take;
    if (isZero(held)) {
      state = 'end';
      held = new Uint8Array();
      return take;
    }
    const found = pathInHeader(held, last);
    last = found.path;
    if (!same(held, memberHeader(found))) broken(last);
    held = new Uint8Array();
    left = found.size;
    pad = paddingOf(found.size).length;
    state = 'body';
    sink.begin(found);
    if (left === 0) member(held);
    return take;
  };
  const ending = (bytes: Uint8Array): number => {
    if (held.length + bytes.length > END.length - BLOCK) fail('ARCHIVE_PADDED', {}, { exit: 4 });
    held = joined(held, bytes);
    if (!isZero(held)) fail('ARCHIVE_PADDED', {}, { exit: 4 });
    return bytes.length;
  };
  const steps = { header, body: member, end: ending };
  return {
    push(chunk) {
      for (let at = 0; at < chunk.length; ) at += steps[state](chunk.subarray(at));
    },
    finish() {
      if (state !== 'end' || held.length < END.length - BLOCK)
        fail('ARCHIVE_TRUNCATED', { member: last }, { exit: 4 });
    },
  };
}

function broken(member: string): never {
  fail('ARCHIVE_HEADER_BROKEN', { member }, { exit: 4 });
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isZero(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false;
  return true;
}

const BLOCK = 512;
