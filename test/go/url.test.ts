import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNetworkProxy, unescapedCharacter } from '../../src/go/network-proxy.ts';
import { hostnameOf, parseUrl, portOf, withoutUserinfo } from '../../src/go/url.ts';

/** Answers of net/url in Go 1.26.8. */
describe('what Go takes', () => {
  test.each([
    [
      'https://a.example:8443/x%20y?q#f',
      { scheme: 'https', host: 'a.example:8443', path: '/x y', query: 'q', fragment: 'f' },
    ],
    ['HTTPS://A.example', { scheme: 'https', host: 'A.example' }],
    ['http://u:p@[::1]:80/', { host: '[::1]:80', user: { name: 'u', password: 'p' } }],
    ['http://u:p@ss@h', { host: 'h', user: { name: 'u', password: 'p@ss' } }],
    ['file:///srv/x', { scheme: 'file', host: '', path: '/srv/x' }],
    ['mailto:x', { scheme: 'mailto', opaque: 'x' }],
    ['athens', { scheme: '', host: '', path: 'athens' }],
  ])('%s', (text, parts) => {
    expect(parseUrl(text).url).toMatchObject(parts);
  });
});

describe('what Go refuses', () => {
  test.each([
    ['http://u:p%zz@h', 'invalid URL escape "%zz"'],
    ['http://u:p#w@h:3128', 'invalid port ":p" after host'],
    ['http://h:x/', 'invalid port ":x" after host'],
    ['http://a b/', 'invalid character " " in host name'],
    ['http://u p@h/', 'net/url: invalid userinfo'],
    ['http://::1/', 'invalid port "::1" after host'],
    ['http://[::1/', "missing ']' in host"],
    ['http://%41/', 'invalid URL escape "%41"'],
    [':x', 'missing protocol scheme'],
    ['1:b', 'first path segment in URL cannot contain colon'],
    ['http://h/\n', 'net/url: invalid control character in URL'],
  ])('%j: %s', (text, reason) => {
    expect(parseUrl(text)).toEqual({ error: reason });
  });
});

test('never throws, and never keeps userinfo', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      parseUrl(text);
      expect(withoutUserinfo(`http://u:s3cr3t@${text}`)).not.toContain('s3cr3t');
    }),
  );
});

test('host and port', () => {
  expect([hostnameOf('[::1]:80'), portOf('[::1]:80')]).toEqual(['::1', '80']);
  expect([hostnameOf('[::1]'), portOf('[::1]')]).toEqual(['::1', '']);
  expect([hostnameOf('a:1'), portOf('a:')]).toEqual(['a', '']);
});

describe('a network proxy', () => {
  test.each([
    ['p.example:8080', 'http', 'p.example:8080'],
    ['http://p.example:8080', 'http', 'p.example:8080'],
    ['socks5://p.example', 'socks5', 'p.example'],
    ['10.0.0.1:80', 'http', '10.0.0.1:80'],
  ])('%s', (text, scheme, host) => {
    expect(parseNetworkProxy(text).url).toMatchObject({ scheme, host });
  });

  test('what go ignores in silence', () => {
    expect(parseNetworkProxy('http://u:p%zz@h:3128').error).toBeDefined();
  });

  test.each([
    ['http://u:p#w@h:1', '#'],
    ['http://u:p/w@h:1', '/'],
    ['u:p?w@h:1', '?'],
    ['http://u:p%23w@h:1', undefined],
    ['http://h:1/x', undefined],
  ])('%s ends its host at %s', (text, character) => {
    expect(unescapedCharacter(text)).toBe(character);
  });
});
