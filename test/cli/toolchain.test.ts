import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toolchainFiles } from '../../src/bundle/toolchain.ts';
import { isFailure } from '../../src/core/diagnostic.ts';
import {
  bundleParts,
  makeZip,
  moduleZip,
  packBundle,
  record,
  type TestModule,
} from '../bundle/make-bundle.ts';
import { sha256, testDatabase } from '../bundle/make-database.ts';
import { isAbsent, type Machine, machine } from './kit.ts';

const ARCH = { x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch;
const VERSION = `v0.0.1-go1.99.1.linux-${ARCH}`;
const TOOLCHAIN: TestModule = {
  path: 'golang.org/toolchain',
  version: VERSION,
  files: {
    'go.mod': 'module golang.org/toolchain\n',
    'bin/go': '#!/bin/sh\necho go version go1.99.1\n',
    'pkg/tool/linux/compile': '#!/bin/sh\n',
    'src/_go.mod': 'module std\n',
    VERSION: 'go1.99.1\n',
  },
};
const database = testDatabase();
record(database, [TOOLCHAIN]);
const PARTS = bundleParts([TOOLCHAIN], database);
const BUNDLE = packBundle(PARTS);
const FOLDER = '.local/share/goenv/toolchains';
const noGo = isAbsent('go');

const profileWith = (more: string) => `version: 1\nname: bare\n${more}`;
const offline = (pin = sha256(BUNDLE)) => `offline:\n  bundles: [{ file: ./a.gobundle, sha256: ${pin} }]\n`;

/** The folder of a GOPROXY with that toolchain and its database. */
function proxyTree(m: Machine, files: ReadonlyMap<string, Uint8Array> = PARTS.files): string {
  const root = join(m.dir, 'tree');
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}

describe('go.install', () => {
  test('from a bundle, on a machine without go: unpacked, first in PATH, and gone with revert', async () => {
    using m = machine([]);
    const before = m.tree();
    m.write('../work/a.gobundle', BUNDLE);
    m.write('../work/p.yaml', profileWith(`go: { install: 1.99.1 }\n${offline()}`));
    expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
    const shell = execFileSync(
      'sh',
      ['-c', '. "$HOME/.config/goenv/env.sh"; . "$HOME/.config/goenv/env.sh"; echo "$PATH"; go version'],
      {
        env: { HOME: m.home, PATH: '/usr/bin:/bin' },
        encoding: 'utf8',
      },
    );
    expect(shell).toBe(`${m.home}/${FOLDER}/go1.99.1/bin:/usr/bin:/bin\ngo version go1.99.1\n`);
    expect(m.read(`${FOLDER}/go1.99.1/src/go.mod`)).toBe('module std\n');
    expect(m.tree().get(`${FOLDER}/go1.99.1/pkg/tool/linux/compile`)).toMatch(/^file 755/);
    expect(await m.run(['check'])).toMatchObject({ code: 0 });
    expect(await m.run(['run', './p.yaml', '--', 'go', 'version'])).toMatchObject({
      code: 0,
      out: 'go version go1.99.1\n',
    });
    expect((await m.run(['apply', './p.yaml'])).out).toMatch(/^Nothing to do/);
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(m.tree()).toEqual(before);
  });

  test.skipIf(noGo)('through GOPROXY by the go that is here, proven by goenv itself', async () => {
    using m = machine();
    const tree = proxyTree(m);
    const sumdb = `sumdb: { name: ${database.name}, key: "${database.key}" }`;
    m.write(
      '../work/p.yaml',
      profileWith(`go:\n  install: 1.99.1\n  proxy: ["file://${tree}"]\n  ${sumdb}\n`),
    );
    expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 0 });
    expect(m.read(`${FOLDER}/go1.99.1/VERSION`)).toBe('go1.99.1\n');
    // Nothing of the fetching is left, and go's own cache was not touched.
    expect([...m.tree().keys()].filter((path) => /goenv-tmp|^go\//.test(path))).toEqual([]);
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(m.home, FOLDER))).toBe(false);
  });

  test.skipIf(noGo)('one that the proxy does not have, or has changed, is not installed', async () => {
    using m = machine();
    const tree = proxyTree(m);
    const sumdb = `sumdb: { name: ${database.name}, key: "${database.key}" }`;
    const write = (version: string) =>
      m.write(
        '../work/p.yaml',
        profileWith(`go:\n  install: ${version}\n  proxy: ["file://${tree}"]\n  ${sumdb}\n`),
      );
    write('1.98.0');
    expect((await m.run(['apply', './p.yaml', '--yes'])).err).toContain('TOOLCHAIN_NOT_FETCHED');
    write('1.99.1');
    writeFileSync(
      join(tree, `golang.org/toolchain/@v/${VERSION}.zip`),
      moduleZip({ ...TOOLCHAIN, files: { ...TOOLCHAIN.files, 'bin/go': 'evil' } }),
    );
    const ended = await m.run(['apply', './p.yaml', '--yes']);
    expect(ended.code).not.toBe(0);
    expect(existsSync(join(m.home, FOLDER, 'go1.99.1'))).toBe(false);
  });

  test('through GOPROXY on a machine without any go, by goenv itself', async () => {
    using m = machine([]);
    const tree = proxyTree(m);
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const path = join(tree, decodeURIComponent(request.url ?? ''));
      asked.push(request.url ?? '');
      const isThere = existsSync(path) && statSync(path).isFile();
      response.writeHead(isThere ? 200 : 404).end(isThere ? readFileSync(path) : 'no');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const { port } = server.address() as AddressInfo;
      const sumdb = `sumdb: { name: ${database.name}, key: "${database.key}" }`;
      const proxies = `["http://127.0.0.1:${port}/empty", "http://127.0.0.1:${port}"]`;
      m.write('../work/p.yaml', profileWith(`go:\n  install: 1.99.1\n  proxy: ${proxies}\n  ${sumdb}\n`));
      expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 0 });
      expect(m.read(`${FOLDER}/go1.99.1/VERSION`)).toBe('go1.99.1\n');
      expect(asked[0]).toBe(`/empty/golang.org/toolchain/@v/${VERSION}.zip`);
      expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0 });
      // Another zip under that name is not what the database knows.
      writeFileSync(
        join(tree, `golang.org/toolchain/@v/${VERSION}.zip`),
        moduleZip({ ...TOOLCHAIN, files: { VERSION: 'evil' } }),
      );
      const ended = await m.run(['apply', './p.yaml', '--yes']);
      expect(ended.err).toContain('TOOLCHAIN_UNPROVEN');
      expect(existsSync(join(m.home, FOLDER, 'go1.99.1'))).toBe(false);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('without go and without a bundle it is said', async () => {
    using m = machine([]);
    m.write('../work/p.yaml', profileWith('go: { install: 1.99.1 }\n'));
    const ended = await m.run(['apply', './p.yaml', '--yes']);
    expect(ended.code).not.toBe(0);
    expect(ended.err).toContain('TOOLCHAIN_NO_GO');
    expect(existsSync(join(m.home, FOLDER, 'go1.99.1'))).toBe(false);
  });

  test('a version that no bundle has is refused before anything is changed', async () => {
    using m = machine([]);
    const before = m.tree();
    m.write('../work/a.gobundle', BUNDLE);
    m.write('../work/p.yaml', profileWith(`go: { install: 1.98.0 }\n${offline()}`));
    const ended = await m.run(['apply', './p.yaml', '--yes']);
    expect(ended).toMatchObject({ code: 4 });
    expect(ended.err).toContain('OFFLINE_NO_TOOLCHAIN');
    expect(m.tree()).toEqual(before);
  });

  test('two versions side by side, the later profile wins', async () => {
    using m = machine([]);
    const other: TestModule = {
      ...TOOLCHAIN,
      version: VERSION.replace('1.99.1', '1.99.2'),
      files: { ...TOOLCHAIN.files, VERSION: 'go1.99.2\n' },
    };
    const both = testDatabase();
    record(both, [TOOLCHAIN, other]);
    const bundle = packBundle(bundleParts([TOOLCHAIN, other], both));
    m.write('../work/a.gobundle', bundle);
    for (const version of ['1.99.1', '1.99.2']) {
      m.write('../work/p.yaml', profileWith(`go: { install: ${version} }\n${offline(sha256(bundle))}`));
      expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 0 });
      expect(m.read('.config/goenv/env.sh')).toContain(`toolchains/go${version}/bin`);
    }
    expect(m.read(`${FOLDER}/go1.99.2/VERSION`)).toBe('go1.99.2\n');
    expect(existsSync(join(m.home, FOLDER, 'go1.99.1'))).toBe(false);
  });
});

describe('a toolchain is proven before a byte of it is written', () => {
  const files = new Map(
    [...PARTS.files].map(([path, bytes]) => [path.replace('sumdb/sum.example.com/', ''), bytes]),
  );
  const take = (
    zip: Buffer,
    { key = database.key, without = '' }: { key?: string; without?: string } = {},
  ) => {
    const read = (path: string) => (path === without ? undefined : files.get(path));
    try {
      return [...toolchainFiles({ version: 'go1.99.1', os: 'linux', arch: ARCH }, zip, { key, read })].length;
    } catch (error) {
      if (isFailure(error)) return `${error.diagnostic.code} ${error.exit}`;
      throw error;
    }
  };
  const good = moduleZip(TOOLCHAIN);
  const tile = [...files.keys()].find((path) => path.startsWith('tile/')) ?? '';
  test.each<[string, () => unknown, unknown]>([
    ['as it is', () => take(good), 5],
    [
      'another zip',
      () => take(moduleZip({ ...TOOLCHAIN, files: { VERSION: 'evil' } })),
      'TOOLCHAIN_UNPROVEN 4',
    ],
    ['the key of another database', () => take(good, { key: testDatabase().key }), 'TOOLCHAIN_UNPROVEN 4'],
    [
      'no record',
      () => take(good, { without: `lookup/golang.org/toolchain@${VERSION}` }),
      'TOOLCHAIN_UNPROVEN 4',
    ],
    ['no proof', () => take(good, { without: tile }), 'TOOLCHAIN_UNPROVEN 4'],
    ['files of another module', () => take(makeZip([{ name: 'evil@v1/x', text: '' }])), 'ZIP_BROKEN 4'],
    [
      'a way out',
      () => take(makeZip([{ name: `golang.org/toolchain@${VERSION}/../x`, text: '' }])),
      'ZIP_BROKEN 4',
    ],
  ])('%s', (_, act, expected) => {
    expect(act()).toBe(expected);
  });
});
