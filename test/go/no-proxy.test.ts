import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knobFate, parseGodebug } from '../../src/go/godebug.ts';
import { inNetwork, parseAddress } from '../../src/go/ip.ts';
import { bypasses, isLoopback } from '../../src/go/no-proxy.ts';
import { isPublicMirror } from '../../src/go/services.ts';
import { settingKind } from '../../src/go/settings.ts';

describe('NO_PROXY as Go reads it', () => {
  test.each([
    ['corp.example', 'corp.example', '443', true],
    ['corp.example', 'git.corp.example', '443', true],
    ['corp.example', 'xcorp.example', '443', false],
    ['.corp.example', 'corp.example', '443', false],
    ['*.corp.example', 'git.corp.example', '443', true],
    ['*.corp.example', 'corp.example', '443', false],
    ['corp.example:8443', 'corp.example', '443', false],
    ['corp.example:8443', 'corp.example', '8443', true],
    ['CORP.example', 'corp.EXAMPLE', '443', true],
    ['*', 'a.example', '443', true],
    ['10.0.0.0/8', '10.1.2.3', '443', true],
    ['10.0.0.0/8', '11.1.2.3', '443', false],
    ['fd00::/8', '[fd00::1]'.slice(1, -1), '443', true],
    ['10.1.2.3:80', '10.1.2.3', '443', false],
    ['::1', 'a.example', '443', false],
    ['', 'a.example', '443', false],
    ['nothing.example', 'localhost', '443', true],
    ['nothing.example', '127.8.8.8', '443', true],
  ])('%j, %s:%s: %s', (entry, host, port, expected) => {
    expect(bypasses([entry], host, port)).toBe(expected);
  });

  test('addresses are what they are, and nothing else is', () => {
    fc.assert(fc.property(fc.ipV4(), (text) => void expect(parseAddress(text)?.bits).toBe(32)));
    fc.assert(fc.property(fc.ipV6(), (text) => void expect(parseAddress(text)?.bits).toBe(128)));
    for (const text of ['10.0.0', '256.1.1.1', '01.1.1.1', ':::', 'a.example', '1.1.1.1.', '']) {
      expect(parseAddress(text), text).toBeUndefined();
    }
  });

  test('every address lies in the network of its own first bits', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (text, length) => {
        const address = parseAddress(text);
        expect(address && inNetwork(address, `${text}/${length}`)).toBe(true);
      }),
    );
  });

  test.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['::1', true],
    ['10.0.0.1', false],
    ['localhost.example', false],
  ])('%s is this machine: %s', (host, is) => expect(isLoopback(host)).toBe(is));
});

describe('settings', () => {
  test.each([
    ['GOPROXY', 'setting'],
    ['CGO_LDFLAGS_ALLOW', 'setting'],
    ['GOVERSION', 'computed'],
    ['GODEBUG', 'os-only'],
    ['HTTPS_PROXY', 'os-only'],
    ['GIT_SSH', 'os-only'],
    ['GOTLS', 'unknown'],
    ['goproxy', 'unknown'],
  ])('%s: %s', (name, kind) => expect(settingKind(name)).toBe(kind));

  test.each([
    ['tls3des=1', 'removed'],
    ['tls3des=0', 'fine'],
    ['gotypesalias=0', 'removed'],
    ['x509ignoreCN=0', 'dead'],
    ['tlssha1=1', 'weakens'],
    ['tlsmlkem=0', 'fine'],
  ])('GODEBUG %s: %s', (text, fate) => {
    expect(parseGodebug(text)?.map(knobFate)).toEqual([fate]);
  });

  test.each(['a', 'a=1,', '=1', 'a=1 b=2'])('GODEBUG %j is malformed', (text) =>
    expect(parseGodebug(text)).toBeUndefined(),
  );

  test('public mirrors', () => {
    expect(
      ['goproxy.cn', 'GOPROXY.io', 'goproxy.corp.example', 'athens.example'].map(isPublicMirror),
    ).toEqual([true, true, false, false]);
  });
});
