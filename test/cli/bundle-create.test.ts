import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { moduleZip, WORDS } from '../bundle/make-bundle.ts';
import { create, killedAt, overThere, site, verified } from './bundle-site.ts';
import { snapshot } from './snapshot.ts';

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
      sha256 HASH
      database sum.example.com, 4 records proven under tree #9
      rehearsed offline (a namespace without network): 5 passed
      Carry it over; there: goenv bundle install app.gobundle --sha256 HASH
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
