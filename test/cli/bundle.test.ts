import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatManifest } from '../../src/bundle/manifest.ts';
import {
  bundleParts,
  GREETING,
  listed,
  packBundle,
  record,
  type TestModule,
  WORDS,
} from '../bundle/make-bundle.ts';
import { sha256, testDatabase } from '../bundle/make-database.ts';
import { documentOf } from './json-document.ts';
import { execute, isAbsent, type Machine, machine } from './kit.ts';

const database = testDatabase();
record(database, [GREETING, WORDS]);
const early = database.size;
const SECRET: TestModule = {
  path: 'git.acme.internal/secret',
  version: 'v0.1.0',
  files: { 'go.mod': 'module git.acme.internal/secret\n' },
};
record(database, [{ ...WORDS, version: 'v0.4.0' }]);
const PARTS = bundleParts([GREETING, WORDS, SECRET], database, { size: early });
const BUNDLE = packBundle(PARTS);
const noKeygen = isAbsent('ssh-keygen');
const DATA = '.local/share/goenv/bundles';

function withBundle(bytes: Uint8Array = BUNDLE, programs: readonly string[] = []): Machine {
  const m = machine(programs);
  m.write('../work/a.gobundle', bytes);
  return m;
}

describe('verify and inspect', () => {
  test('say what was proven, and touch nothing', async () => {
    using m = withBundle();
    const before = m.tree();
    const ended = await m.run(['bundle', 'verify', 'a.gobundle', '--deep']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out.replaceAll(m.dir, '').replaceAll(sha256(BUNDLE), 'SHA')).toMatchInlineSnapshot(`
      "/work/a.gobundle: whole; every module has the h1 that its manifest and the database say
        sha256 SHA
        who made it is not proven: compare the SHA-256, or use --signed-by FILE --principal NAME
        3 module versions, 34 kB; made by goenv 0.1.0 with go1.26.8
        checksum database sum.example.com, a tree of 603: proves 2; 1 is not in it (private modules, which go.private has to name)
        not rehearsed
        for project example.com/app: 3 module versions
      "
    `);
    const inspected = await m.run(['bundle', 'inspect', 'a.gobundle', '--verbose']);
    expect(inspected.out.replaceAll(m.dir, '').replaceAll(sha256(BUNDLE), 'SHA')).toMatchInlineSnapshot(`
      "/work/a.gobundle: whole; every file is as its manifest says, every record is proven
        sha256 SHA
        who made it is not proven: compare the SHA-256, or use --signed-by FILE --principal NAME
        3 module versions, 34 kB; made by goenv 0.1.0 with go1.26.8
        checksum database sum.example.com, a tree of 603: proves 2; 1 is not in it (private modules, which go.private has to name)
        not rehearsed
        for project example.com/app: 3 module versions

        example.com/pub/Words@v0.3.1
        example.com/pub/greeting@v1.2.0
        git.acme.internal/secret@v0.1.0  not in the checksum database
      "
    `);
    const zh = await m.run(['bundle', 'inspect', 'a.gobundle', '--lang', 'zh']);
    expect(zh.out).toContain('校验和数据库 sum.example.com');
    expect(m.tree()).toEqual(before);
  });

  test('their documents have a schema, and so has the manifest', async () => {
    using m = withBundle();
    const found = documentOf(
      (await m.run(['bundle', 'verify', 'a.gobundle', '--json'])).out,
      'bundle-report',
    );
    expect(found).toMatchObject({
      command: 'bundle verify',
      sha256: sha256(BUNDLE),
      deep: false,
      signer: null,
    });
    expect(found['database']).toEqual({ name: 'sum.example.com', size: early, records: 2 });
    const why = await m.run(['bundle', 'inspect', 'a.gobundle', '--why', WORDS.path, '--json']);
    expect(documentOf(why.out, 'bundle-report')['modules']).toMatchObject([
      { path: WORDS.path, wantedBy: ['project example.com/app'], recorded: true },
    ]);
    documentOf(formatManifest(PARTS.manifest), 'bundle-manifest');
  });

  test('which project asked for a module', async () => {
    using m = withBundle();
    const why = await m.run(['bundle', 'inspect', 'a.gobundle', '--why', `${WORDS.path}@v0.3.1`]);
    expect(why).toMatchObject({
      code: 0,
      out: 'example.com/pub/Words@v0.3.1\n  asked for by project example.com/app\n',
    });
    expect(await m.run(['bundle', 'inspect', 'a.gobundle', '--why', 'example.com/no'])).toMatchObject({
      code: 1,
    });
  });

  test.each<[string, readonly string[], number]>([
    ['no verb', [], 64],
    ['a verb with a slip', ['verfy', 'a.gobundle'], 64],
    ['a verb of later', ['serve', 'a.gobundle'], 64],
    ['no file', ['verify'], 64],
    ['two files', ['verify', 'a.gobundle', 'b.gobundle'], 64],
    ['half a signature', ['verify', 'a.gobundle', '--signed-by', 'x'], 64],
    ['a pin that is none', ['verify', 'a.gobundle', '--sha256', 'abc'], 64],
    [
      'pins for others',
      ['install', 'a.gobundle', '--sha256', 'a'.repeat(64), '--sha256', 'b'.repeat(64)],
      64,
    ],
    ['another pin', ['verify', 'a.gobundle', '--sha256', 'a'.repeat(64)], 4],
    ['the right pin', ['verify', 'a.gobundle', '--sha256', `sha256:${sha256(BUNDLE).toUpperCase()}`], 0],
    ['a file that is not there', ['verify', 'none'], 1],
    ['a folder', ['verify', '.'], 1],
    ['an option of another command', ['verify', 'a.gobundle', '--detailed-exitcode'], 64],
  ])('%s', async (_, args, code) => {
    using m = withBundle();
    const before = m.tree();
    const ended = await m.run(['bundle', ...args]);
    expect(ended.code).toBe(code);
    if (code !== 0) expect(ended.err).not.toBe('');
    expect(m.tree()).toEqual(before);
  });

  test('only --deep finds a zip that the manifest was made to fit', async () => {
    const zip = 'example.com/pub/!words/@v/v0.3.1.zip';
    const files = new Map(PARTS.files).set(
      zip,
      PARTS.files.get('example.com/pub/greeting/@v/v1.2.0.zip') ?? Buffer.of(),
    );
    using m = withBundle(packBundle({ files, manifest: { ...PARTS.manifest, files: listed(files) } }));
    expect((await m.run(['bundle', 'verify', 'a.gobundle'])).code).toBe(0);
    const deep = await m.run(['bundle', 'verify', 'a.gobundle', '--deep']);
    expect(deep.code).toBe(4);
    expect(deep.err).toContain(zip);
  });
});

describe.skipIf(noKeygen)('signatures', () => {
  async function signed(m: Machine, namespace = 'goenv-bundle') {
    const work = join(m.dir, 'work');
    const keygen = (args: readonly string[]) =>
      execute([join(m.bin, 'ssh-keygen'), ...args], { cwd: work, env: m.env });
    await keygen(['-q', '-t', 'ed25519', '-N', '', '-C', 'ci', '-f', 'key']);
    m.write('../work/signers', `ci@acme ${readFileSync(join(work, 'key.pub'), 'utf8')}`);
    rmSync(join(work, 'a.gobundle.sig'), { force: true });
    expect(await keygen(['-Y', 'sign', '-q', '-n', namespace, '-f', 'key', 'a.gobundle'])).toMatchObject({
      code: 0,
    });
  }
  const check = (m: Machine, principal = 'ci@acme') =>
    m.run(['bundle', 'verify', 'a.gobundle', '--signed-by', 'signers', '--principal', principal]);

  test('of the one who is asked for; by nobody else, for nothing else, of nothing else', async () => {
    using m = withBundle(BUNDLE, ['ssh-keygen']);
    m.write('../work/signers', '');
    expect(await check(m)).toMatchObject({ code: 4 });
    await signed(m);
    const good = await check(m);
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(good.out).toContain('signed by ci@acme');
    expect(await check(m, 'eve@acme')).toMatchObject({ code: 4 });
    const other = packBundle(bundleParts([WORDS], database));
    m.write('../work/a.gobundle', other);
    expect(await check(m)).toMatchObject({ code: 4 });
    await signed(m, 'git');
    expect(await check(m)).toMatchObject({ code: 4 });
    m.write('../work/a.gobundle.sig', 'nonsense\n');
    expect(await check(m)).toMatchObject({ code: 4 });
  });

  test('a profile may ask for a signer instead of a digest', async () => {
    using m = withBundle(BUNDLE, ['ssh-keygen']);
    m.write(
      '../work/p.yaml',
      'version: 1\nname: gap\noffline:\n  bundles:\n    - file: ./a.gobundle\n      signedBy: { file: ./signers, principal: ci@acme }\n',
    );
    m.write('../work/signers', '');
    expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 4 });
    await signed(m);
    expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(await m.run(['check'])).toMatchObject({ code: 0 });
  });

  test('without ssh-keygen it is said', async () => {
    using m = withBundle();
    m.write('../work/signers', 'ci@acme ssh-ed25519 AAAA\n');
    m.write('../work/a.gobundle.sig', 'x');
    expect(await check(m)).toMatchObject({ code: 1 });
  });
});

describe('install', () => {
  test('refuses what nothing vouches for, and says what to type', async () => {
    using m = withBundle();
    const before = m.tree();
    const ended = await m.run(['bundle', 'install', 'a.gobundle', '--yes']);
    expect(ended.code).toBe(4);
    expect(ended.err).toContain(`--sha256 ${sha256(BUNDLE)}`);
    expect(m.tree()).toEqual(before);
  });

  test('adds the bundle to what is applied; check and revert know of it', async () => {
    using m = withBundle();
    const before = m.tree();
    m.write(
      '../work/p.yaml',
      'version: 1\nname: acme\nenvironment: test\ngo:\n  vcs:\n    - { "*": ["off"] }\n',
    );
    expect((await m.run(['apply', './p.yaml', '--yes'])).code).toBe(0);
    const ended = await m.run(['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE), '--yes']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(m.read('.config/go/env')).toContain('GOPROXY=file://');
    expect(m.read('.config/go/env')).toContain('GOVCS=*:off');
    expect(readdirSync(join(m.home, DATA))).toHaveLength(1);
    expect(await m.run(['check'])).toMatchObject({ code: 0 });
    expect((await m.run(['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE)])).out).toMatch(
      /^Nothing to do/,
    );
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(m.tree()).toEqual(before);
  });

  test('`run` lends what is unpacked, and unpacks nothing', async () => {
    using m = withBundle();
    m.write(
      '../work/p.yaml',
      `version: 1\nname: gap\noffline: { bundles: [{ file: ./a.gobundle, sha256: ${sha256(BUNDLE)} }] }\n`,
    );
    const args = ['run', './p.yaml', '--', 'sh', '-c', 'echo "$GOPROXY $GONOPROXY $GOTOOLCHAIN"'];
    const before = await m.run(args);
    expect(before.code).toBe(1);
    expect(before.err).toContain('BUNDLE_NOT_INSTALLED');
    expect((await m.run(['apply', './p.yaml', '--yes'])).code).toBe(0);
    const lent = await m.run(args);
    expect(lent).toMatchObject({ code: 0, err: '' });
    expect(lent.out).toMatch(/^file:\/\/\/.*\/bundles\/[0-9a-f]{32} none local\n$/);
  });

  test('a profile file that is applied later says what counts, whatever was installed', async () => {
    using m = withBundle();
    m.write(
      '../work/p.yaml',
      'version: 1\nname: acme\nenvironment: test\ngo:\n  vcs:\n    - { "*": ["off"] }\n',
    );
    await m.run(['apply', './p.yaml', '--yes']);
    await m.run(['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE), '--yes']);
    expect((await m.run(['plan', './p.yaml', '--detailed-exitcode'])).code).toBe(2);
    expect(await m.run(['apply', './p.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
    expect(m.read('.config/go/env')).toBe('GOVCS=*:off\n');
    expect(existsSync(join(m.home, DATA))).toBe(false);
  });

  test('an older bundle only where that is meant', async () => {
    const newer = packBundle(bundleParts([GREETING, WORDS], database));
    using m = withBundle();
    m.write('../work/new.gobundle', newer);
    expect(
      await m.run(['bundle', 'install', 'new.gobundle', '--sha256', sha256(newer), '--yes']),
    ).toMatchObject({ code: 0 });
    const old = ['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE), '--yes'];
    expect(await m.run(old)).toMatchObject({ code: 4 });
    m.write(
      '../work/old.yaml',
      `version: 1\nname: old\noffline:\n  bundles: [{ file: ./a.gobundle, sha256: ${sha256(BUNDLE)} }]\n`,
    );
    const applied = await m.run(['apply', './old.yaml', '--yes']);
    expect(applied).toMatchObject({ code: 4 });
    expect(applied.err).toContain('BUNDLE_OLDER');
    expect(await m.run(['apply', './old.yaml', '--yes', '--force'])).toMatchObject({ code: 0, err: '' });
    expect(
      await m.run(['bundle', 'install', 'new.gobundle', '--sha256', sha256(newer), '--yes']),
    ).toMatchObject({ code: 0 });
    expect(await m.run([...old, '--force'])).toMatchObject({ code: 0, err: '' });
  });

  test('killed at any time, the next run goes on, and nothing half-made is ever seen', async () => {
    const big = { ...WORDS, files: { ...WORDS.files, 'big.txt': 'x'.repeat(3_000_000) } };
    const own = testDatabase();
    record(own, [GREETING, big], 10);
    const bytes = packBundle(bundleParts([GREETING, big], own));
    using m = withBundle(bytes);
    const before = m.tree();
    const args = ['bundle', 'install', 'a.gobundle', '--sha256', sha256(bytes), '--yes'];
    for (const after of [150, 250, 300, 350, 400]) {
      await m.run(args, { kill: { after, signal: 'SIGKILL' } });
      const folder = join(m.home, DATA);
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
      for (const name of names) expect(existsSync(join(folder, name, '.goenv.json'))).toBe(true);
    }
    expect(await m.run(args)).toMatchObject({ code: 0 });
    expect(readdirSync(join(m.home, DATA))).toHaveLength(1);
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0, err: '' });
    // Killed before its journal was there, it may have left the folder for it, empty.
    const left = [...m.tree().keys()].filter(
      (path) => !before.has(path) && !/^\.local(\/state)?$/.test(path),
    );
    expect(left).toEqual([]);
  });

  test('two at once: one waits, and both are right', async () => {
    using m = withBundle();
    const args = ['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE), '--yes'];
    const both = await Promise.all([m.run(args), m.run(args)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(readdirSync(join(m.home, DATA))).toHaveLength(1);
  });

  test('into an image (--root), with the paths that the image will have', async () => {
    using m = withBundle();
    const image = join(m.dir, 'image');
    mkdirSync(join(image, m.home), { recursive: true });
    const args = ['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE), '--yes', '--root', image];
    expect(await m.run(args)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(image, m.home, '.config/go/env'), 'utf8')).toContain(
      `GOPROXY=file://${m.home}/${DATA}/`,
    );
    expect(readdirSync(join(image, m.home, DATA))).toHaveLength(1);
    expect(existsSync(join(m.home, DATA))).toBe(false);
  });

  test('a link in the place of the tree is not followed', async () => {
    using m = withBundle();
    const args = ['bundle', 'install', 'a.gobundle', '--sha256', sha256(BUNDLE), '--yes'];
    expect((await m.run(args)).code).toBe(0);
    expect((await m.run(['revert', '--yes'])).code).toBe(0);
    const target = m.write('mine/file', 'mine');
    mkdirSync(join(m.home, DATA), { recursive: true });
    writeFileSync(join(m.home, DATA, 'stray'), '');
    expect((await m.run(args)).code).toBe(0);
    expect((await m.run(['revert', '--yes'])).code).toBe(0);
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(readdirSync(join(m.home, DATA))).toEqual(['stray']);
  });
});
