import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlags, splitQuoted } from '../../src/go/goflags.ts';
import { formatVcs, parseVcs } from '../../src/go/govcs.ts';
import { formatProxyList, parseProxyList, proxyFault, withScheme } from '../../src/go/proxy-list.ts';
import { formatSumDb, parseSumDb } from '../../src/go/sumdb.ts';
import { checkVerifierKey, keyHash } from '../../src/go/verifier-key.ts';

describe('GOPROXY', () => {
  test('separators govern the entry before them; blanks and empty entries do not count', () => {
    expect(parseProxyList(' a.example | ,https://b.example,,direct,late ')).toEqual({
      entries: [
        { url: 'https://a.example', fallback: 'any-error' },
        { url: 'https://b.example', fallback: 'not-found' },
        { url: 'direct', fallback: 'not-found' },
      ],
      ignored: ['late'],
    });
  });

  test.each([
    ['athens', 'missing-scheme'],
    ['/srv', 'missing-scheme'],
    ['ftp://a.example', 'unknown-scheme'],
    ['file://h/x', 'file-not-plain'],
    ['file:/x/../y?q', 'file-not-plain'],
    ['https://a.example:x', 'malformed'],
    ['file:///x', undefined],
    ['file:x', 'malformed'],
    ['direct', undefined],
    ['localhost:3000', undefined],
  ])('%s: %s', (entry, kind) => expect(proxyFault(entry)?.kind).toBe(kind));

  test('go puts https:// in front of a host, and of nothing else', () => {
    expect(['proxy.corp', 'localhost:3000', 'athens', '/x', 'http://a', 'off'].map(withScheme)).toEqual([
      ...['https://proxy.corp', 'https://localhost:3000', 'athens', '/x', 'http://a', 'off'],
    ]);
  });

  test('what is written is read back', () => {
    const fallback = fc.constantFrom('not-found' as const, 'any-error' as const);
    const url = fc.constantFrom('https://a.example', 'http://b.example:1/x', 'file:///srv/y');
    fc.assert(
      fc.property(fc.array(fc.record({ url, fallback }), { minLength: 1 }), (entries) => {
        const { entries: read, fault } = parseProxyList(formatProxyList(entries));
        expect(fault).toBeUndefined();
        expect(read.slice(0, -1)).toEqual(entries.slice(0, -1));
        expect(read.at(-1)?.url).toBe(entries.at(-1)?.url);
      }),
    );
  });

  test('the first entry that go refuses is named', () => {
    expect(parseProxyList('https://a.example,athens').fault?.entry).toBe('athens');
  });
});

describe('GOVCS', () => {
  test.each([
    ['', { rules: [] }],
    [' a.example : git | hg ', { rules: [{ pattern: 'a.example', allow: ['git', 'hg'] }] }],
    ['a', { error: 'malformed entry in GOVCS (missing colon): "a"' }],
    [':git', { error: 'empty pattern in GOVCS: ":git"' }],
    ['a:', { error: 'empty VCS list in GOVCS: "a:"' }],
    ['a:git|', { error: 'empty VCS name in GOVCS: "a:git|"' }],
    ['a:git,', { error: 'empty entry in GOVCS' }],
    ['./a:git', { error: 'relative pattern not allowed in GOVCS: "./a"' }],
    ['a:git,a:hg', { error: 'unreachable pattern in GOVCS: "a:hg"' }],
  ])('%j', (text, expected) => expect(parseVcs(text)).toEqual(expected));

  test('what is written is read back', () => {
    const rule = fc.record({
      pattern: fc.stringMatching(/^[a-z*][a-z./*]{0,8}$/).filter((text) => !text.startsWith('./')),
      allow: fc.uniqueArray(fc.constantFrom('git', 'hg', 'svn', 'all', 'off'), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(rule, { selector: ({ pattern }) => pattern }), (rules) => {
        expect(parseVcs(formatVcs(rules))).toEqual({ rules });
      }),
    );
  });
});

describe('GOSUMDB', () => {
  const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const bytes = Buffer.concat([Buffer.from([1]), raw]);
  const key = (name: string, of = bytes) => `${name}+${keyHash(name, of)}+${of.toString('base64')}`;

  // The test key of golang.org/x/mod/sumdb/note.
  test('the key of the documentation proves itself', () => {
    const documented = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(checkVerifierKey(documented)).toEqual({ name: 'PeterNeumann' });
    expect(checkVerifierKey(documented.replace('c74f', 'c74e'))).toEqual({ fault: 'hash' });
    expect(checkVerifierKey(documented.replace('Peter', 'Petra'))).toEqual({ fault: 'hash' });
  });

  test.each([
    ['two parts', 'a+b', 'malformed'],
    ['no name', `+${keyHash('', bytes)}+${bytes.toString('base64')}`, 'malformed'],
    ['a blank in the name', key('a b'), 'malformed'],
    ['another algorithm', key('a', Buffer.concat([Buffer.from([2]), raw])), 'malformed'],
    ['a short key', key('a', bytes.subarray(0, 20)), 'malformed'],
    ['base64 without padding', key('a').slice(0, -1), 'malformed'],
  ])('%s', (_, text, fault) => expect(checkVerifierKey(text)).toEqual({ fault }));

  test('any change of one character is found', () => {
    const sound = key('sum.example');
    const slip = fc.tuple(fc.nat(sound.length - 1), fc.constantFrom(...'abcXYZ019+/='));
    fc.assert(
      fc.property(slip, ([at, c]) => {
        const changed = sound.slice(0, at) + c + sound.slice(at + 1);
        // The 8 digits may be in either case, and the last base64 digit has no spare bits for a key of 33 bytes.
        fc.pre(changed.toLowerCase() !== sound.toLowerCase());
        expect(checkVerifierKey(changed)).toHaveProperty('fault');
      }),
    );
  });

  test.each([
    ['off', 'off'],
    ['sum.golang.google.cn', { name: 'sum.golang.google.cn' }],
    ['sum.golang.google.cn https://x.example', { name: 'sum.golang.google.cn', url: 'https://x.example' }],
    ['', { error: 'missing' }],
    ['sum.example', { error: 'unknown-name' }],
    ['a b c', { error: 'too-many-fields' }],
    ['a+b', { error: 'malformed' }],
  ])('%j', (text, expected) => expect(parseSumDb(text)).toEqual(expected));

  test('what is written is read back', () => {
    const full = { name: 'sum.example', key: key('sum.example'), url: 'https://sum.example' };
    expect(parseSumDb(formatSumDb(full))).toEqual(full);
  });
});

describe('GOFLAGS', () => {
  test.each([
    ['', []],
    [' -a  -b\t-c\n', ['-a', '-b', '-c']],
    ['\'-a b\' "-c d"', ['-a b', '-c d']],
    ['-a="b c"', ['-a="b', 'c"']],
    ["'a'b", ['a', 'b']],
    ["'a", undefined],
  ])('%j splits into %j', (text, words) => expect(splitQuoted(text)).toEqual(words));

  test.each([
    [
      '-x --y=1 -z=',
      [
        { name: 'x', word: '-x' },
        { name: 'y', value: '1', word: '--y=1' },
        { name: 'z', value: '', word: '-z=' },
      ],
    ],
  ])('%s', (text, flags) => expect(parseFlags(text)).toEqual({ flags }));

  test.each(['x', '-', '--', '---x', '-=x', '--=x'])('%s is no flag', (word) => {
    expect(parseFlags(word).error).toBe(`non-flag ${JSON.stringify(word)}`);
  });
});
