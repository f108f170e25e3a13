import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleParts, GREETING, packBundle, record, type TestModule } from '../bundle/make-bundle.ts';
import { sha256, testDatabase } from '../bundle/make-database.ts';
import { site } from './bundle-site.ts';
import { isAbsent, type Machine, machine } from './kit.ts';

/** Whether this process may mount: only then a disk can really be full. */
function canMount(): boolean {
  const probe = spawnSync('unshare', ['-m', 'true']);
  if (probe.status !== 0) console.log('SKIPPED: no permission to mount a tmpfs');
  return probe.status === 0;
}

const noDisk = isAbsent('unshare', 'mount') || !canMount();

/** Runs a script with goenv as its arguments where `$SMALL` is a disk of so much, which is gone with the process. */
function onSmallDisk(m: Machine, size: string, script: string, env: Record<string, string> = {}) {
  const small = join(m.dir, 'small');
  mkdirSync(small);
  const text = `mount -t tmpfs -o size=${size} tmpfs "$SMALL" || exit 99\n${script}`;
  const before = ['/usr/bin/unshare', '-m', 'sh', '-c', text, 'sh'];
  const PATH = `${m.bin}:${process.env['PATH']}`;
  return m.run([], { before, env: { LANG: 'C', SMALL: small, ...env, PATH } });
}

/** 8 MB that do not get smaller: more than one disk here has, and enough for threads to be started. */
function largeModule(name: string): TestModule {
  let text = '';
  let seed = name;
  while (text.length < 8e6) {
    seed = createHash('sha512').update(seed).digest('base64');
    text += `// ${seed}\n`;
  }
  const path = `example.com/pub/${name}`;
  return { path, version: 'v1.0.0', files: { 'go.mod': `module ${path}\n`, 'a.go': `package a\n${text}` } };
}

const LARGE = [GREETING, largeModule('one'), largeModule('two')];
const database = testDatabase();
record(database, LARGE, 2);
const PARTS = bundleParts(LARGE, database);
const BUNDLE = packBundle(PARTS);

describe('a large bundle', () => {
  test.each<[string, (path: string) => string]>([
    ['the last zip', (path) => (path.includes('/two/') && path.endsWith('.zip') ? 'zip' : '')],
    ['two of them: the first is named', (path) => (path.endsWith('/v1.0.0.zip') ? 'zip' : '')],
  ])('--deep finds what its manifest was made to fit: %s', async (_title, kindOf) => {
    using m = machine();
    const files = new Map(
      [...PARTS.files].map(([path, bytes]) => [path, kindOf(path) === 'zip' ? altered(bytes) : bytes]),
    );
    const entries = [...files].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
    m.write('../work/a.gobundle', packBundle({ manifest: { ...PARTS.manifest, files: entries }, files }));
    expect((await m.run(['bundle', 'verify', 'a.gobundle'])).code).toBe(0);
    const [first] = [...files.keys()].filter((path) => kindOf(path) !== '');
    const deep = await m.run(['bundle', 'verify', 'a.gobundle', '--deep']);
    expect(deep).toMatchObject({ code: 4, out: '' });
    expect(deep.err).toContain(first);
    expect(deep.err).not.toContain('INTERNAL');
  });

  test('--deep of a good one', async () => {
    using m = machine();
    m.write('../work/a.gobundle', BUNDLE);
    const deep = await m.run(['bundle', 'verify', 'a.gobundle', '--deep']);
    expect(deep).toMatchObject({ code: 0, err: '' });
  });
});

describe.skipIf(noDisk)('a full disk', () => {
  test('in the middle of an install: 1, nothing visible, nothing left; with room the same works', async () => {
    using m = machine();
    m.write('../work/a.gobundle', BUNDLE);
    const script = `export HOME="$SMALL"; mkdir -p "$HOME/.config/go/telemetry"
printf 'off 2026-01-02' > "$HOME/.config/go/telemetry/mode"
pin=${sha256(BUNDLE)}
"$@" bundle install a.gobundle --sha256 $pin -y; code=$?
echo "install $code"; ls -A "$HOME/.local/share/goenv/bundles" 2>/dev/null; cat "$HOME/.config/go/env" 2>/dev/null
mount -o remount,size=64m "$SMALL"
"$@" bundle install a.gobundle --sha256 $pin -y > /dev/null; echo "again $?"
"$@" revert -y > /dev/null; echo "revert $?"; ls -A "$HOME/.local/share/goenv/bundles" "$HOME/.config/go" 2>/dev/null`;
    const ended = await onSmallDisk(m, '9m', script);
    expect(ended.err).toContain('ENOSPC');
    expect(ended.err).not.toContain('INTERNAL');
    expect(ended.out.slice(ended.out.indexOf('install ')).replaceAll(m.dir, '')).toMatchInlineSnapshot(`
      "install 1
      again 0
      revert 0
      /small/.config/go:
      telemetry
      "
    `);
  });

  test.skipIf(isAbsent('go'))('where the bundle is to go: 1, and nothing of it is there', async () => {
    using world = site();
    const { m } = world;
    const script = `"$@" bundle create app -o "$SMALL/app.gobundle"; echo "create $?"; ls -A "$SMALL"`;
    const ended = await onSmallDisk(m, '8k', script, world.world.env);
    expect(ended.err).toContain('ENOSPC');
    expect(ended.out).toBe('create 1\n');
  });

  test.skipIf(isAbsent('go'))('where go fetches to: 1 with what go said, and no bundle', async () => {
    using world = site();
    const { m } = world;
    const script = `export XDG_CACHE_HOME="$SMALL"; "$@" bundle create app -o app.gobundle; echo "create $?"`;
    const ended = await onSmallDisk(m, '40k', script, world.world.env);
    expect(ended.err).toMatch(/ENOSPC|no space left/);
    expect(ended.err).not.toContain('INTERNAL');
    expect(ended.out).toBe('create 1\n');
    expect(existsSync(join(m.dir, 'work/app.gobundle'))).toBe(false);
  });
});

/** A zip with another name for a file, in its header and its directory: good in itself, of another h1. */
function altered(zip: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(zip).toString('latin1').replaceAll('v1.0.0/a.go', 'v1.0.0/b.go'), 'latin1');
}
