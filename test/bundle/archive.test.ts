import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveParser, archiveSize, END, memberHeader, paddingOf } from '../../src/bundle/archive.ts';
import { isFailure } from '../../src/core/diagnostic.ts';

const pack = (files: Readonly<Record<string, string>>) =>
  Buffer.concat([
    ...Object.entries(files).flatMap(([path, text]) => {
      const body = Buffer.from(text);
      return [memberHeader({ path, size: body.length }), body, paddingOf(body.length)];
    }),
    END,
  ]);

const read = (bytes: Uint8Array, piece = bytes.length) => {
  const found: Record<string, string> = {};
  let name = '';
  const parser = archiveParser({
    begin: ({ path }) => {
      name = path;
      found[path] = '';
    },
    data: (data) => {
      found[name] += Buffer.from(data).toString('latin1');
    },
    end: () => undefined,
  });
  for (let at = 0; at < bytes.length; at += piece) parser.push(bytes.subarray(at, at + piece));
  parser.finish();
  return found;
};

const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (isFailure(error)) return `${error.diagnostic.code} ${error.exit}`;
    throw error;
  }
  return 'nothing wrong';
};

const LONG = `sumdb/sum.example.com/lookup/example.com/${'deep/'.repeat(20)}${'x'.repeat(90)}@v1.0.0`;
const VERY_LONG = `example.com/${'y'.repeat(180)}/@v/v1.0.0.mod`;
const FILES = {
  'manifest.json': '{}\n',
  'example.com/a/@v/v1.0.0.mod': 'module example.com/a\n',
  'example.com/a/@v/v1.0.0.zip': 'z'.repeat(512),
  [LONG]: '',
  [VERY_LONG]: 'm'.repeat(1025),
};

describe('what is packed', () => {
  test.each([1, 7, 511, 512, 513, 100_000])('comes out again, in pieces of %d', (piece) => {
    expect(read(pack(FILES), piece)).toEqual(FILES);
  });

  test('has the size that was foretold', () => {
    const members = Object.entries(FILES).map(([path, text]) => ({ path, size: text.length }));
    expect(archiveSize(members)).toBe(pack(FILES).length);
  });

  test('is a tar for everybody', () => {
    const folder = mkdtempSync(join(tmpdir(), 'goenv-archive-'));
    try {
      const file = join(folder, 'a.tar');
      writeFileSync(file, pack(FILES));
      const list = execFileSync('tar', ['-tvf', file], { encoding: 'utf8' }).split('\n').filter(Boolean);
      expect(list.map((line) => line.split(' ').at(-1))).toEqual(Object.keys(FILES));
      expect(list[0]).toMatch(/^-rw-r--r-- 0\/0 +3 1970-01-01/);
      execFileSync('tar', ['-xf', file, '-C', folder]);
      for (const [path, text] of Object.entries(FILES))
        expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const patched = (at: number, text: string, sum = true) => {
  const bytes = Buffer.from(pack(FILES));
  bytes.write(text, at, 'latin1');
  if (sum) {
    bytes.fill(0x20, 148, 156);
    bytes.write(
      `${bytes
        .subarray(0, 512)
        .reduce((a, b) => a + b, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
  }
  return bytes;
};

describe('what is refused', () => {
  const whole = pack(FILES);
  test.each([
    ['nothing', Buffer.alloc(0), 'ARCHIVE_TRUNCATED'],
    ['a text', Buffer.from('hello\n'.repeat(300)), 'ARCHIVE_NOT_ONE'],
    ['cut in a header', whole.subarray(0, 700), 'ARCHIVE_TRUNCATED'],
    ['cut in a body', whole.subarray(0, 513), 'ARCHIVE_TRUNCATED'],
    ['cut before the end', whole.subarray(0, -1024), 'ARCHIVE_TRUNCATED'],
    ['cut in the end', whole.subarray(0, -1), 'ARCHIVE_TRUNCATED'],
    ['zeros behind the end', Buffer.concat([whole, Buffer.alloc(512)]), 'ARCHIVE_PADDED'],
    ['more behind the end', Buffer.concat([whole, pack({ a: 'b' })]), 'ARCHIVE_PADDED'],
    ['something in the end', Buffer.concat([whole.subarray(0, -1), Buffer.from('x')]), 'ARCHIVE_PADDED'],
    ['something in the padding', patched(512 + 4, 'x', false), 'ARCHIVE_HEADER_BROKEN'],
    ['a wrong check sum', patched(0, 'M', false), 'ARCHIVE_HEADER_BROKEN'],
    ['another mode', patched(100, '0000755\0'), 'ARCHIVE_HEADER_BROKEN'],
    ['another owner', patched(108, '0000001\0'), 'ARCHIVE_HEADER_BROKEN'],
    ['another time', patched(136, '00000000001\0'), 'ARCHIVE_HEADER_BROKEN'],
    ['a size in binary', patched(124, '\x80\0\0\0\0\0\0\0\0\0\0\x03'), 'ARCHIVE_HEADER_BROKEN'],
    ['a negative size', patched(124, '-0000000001\0'), 'ARCHIVE_HEADER_BROKEN'],
    ['a hard link', patched(156, '1'), 'ARCHIVE_MEMBER_KIND'],
    ['a symbolic link', patched(156, '2'), 'ARCHIVE_MEMBER_KIND'],
    ['a device', patched(156, '3'), 'ARCHIVE_MEMBER_KIND'],
    ['a folder', patched(156, '5'), 'ARCHIVE_MEMBER_KIND'],
    ['a sparse file', patched(156, 'S'), 'ARCHIVE_MEMBER_KIND'],
    ['a global header', patched(156, 'g'), 'ARCHIVE_MEMBER_KIND'],
    ['a link name', patched(157, '/etc/passwd'), 'ARCHIVE_HEADER_BROKEN'],
    ['an owner by name', patched(265, 'root'), 'ARCHIVE_HEADER_BROKEN'],
    ['the magic of GNU', patched(257, 'ustar  \0'), 'ARCHIVE_NOT_ONE'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(() => read(bytes))).toBe(`${code} 4`);
  });

  test('a pax header that says more than a name', () => {
    const record = '30 mtime=1350244992.023960108\n';
    const pax = Buffer.from(memberHeader({ path: VERY_LONG, size: 3 }));
    pax.write(record, 512);
    expect(codeOf(() => read(Buffer.concat([pax, Buffer.from('abc'), paddingOf(3), END])))).toMatch(
      /^ARCHIVE_/,
    );
  });

  test('a member of 8 GiB', () => {
    expect(codeOf(() => memberHeader({ path: 'a', size: 2 ** 33 }))).toBe('ARCHIVE_MEMBER_LARGE 4');
  });

  test('any byte that is turned is found, or is content', () => {
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8((bytes[at] ?? 0) ^ flip, at);
        const code = codeOf(() => {
          // What is read then differs in a content or a long name, both of which the manifest has: no size, no number.
          const found = read(bytes);
          expect(Object.keys(found)).toHaveLength(Object.keys(FILES).length);
          expect(found).not.toEqual(FILES);
        });
        expect(code).toMatch(/^ARCHIVE_\w+ 4$|^nothing wrong$/);
      }),
      { numRuns: 300 },
    );
  });

  test('any bytes at all end in a refusal', () => {
    const blocks = fc.array(
      fc.oneof(
        fc.uint8Array({ minLength: 512, maxLength: 512 }),
        fc.constant(new Uint8Array(512)),
        fc.constant(memberHeader({ path: 'a', size: 700 })),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(blocks, (parts) => {
        expect(codeOf(() => read(Buffer.concat(parts)))).toMatch(/^ARCHIVE_\w+ 4$|^nothing wrong$/);
      }),
      { numRuns: 300 },
    );
  });
});
