import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/bundle/manifest.ts';
import { bundleVerifier } from '../../src/bundle/verify.ts';
import { GREETING, moduleZip, type TestModule, WORDS } from '../bundle/make-bundle.ts';
import { execute, type Machine, machine, PROGRAM } from './kit.ts';
import { type ModuleWorld, moduleWorld } from './module-world.ts';
import { snapshot } from './snapshot.ts';

/** A tool whose own go.mod wants an older Words than its users have. */
const TOOL: TestModule = {
  path: 'example.com/pub/tool',
  version: 'v0.5.0',
  files: {
    'go.mod': 'module example.com/pub/tool\n\ngo 1.21\n\nrequire example.com/pub/greeting v1.2.0\n',
    'cmd/hello/main.go':
      'package main\n\nimport "example.com/pub/greeting"\n\nfunc main() { println(greeting.Text()) }\n',
  },
};
/** What only the tests of a dependency need: `go mod tidy` wants it all the same. */
const CHECKED: TestModule = {
  path: 'example.com/pub/checked',
  version: 'v1.0.0',
  files: {
    'go.mod': 'module example.com/pub/checked\n\ngo 1.21\n\nrequire example.com/pub/check v1.1.0\n',
    'checked.go': 'package checked\n\nfunc One() int { return 1 }\n',
    'checked_test.go':
      'package checked\n\nimport (\n\t"testing"\n\n\t"example.com/pub/check"\n)\n\nfunc TestOne(t *testing.T) { check.Equal(t, One(), 1) }\n',
    LICENSE: 'Permission is hereby granted, free of charge, to any person obtaining a copy\n',
  },
};
const CHECK: TestModule = {
  path: 'example.com/pub/check',
  version: 'v1.1.0',
  files: {
    'go.mod': 'module example.com/pub/check\n\ngo 1.21\n',
    'check.go':
      'package check\n\nimport "testing"\n\nfunc Equal(t *testing.T, a, b int) {\n\tif a != b {\n\t\tt.Fail()\n\t}\n}\n',
  },
};
const MODULES = [GREETING, WORDS, TOOL, CHECKED, CHECK];
const APP_MOD = `module example.com/app

go 1.21

require (
	example.com/pub/checked v1.0.0
	example.com/pub/greeting v1.2.0
)

require example.com/pub/Words v0.3.1 // indirect
`;
const APP = `package main

import (
	"example.com/pub/checked"
	"example.com/pub/greeting"
)

func main() {
	if checked.One() == 1 {
		println(greeting.Text())
	}
}
`;

/** A machine with go, and a world to ask; `app` is a project in it. */
function site(
  given: { readonly modules?: readonly TestModule[]; readonly unrecorded?: readonly TestModule[] } = {},
) {
  const m = machine(['go', 'unshare', 'ssh-keygen', 'tar']);
  const world = moduleWorld(join(m.dir, 'world'), given.modules ?? MODULES, given.unrecorded);
  m.write('../work/app/go.mod', APP_MOD);
  m.write('../work/app/main.go', APP);
  const app = join(m.dir, 'work/app');
  return { m, world, app, [Symbol.dispose]: () => m[Symbol.dispose]() };
}

function create(m: Machine, world: ModuleWorld, args: readonly string[], env: Record<string, string> = {}) {
  return m.run(['bundle', 'create', ...args], { env: { ...world.env, LANG: 'C', TMPDIR: m.dir, ...env } });
}

/** Starts it and kills it, with all that it started, once it has said this. */
function killedAt(word: string, m: Machine, world: ModuleWorld, args: readonly string[]): Promise<unknown> {
  const [program = '', ...first] = PROGRAM;
  const env = { ...m.env, ...world.env, LANG: 'C' };
  const cwd = join(m.dir, 'work');
  const child = spawn(program, [...first, 'bundle', 'create', ...args], { env, cwd, stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece;
    if (said.includes(word)) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(signal) : reject(new Error(said))));
  });
}

/** The manifest of a bundle, when the whole of it is good. */
function verified(file: string): Manifest {
  const verifier = bundleVerifier({ deep: true });
  verifier.push(readFileSync(file));
  return verifier.finish().manifest;
}

/** go as it is on the other side: a fresh home, the bundle unpacked by tar, no other source. */
async function overThere(m: Machine, world: ModuleWorld, args: readonly string[], cwd: string) {
  const home = join(m.dir, 'there');
  const tree = join(home, 'tree');
  mkdirSync(tree, { recursive: true });
  await execute([join(m.bin, 'tar'), 'xf', join(m.dir, 'work/app.gobundle'), '-C', tree]);
  const env = {
    PATH: m.bin,
    HOME: home,
    GOPROXY: `file://${tree}`,
    GOSUMDB: world.database.key,
    GONOPROXY: 'none',
    GOFLAGS: '-mod=mod -modcacherw',
    GOTOOLCHAIN: 'local',
  };
  return execute([join(m.bin, 'go'), ...args], { env, cwd });
}

describe('a project', () => {
  test('its bundle is whole, proven under one head, rehearsed; the project is as it was, nothing else stays', async () => {
    using s = site();
    const before = snapshot(s.app);
    const home = s.m.tree();
    const { code, out, err } = await create(s.m, s.world, ['app']);
    expect(err.replaceAll(s.m.dir, '')).toMatchInlineSnapshot(`
      "fetching: example.com/app
      checking 4 modules
      rehearsing without network: example.com/app
      writing /work/app.gobundle
      "
    `);
    expect(code).toBe(0);
    expect(out.replaceAll(/[0-9a-f]{64}/g, 'HASH').replaceAll(s.m.dir, '')).toMatchInlineSnapshot(`
      "/work/app.gobundle: 4 modules, 0.0 MB
      sha256  HASH
      database sum.example.com, 4 records proven under tree #9
      rehearsed offline (a namespace without network): 5 passed
      Carry it over; there: goenv bundle install app.gobundle
      "
    `);
    expect(snapshot(s.app)).toEqual(before);
    expect(readdirSync(join(s.m.dir, 'work')).sort()).toEqual(['app', 'app.gobundle']);
    expect(s.m.tree()).toEqual(home);
    const manifest = verified(join(s.m.dir, 'work/app.gobundle'));
    expect(manifest.modules.map(({ path, licences }) => [path, licences])).toEqual([
      ['example.com/pub/Words', []],
      ['example.com/pub/check', []],
      ['example.com/pub/checked', ['MIT']],
      ['example.com/pub/greeting', []],
    ]);
    expect(manifest.inputs.map(({ id }) => id)).toEqual(['project example.com/app']);
    expect(manifest.rehearsal?.steps.map(({ command }) => command)).toEqual([
      expect.stringMatching(/^go mod download, 4 modules in the order of seed [0-9a-f]{16}$/),
      'go mod download',
      'go mod tidy',
      'go mod verify',
      expect.stringMatching(/^GOOS=\w+ GOARCH=\w+ go list -deps -test \.\/\.\.\.$/),
    ]);
  });

  test('on the other side go loads it from an empty go.sum, the checksum database on', async () => {
    using s = site();
    expect((await create(s.m, s.world, ['app'])).code).toBe(0);
    const listed = await overThere(s.m, s.world, ['list', '-deps', '-test', './...'], s.app);
    expect(listed.err).toContain('go: downloading example.com/pub/Words v0.3.1');
    expect(listed.code).toBe(0);
    expect(readFileSync(join(s.app, 'go.sum'), 'utf8')).toContain('example.com/pub/Words v0.3.1 h1:');
  });

  test('the same inputs give the same bytes, in another folder, after a kill, from a module cache', async () => {
    using s = site();
    await create(s.m, s.world, ['app']);
    const first = readFileSync(join(s.m.dir, 'work/app.gobundle'));
    await killedAt('rehearsing', s.m, s.world, ['app', '-o', 'b.gobundle']);
    expect(readdirSync(join(s.m.dir, 'work')).sort()).toEqual(['app', 'app.gobundle']);
    expect((await create(s.m, s.world, ['app', '-o', 'b.gobundle'])).code).toBe(0);
    expect(readFileSync(join(s.m.dir, 'work/b.gobundle')).equals(first)).toBe(true);
  });

  test('a go.sum that says otherwise is refused with 4, and no bundle is there', async () => {
    using s = site();
    s.m.write('../work/app/go.sum', `example.com/pub/Words v0.3.1 h1:${'A'.repeat(43)}=\n`);
    const { code, err } = await create(s.m, s.world, ['app']);
    expect(code).toBe(4);
    expect(err).toContain('BUNDLE_SUM_DIFFERS');
    expect(err).toContain('app/go.sum has h1:AAAA');
    expect(existsSync(join(s.m.dir, 'work/app.gobundle'))).toBe(false);
  });

  test('a module proxy that serves other code is refused with 4', async () => {
    using s = site();
    const evil = {
      ...WORDS,
      files: { ...WORDS.files, 'words.go': 'package words\n\nconst Hello = "evil"\n' },
    };
    writeFileSync(s.world.at('example.com/pub/!words/@v/v0.3.1.zip'), moduleZip(evil));
    const { code, err } = await create(s.m, s.world, ['app']);
    expect(code).toBe(4);
    expect(err).toContain('BUNDLE_SUM_REFUSED');
  });

  test('a vendor folder, a link out of it, a missing go.sum: the sources are copied as go needs them', async () => {
    using s = site();
    s.m.write('../work/app/vendor/modules.txt', '# nothing\n');
    s.m.write('../work/elsewhere.go', 'package main\n\nvar elsewhere = 1\n');
    symlinkSync('../elsewhere.go', join(s.app, 'elsewhere.go'));
    symlinkSync('.', join(s.app, 'loop'));
    symlinkSync('/nowhere', join(s.app, 'dangling.go'));
    const before = snapshot(s.app);
    expect((await create(s.m, s.world, ['app'])).code).toBe(0);
    expect(snapshot(s.app)).toEqual(before);
  });

  test('what fails with the network too is the project’s own fault, and none of the bundle’s', async () => {
    using s = site();
    s.m.write(
      '../work/app/broken.go',
      'package main\n\nimport _ "embed"\n\n//go:embed missing.txt\nvar x string\n',
    );
    const { code, out } = await create(s.m, s.world, ['app']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /1 failed with the network too: GOOS=\w+ GOARCH=\w+ go list -deps -test \.\/\.\.\.$/m,
    );
  });
});
