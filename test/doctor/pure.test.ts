import { describe, expect, test } from 'vitest';
import { escapePath } from '../../src/go/escape-path.ts';
import { goImports } from '../../src/go/go-import.ts';
import { parseGoMod } from '../../src/go/go-mod.ts';
import { goModHash } from '../../src/go/go-mod-hash.ts';
import { goEntries, goLogin } from '../../src/go/netrc.ts';

describe('netrc as go reads it', () => {
  test.each([
    ['one line', 'machine a.test login me password pw\n', 'a.test', 'pw'],
    ['over lines', 'machine a.test\n  login me\n  password pw\n', 'a.test', 'pw'],
    [
      'with a port, by the port',
      'machine a.test login me password x\nmachine a.test:8443 login me password pw\n',
      'a.test:8443',
      'pw',
    ],
    [
      'the first of two',
      'machine a.test login me password pw\nmachine a.test login me password x\n',
      'a.test',
      'pw',
    ],
    ['another host', 'machine b.test login me password pw\n', 'a.test', undefined],
    ['without a password', 'machine a.test login me\n', 'a.test', undefined],
    [
      'a default alone on its line ends the list',
      'default\nmachine a.test login me password x\n',
      'a.test',
      undefined,
    ],
    [
      'a default in a pair ends nothing',
      'default login me password x\nmachine a.test login me password pw\n',
      'a.test',
      'pw',
    ],
    [
      'a macro is passed over',
      'macdef init\nmachine a.test login me password x\n\nmachine a.test login me password pw\n',
      'a.test',
      'pw',
    ],
  ])('%s', (_, text, host, password) => {
    expect(goLogin(text, host)?.password).toBe(password);
  });

  test('an entry needs all three', () => {
    expect(
      goEntries('machine a.test\nmachine b.test login x password y\n').map(({ machine }) => machine),
    ).toEqual(['b.test']);
  });
});

test.each([
  ['double quotes', '<meta name="go-import" content="a.test git https://a.test/r">', 1],
  ['single quotes, other order', "<meta content='a.test git https://a.test/r' name='go-import'>", 1],
  ['another name', '<meta name="go-source" content="a.test git https://a.test/r">', 0],
  ['in the body', '<body><meta name="go-import" content="a.test git https://a.test/r">', 0],
  ['without an address', '<meta name="go-import" content="a.test git">', 0],
])('go-import: %s', (_, html, count) => {
  expect(goImports(html)).toHaveLength(count);
});

test('go.mod: lines and blocks, quotes and comments', () => {
  const mod = parseGoMod(
    'module "x.test/a" // mine\n\ngo 1.26.0\ntoolchain go1.26.8\nrequire a.test v1.0.0\nrequire (\n\tb.test v1.2.3 // indirect\n)\nreplace (\n\tb.test v1.2.3 => ../b\n)\nexclude c.test v1.0.0\n',
  );
  expect(mod).toEqual({
    module: 'x.test/a',
    go: { version: '1.26.0', line: 3 },
    toolchain: { name: 'go1.26.8', line: 4 },
    requires: [
      { path: 'a.test', version: 'v1.0.0', line: 5 },
      { path: 'b.test', version: 'v1.2.3', line: 7 },
    ],
    replaces: [{ from: 'b.test', to: '../b', line: 10 }],
    uses: [],
  });
});

test('capital letters in a path', () => {
  expect(escapePath('github.com/BurntSushi/toml')).toBe('github.com/!burnt!sushi/toml');
});

test('the hash of a go.mod is that of go.sum', () => {
  // rsc.io/quote v1.5.2/go.mod, as every go.sum has it.
  const text = 'module "rsc.io/quote"\n\nrequire "rsc.io/sampler" v1.3.0\n';
  expect(goModHash(Buffer.from(text))).toBe('h1:LzX7hefJvL54yjefDEDHNONDjII0t9xZLPXsUe+TKr0=');
});
