import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/core/diagnostic.ts';
import { memoryLedger } from '../../../src/host/memory.ts';
import { RealHost } from '../../../src/host/real.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { applyOnce, EMPTY, factsOf } from '../../laws/world.ts';

const PLAIN = { PATH: process.env['PATH'] ?? '', GOENV: 'off', GOTOOLCHAIN: 'local', HOME: '/' };
const asked = spawnSync('go', ['env', 'GOROOT', 'GOVERSION'], { encoding: 'utf8', cwd: '/', env: PLAIN });
const [GOROOT = '', VERSION = ''] = asked.error ? [] : asked.stdout.split('\n');
const isMissing = !/^go1\.(?:2[1-9]|[3-9]\d)/.test(VERSION);
if (isMissing) console.warn('SKIPPED: no go 1.21 in PATH, goenv and the real go.env were not compared');

/** A GOROOT of its own around a copy of the go command, with a go.env to write to. */
function goTree(goEnv: string) {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'goenv-goroot-')));
  const root = join(dir, 'go');
  const home = join(dir, 'home');
  for (const folder of [join(root, 'bin'), join(home, '.config/go')]) mkdirSync(folder, { recursive: true });
  cpSync(join(GOROOT, 'bin/go'), join(root, 'bin/go'));
  for (const name of ['pkg', 'src', 'VERSION']) symlinkSync(join(GOROOT, name), join(root, name));
  const file = join(root, 'go.env');
  writeFileSync(file, goEnv);
  const facts = factsOf(home, {
    scope: 'machine',
    env: { PATH: join(root, 'bin'), HOME: home },
    ownConfig: join(dir, 'etc/goenv'),
  });
  const ledger = memoryLedger();
  return {
    file,
    home,
    journal: () => ledger.text,
    read: () => readFileSync(file, 'utf8'),
    go: (...names: string[]) => {
      // A config home that cannot be keeps Go's telemetry from writing there once the test is over.
      const env = { HOME: home, GOENV: join(home, '.config/go/env'), XDG_CONFIG_HOME: '/dev/null' };
      return execFileSync(join(root, 'bin/go'), ['env', ...names], { env, cwd: '/', encoding: 'utf8' })
        .trimEnd()
        .split('\n');
    },
    apply: (profile: Profile, more: Partial<typeof facts> = {}) =>
      applyOnce(new RealHost({ ...facts, ...more }), ledger, profile, { ...facts, ...more }),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

const SHIPPED = 'GOPROXY=https://shipped.example,direct\nGOPRIVATE=z.example\nGOINSECURE=old.example\n';
const WANTED: Profile = {
  ...EMPTY,
  name: 'acme',
  scope: 'machine',
  go: {
    proxy: [{ url: 'https://goproxy.cn', fallback: 'not-found' }],
    private: [{ path: 'git.acme.internal', via: 'direct' }],
    env: { GOFLAGS: '-modcacherw' },
  },
};

describe.skipIf(isMissing)('with the real go', () => {
  test("the block is in force for everybody, and a user's own go/env wins over it", async () => {
    using tree = goTree(SHIPPED);
    expect((await tree.apply(WANTED)).failure).toBeUndefined();
    expect(existsSync(join(tree.home, '.config/go/telemetry'))).toBe(false);
    expect(tree.go('GOPROXY', 'GOPRIVATE', 'GONOSUMDB', 'GOINSECURE', 'GOFLAGS')).toEqual([
      'https://goproxy.cn',
      'z.example,git.acme.internal',
      'z.example,git.acme.internal',
      '',
      '-modcacherw',
    ]);
    writeFileSync(join(tree.home, '.config/go/env'), 'GOPROXY=off\n');
    expect(tree.go('GOPROXY', 'GOFLAGS')).toEqual(['off', '-modcacherw']);
  });

  test('applied twice it is as applied once, and the empty profile leaves every byte as it was', async () => {
    using tree = goTree(SHIPPED);
    await tree.apply(WANTED);
    const once = tree.read();
    expect((await tree.apply(WANTED)).touched).toBe(false);
    expect(tree.read()).toBe(once);
    expect((await tree.apply(EMPTY)).failure).toBeUndefined();
    expect(tree.read()).toBe(SHIPPED);
  });

  test('another Go in place of the first one is drift, and its own defaults are what revert leaves', async () => {
    using tree = goTree(SHIPPED);
    await tree.apply(WANTED);
    writeFileSync(tree.file, 'GOPROXY=https://newer.example\n');
    expect((await tree.apply(WANTED)).touched).toBe(true);
    expect(tree.go('GOPROXY')).toEqual(['https://goproxy.cn']);
    await tree.apply(EMPTY);
    expect(tree.read()).toBe('GOPROXY=https://newer.example\n');
  });

  test('a Go somewhere else: nothing is left behind in silence, and revert finds the first one without any go', async () => {
    using tree = goTree(SHIPPED);
    using other = goTree('');
    await tree.apply(WANTED);
    const moved = { env: { PATH: join(other.file, '../bin') } };
    const refused = await tree.apply(WANTED, moved).catch((error: unknown) => error);
    expect(isFailure(refused) && refused.diagnostic).toMatchObject({
      code: 'LOCATION_MOVED',
      params: { path: tree.file, changed: 'GOROOT' },
    });
    expect(other.read()).toBe('');
    expect((await tree.apply(EMPTY, { env: { PATH: '/nowhere' } })).failure).toBeUndefined();
    expect(tree.read()).toBe(SHIPPED);
  });

  test('a Go that was taken off the machine: revert has nothing left to do, and says so', async () => {
    using tree = goTree(SHIPPED);
    await tree.apply(WANTED);
    rmSync(tree.file);
    expect((await tree.apply(EMPTY, { env: { PATH: '/nowhere' } })).failure).toBeUndefined();
    expect(existsSync(tree.file)).toBe(false);
    expect(tree.journal()).toBeUndefined();
  });
});
