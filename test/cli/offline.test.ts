import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bundleParts,
  GREETING,
  moduleZip,
  packBundle,
  record,
  type TestModule,
  WORDS,
} from '../bundle/make-bundle.ts';
import { sha256, testDatabase } from '../bundle/make-database.ts';
import { execute, isAbsent, type Machine, machine } from './kit.ts';

const database = testDatabase();
record(database, [GREETING, WORDS]);
const early = database.size;
const SHOUT: TestModule = {
  path: 'example.com/tool/shout',
  version: 'v1.0.0',
  files: {
    'go.mod': 'module example.com/tool/shout\n\ngo 1.18\n',
    'main.go': 'package main\n\nfunc main() { println("SHOUT") }\n',
  },
};
record(database, [SHOUT]);
const BUNDLE = packBundle(bundleParts([GREETING, WORDS, SHOUT], database));
const noGo = isAbsent('go');

/** A machine with a bundle beside a profile that pins it, and a project that needs a module of it. */
function airGapped(
  bundles: Readonly<Record<string, Buffer>> = { 'acme.gobundle': BUNDLE },
  more = '',
): Machine {
  const m = machine();
  for (const [name, bytes] of Object.entries(bundles)) m.write(`../work/${name}`, bytes);
  m.write('../work/offline.yaml', profileOf(bundles) + more);
  m.write('../work/app/go.mod', 'module example.com/app\n\ngo 1.18\n');
  m.write(
    '../work/app/main.go',
    'package main\n\nimport "example.com/pub/greeting"\n\nfunc main() { println(greeting.Text()) }\n',
  );
  return m;
}

function profileOf(bundles: Readonly<Record<string, Buffer>>): string {
  const refs = Object.entries(bundles).map(
    ([name, bytes]) => `    - { file: ./${name}, sha256: ${sha256(bytes)} }\n`,
  );
  return `version: 1\nname: gap\noffline:\n  bundles:\n${refs.join('')}`;
}

/** go as a shell of this user would run it, on a machine whose every way out is shut. */
async function go(m: Machine, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const shut = 'http://127.0.0.1:9';
  return execute([join(m.bin, 'go'), ...args], {
    cwd: join(m.dir, 'work', 'app'),
    env: { ...m.env, HTTP_PROXY: shut, HTTPS_PROXY: shut, GOFLAGS: '-modcacherw', ...env },
  });
}

const tree = (m: Machine) => {
  const folder = join(m.home, '.local/share/goenv/bundles');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe.skipIf(noGo)('the real go, offline, with the checksum database on', () => {
  test('tidy, build, install and verify; what was altered is refused; revert leaves nothing', async () => {
    using m = airGapped();
    const before = m.tree();
    const planned = await m.run(['plan', './offline.yaml']);
    expect(planned).toMatchObject({ code: 0, err: '' });
    expect(m.tree()).toEqual(before);
    expect(await m.run(['apply', './offline.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(m.read('.config/go/env')).toContain(`GOSUMDB=${database.key}\n`);
    expect(m.read('.config/go/env')).toContain('GONOPROXY=none\nGOPROXY=file:///'.split('\n')[0]);
    expect(await m.run(['check'])).toMatchObject({ code: 0, err: '' });

    expect(await go(m, ['mod', 'tidy'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(m.dir, 'work/app/go.sum'), 'utf8')).toContain(
      'example.com/pub/Words v0.3.1 h1:',
    );
    expect(await go(m, ['run', '.'])).toMatchObject({ code: 0, err: 'hello\n' });
    expect(await go(m, ['install', 'example.com/tool/shout@v1.0.0'])).toMatchObject({ code: 0 });
    expect(await go(m, ['mod', 'verify'])).toMatchObject({ code: 0, out: 'all modules verified\n' });
    // go has met the bundle's head now, and writes that down: no drift, and nothing to do.
    expect(await m.run(['check'])).toMatchObject({ code: 0, err: '' });
    expect((await m.run(['apply', './offline.yaml'])).out).toMatch(/^Nothing to do/);

    const reverted = await m.run(['revert', '--yes']);
    expect(reverted).toMatchObject({ code: 0, err: '' });
    expect(tree(m)).toEqual([]);
    expect([...m.tree().keys()].filter((path) => path.includes('goenv'))).toEqual([]);
    expect(existsSync(join(m.home, '.config/go/env'))).toBe(false);
    // It compiles the standard library.
  }, 120_000);

  test('go itself finds what is altered in the tree, for go.sum is empty and the database is on', async () => {
    using m = airGapped();
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    const [name = ''] = tree(m);
    const zip = join(m.home, '.local/share/goenv/bundles', name, 'example.com/pub/!words/@v/v0.3.1.zip');
    const evil = { ...WORDS.files, 'words.go': 'package words\n\nconst Hello = "evil"\n' };
    writeFileSync(zip, moduleZip({ ...WORDS, files: evil }));
    const built = await go(m, ['mod', 'tidy']);
    expect(built.code).not.toBe(0);
    expect(built.err).toContain('checksum mismatch');
  });

  test('a newer tree head of this machine is set aside, and comes back', async () => {
    const older = packBundle(bundleParts([GREETING, WORDS], database, { size: early }));
    using m = airGapped({ 'old.gobundle': older });
    const newer = database.head();
    const latest = `go/pkg/sumdb/${database.name}/latest`;
    m.write(latest, newer);
    const planned = await m.run(['plan', './offline.yaml']);
    expect(planned.out).toContain(`tree-head[${database.name}]`);
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    expect(await go(m, ['mod', 'tidy'])).toMatchObject({ code: 0 });
    expect(m.read(latest)).toBe(database.head(early));
    expect(await m.run(['check'])).toMatchObject({ code: 0, err: '' });
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(m.read(latest)).toBe(newer);
  });

  test('without goenv a newer head stops go, which is why', async () => {
    const older = packBundle(bundleParts([GREETING, WORDS], database, { size: early }));
    using m = airGapped({ 'old.gobundle': older });
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    m.write(`go/pkg/sumdb/${database.name}/latest`, database.head());
    expect((await go(m, ['mod', 'tidy'])).code).not.toBe(0);
    // The next check says so, and the next apply cures it.
    expect((await m.run(['check'])).code).toBe(2);
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    expect(await go(m, ['mod', 'tidy'])).toMatchObject({ code: 0 });
  });

  test('two bundles under one head are one tree', async () => {
    using m = airGapped({
      'one.gobundle': packBundle(bundleParts([GREETING, WORDS], database)),
      'two.gobundle': packBundle(bundleParts([SHOUT, WORDS], database)),
    });
    expect(await m.run(['apply', './offline.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(await go(m, ['mod', 'tidy'])).toMatchObject({ code: 0 });
    expect(await go(m, ['mod', 'download', 'example.com/tool/shout@v1.0.0'])).toMatchObject({ code: 0 });
  });

  test('the next bundle stands beside the old one until go is sent there', async () => {
    using m = airGapped({ 'a.gobundle': packBundle(bundleParts([WORDS], database)) });
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    const old = tree(m);
    m.write('../work/b.gobundle', BUNDLE);
    m.write('../work/offline.yaml', profileOf({ 'b.gobundle': BUNDLE }));
    expect(await m.run(['apply', './offline.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(tree(m)).toHaveLength(1);
    expect(tree(m)).not.toEqual(old);
    expect(await go(m, ['mod', 'tidy'])).toMatchObject({ code: 0 });
  });

  test('the stick may be gone once the bundle is in', async () => {
    using m = airGapped();
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    renameSync(join(m.dir, 'work/acme.gobundle'), join(m.dir, 'elsewhere'));
    expect(await m.run(['check'])).toMatchObject({ code: 0, err: '' });
    expect((await m.run(['apply', './offline.yaml'])).out).toMatch(/^Nothing to do/);
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
  });
});

describe('refused, with nothing visible', () => {
  const later = testDatabase();
  record(later, [GREETING, WORDS]);
  const first = later.size;
  record(later, [SHOUT]);
  const cut = BUNDLE.subarray(0, BUNDLE.length - 3000);
  const bent = Buffer.from(BUNDLE);
  const within = BUNDLE.indexOf('PK\x03\x04', 'latin1') + 50;
  bent.writeUInt8((bent[within] ?? 0) ^ 1, within);
  test.each<[string, Readonly<Record<string, Buffer>>, string]>([
    ['cut short', { 'a.gobundle': cut }, 'BUNDLE_SIZE_WRONG'],
    ['one bit turned', { 'a.gobundle': bent }, 'BUNDLE_MEMBER_CHANGED'],
    ['no bundle', { 'a.gobundle': Buffer.from('hello\n'.repeat(200)) }, 'ARCHIVE_NOT_ONE'],
    ['no checksum database', { 'a.gobundle': packBundle(bundleParts([WORDS])) }, 'BUNDLE_NO_DATABASE'],
    [
      'two heads, and neither proves both',
      {
        'a.gobundle': packBundle(bundleParts([GREETING, WORDS], later, { size: first })),
        'b.gobundle': packBundle(bundleParts([SHOUT], later)),
      },
      'BUNDLE_HEADS_DISJOINT',
    ],
    [
      'two databases',
      {
        'a.gobundle': packBundle(bundleParts([WORDS], later)),
        'b.gobundle': packBundle(bundleParts([SHOUT], database)),
      },
      'BUNDLES_CONTRADICT',
    ],
  ])('%s', async (_, bundles, code) => {
    using m = airGapped(bundles);
    const before = m.tree();
    for (const command of [['plan'], ['apply', '--yes']]) {
      const ended = await m.run([...command, './offline.yaml', '--json']);
      expect(ended.code).toBe(4);
      expect(JSON.parse(ended.out).findings[0].code).toBe(code);
    }
    expect(m.tree()).toEqual(before);
  });

  test('another bundle than the one that is pinned, and none at all', async () => {
    using m = airGapped();
    const before = m.tree();
    m.write('../work/acme.gobundle', packBundle(bundleParts([WORDS], database)));
    expect(await m.run(['apply', './offline.yaml', '--yes'])).toMatchObject({ code: 4 });
    renameSync(join(m.dir, 'work/acme.gobundle'), join(m.dir, 'elsewhere'));
    expect(await m.run(['apply', './offline.yaml', '--yes'])).toMatchObject({ code: 1 });
    mkdirSync(join(m.dir, 'work/acme.gobundle'));
    expect(await m.run(['apply', './offline.yaml', '--yes'])).toMatchObject({ code: 1 });
    expect(m.tree()).toEqual(before);
  });

  test('a folder of somebody else where the tree would come to be', async () => {
    using m = airGapped();
    expect((await m.run(['apply', './offline.yaml', '--yes'])).code).toBe(0);
    const [name = ''] = tree(m);
    expect((await m.run(['revert', '--yes'])).code).toBe(0);
    const mine = m.write(`.local/share/goenv/bundles/${name}/mine.txt`, 'mine\n');
    const ended = await m.run(['apply', './offline.yaml', '--yes']);
    expect(ended.code).toBe(4);
    expect(readFileSync(mine, 'utf8')).toBe('mine\n');
    expect(dirname(mine)).toContain(name);
    chmodSync(mine, 0o644);
  });
});
