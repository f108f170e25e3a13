import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFailure } from '../../src/core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../../src/core/journal.ts';
import { parseJournal } from '../../src/core/parse-journal.ts';
import { redact } from '../../src/core/redact.ts';

function codeOf(text: string): string {
  try {
    parseJournal(text, 'j');
    return 'fine';
  } catch (error) {
    return isFailure(error) ? `${error.diagnostic.code} ${error.exit}` : String(error);
  }
}

describe('reading a journal', () => {
  test.each([
    ['', 'JOURNAL_BROKEN 1'],
    ['{', 'JOURNAL_BROKEN 1'],
    ['null', 'JOURNAL_BROKEN 1'],
    ['[]', 'JOURNAL_BROKEN 1'],
    ['"x"', 'JOURNAL_BROKEN 1'],
    ['{}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":"1","planners":{},"folders":[]}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":[],"folders":[]}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":{},"folders":{}}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":{"p":null},"folders":[]}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":{"p":{"keys":{}}},"folders":[]}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":{"p":{"keys":{"k":null},"files":{}}},"folders":[]}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":{},"folders":[],"pending":3}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":1,"planners":{},"folders":[],"applied":5}', 'JOURNAL_BROKEN 1'],
    ['{"formatVersion":2}', 'JOURNAL_NEWER 1'],
    ['{"formatVersion":1,"planners":{},"folders":[]}', 'fine'],
    ['{"formatVersion":1,"planners":{},"folders":[],"added":"later"}', 'fine'],
  ])('%s: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('none is empty', () => {
    expect(parseJournal(undefined, 'j')).toEqual(EMPTY_JOURNAL);
  });

  test('any text is a journal or a Failure, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => /^(fine|JOURNAL_\w+ 1)$/.test(codeOf(text))),
    );
  });
});

describe('taking secrets out', () => {
  test.each([
    ['https://user:s3cret@h.example/p', 'https://***@h.example/p'],
    ['https://s3cret@h.example', 'https://***@h.example'],
    ['http://user:s3/cret@h.example', 'http://***@h.example'],
    ['http://user:s3#cr?et@h.example', 'http://***@h.example'],
    ['a https://u:s3cret@h,https://u:s3cret@i b', 'a https://***@h,https://***@i b'],
    ['socks5://u:s3cret@h', 'socks5://***@h'],
    ['HTTPS://U:S3CRET@H', 'HTTPS://***@H'],
    ['ssh://git@git.acme.internal/', 'ssh://git@git.acme.internal/'],
    ['ssh://git:s3cret@git.acme.internal/', 'ssh://***@git.acme.internal/'],
    ['git@github.com:a/b', 'git@github.com:a/b'],
    ['https://h.example/@scope/pkg', 'https://h.example/@scope/pkg'],
    ['https://h.example/a?to=me@example.com', 'https://h.example/a?to=me@example.com'],
    ['https://h.example:8443/m/@v/v1.0.0.mod', 'https://h.example:8443/m/@v/v1.0.0.mod'],
    ['https://h.example:8443/m/@latest', 'https://h.example:8443/m/@latest'],
    ['https://user:8443/secret@v/x', 'https://***@v/x'],
    ['https://user:s3/cret/@v/x', 'https://***@v/x'],
    [`x ghp_${'a1'.repeat(18)} y`, 'x *** y'],
    [`glpat-${'a'.repeat(20)}`, '***'],
    ['AKIAIOSFODNN7EXAMPLE', '***'],
    ['Authorization: Bearer abcdefghijklmnop', 'Authorization: Bearer ***'],
    ['Authorization: Basic dXNlcjpwYXNzd29yZA==', 'Authorization: Basic ***'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln', '***'],
    ['plain text, GOPROXY=direct', 'plain text, GOPROXY=direct'],
  ])('%s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test('a password of a URL never shows, whatever it is made of', () => {
    const password = fc.stringMatching(/^[A-Za-z0-9!$%&'()*+,;=._~:/#?-]{4,20}$/);
    fc.assert(
      fc.property(password, (secret) => {
        const marked = `Q7x${secret}Q7x`;
        return !redact(`get https://user:${marked}@h.example/p: refused`).includes(marked);
      }),
    );
  });

  test('twice is once', () => {
    fc.assert(fc.property(fc.webUrl({ withFragments: true }), (url) => redact(redact(url)) === redact(url)));
  });
});
