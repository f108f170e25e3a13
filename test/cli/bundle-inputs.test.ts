import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WORDS } from '../bundle/make-bundle.ts';
import { create, overThere, site, verified } from './bundle-site.ts';
import { documentOf } from './json-document.ts';
import { execute } from './kit.ts';
import { snapshot } from './snapshot.ts';

/** A module of the company: served, and no business of the public database. */
const PRIVATE = {
  path: 'git.acme.internal/lib',
  version: 'v1.0.0',
  files: {
    'go.mod': 'module git.acme.internal/lib\n\ngo 1.21\n',
    'lib.go': 'package lib\n\nconst Name = "lib"\n',
  },
};

describe('what a bundle is made for', () => {
  test('a tool: its own graph, installed in the rehearsal; a module; the manifest says who wanted what', async () => {
    using s = site();
    const asked = [
      '--tool',
      'example.com/pub/tool/cmd/hello@latest',
      '--module',
      'example.com/pub/check@v1.1.0',
    ];
    const { code, out, err } = await create(s.m, s.world, [...asked, '-o', 'tools.gobundle', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const tool = { package: 'example.com/pub/tool/cmd/hello', version: 'v0.5.0' };
    expect(documentOf(out, 'bundle-create')).toMatchObject({
      modules: 4,
      records: 4,
      tools: [tool],
      signature: null,
    });
    const { modules, inputs } = verified(join(s.m.dir, 'work/tools.gobundle'));
    expect(inputs.map(({ id }) => id)).toEqual([
      'module example.com/pub/check@v1.1.0',
      'tool example.com/pub/tool/cmd/hello@v0.5.0',
    ]);
    expect(modules.map(({ path, wantedBy }) => [path, ...wantedBy])).toEqual([
      ['example.com/pub/Words', 'tool example.com/pub/tool/cmd/hello@v0.5.0'],
      ['example.com/pub/check', 'module example.com/pub/check@v1.1.0'],
      ['example.com/pub/greeting', 'tool example.com/pub/tool/cmd/hello@v0.5.0'],
      ['example.com/pub/tool', 'tool example.com/pub/tool/cmd/hello@v0.5.0'],
    ]);
  }, 120_000);

  test('a workspace: every member by itself and together; one that cannot stand alone is named', async () => {
    using s = site();
    rmSync(s.app, { recursive: true });
    s.m.write(
      '../work/app/go.work',
      'go 1.21\n\nuse (\n\t./api\n\t./lib\n)\n\nreplace example.com/ws/lib v0.0.0 => ./lib\n',
    );
    s.m.write(
      '../work/app/api/go.mod',
      'module example.com/ws/api\n\ngo 1.21\n\nrequire example.com/ws/lib v0.0.0\n',
    );
    s.m.write('../work/app/api/api.go', 'package api\n\nimport _ "example.com/ws/lib"\n');
    s.m.write(
      '../work/app/lib/go.mod',
      'module example.com/ws/lib\n\ngo 1.21\n\nrequire example.com/pub/greeting v1.2.0\n',
    );
    s.m.write('../work/app/lib/lib.go', 'package lib\n\nimport _ "example.com/pub/greeting"\n');
    const before = snapshot(s.app);
    const { code, err } = await create(s.m, s.world, ['app']);
    expect(code).toBe(0);
    expect(err).toContain('warning BUNDLE_MEMBER_ALONE: example.com/ws/api only works inside its workspace');
    expect(snapshot(s.app)).toEqual(before);
    const { rehearsal } = verified(join(s.m.dir, 'work/app.gobundle'));
    const commands = rehearsal?.steps.map(({ command }) => command) ?? [];
    expect(commands).toContain('go mod tidy (example.com/ws/lib alone)');
    expect(commands.at(-1)).toMatch(/go list -deps -test \.\/api\/\.\.\. \.\/lib\/\.\.\.$/);
    expect((await overThere(s.m, s.world, ['mod', 'download'], join(s.app, 'lib'))).code).toBe(0);
  });

  test('a folder in place of a module: what lies outside the project is named, the manifest has it as written', async () => {
    using s = site();
    const mod = readFileSync(join(s.app, 'go.mod'), 'utf8');
    s.m.write('../work/app/go.mod', `${mod}\nreplace example.com/pub/greeting => ../mine\n`);
    s.m.write(
      '../work/mine/go.mod',
      'module example.com/pub/greeting\n\ngo 1.21\n\nrequire example.com/pub/Words v0.3.1\n',
    );
    s.m.write(
      '../work/mine/mine.go',
      'package greeting\n\nimport "example.com/pub/Words"\n\nfunc Text() string { return words.Hello }\n',
    );
    const { code, err } = await create(s.m, s.world, ['app']);
    expect(code).toBe(0);
    expect(err).toContain(
      'warning BUNDLE_REPLACED_ELSEWHERE: example.com/app replaces a module by a folder outside of itself',
    );
    const { inputs, modules } = verified(join(s.m.dir, 'work/app.gobundle'));
    expect(inputs[0]?.replacedByFolder).toEqual(['../mine']);
    expect(modules.map(({ path }) => path)).not.toContain('example.com/pub/greeting');
  });

  test('a private module needs no record; one that GONOSUMDB does not cover go itself refuses', async () => {
    using s = site({ unrecorded: [PRIVATE] });
    const module = ['--module', 'git.acme.internal/lib@v1.0.0', '-o', 'p.gobundle'];
    const unknown = await create(s.m, s.world, module);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('BUNDLE_GO_FAILED');
    const known = await create(s.m, s.world, module, { GONOSUMDB: 'git.acme.internal' });
    expect(known.code).toBe(0);
    expect(known.out).toContain('no checksum database: GONOSUMDB covers every module in it');
    expect(verified(join(s.m.dir, 'work/p.gobundle')).sumdb).toBe(null);
  });

  test('a profile says where modules come from', async () => {
    using s = site();
    const { key, name } = s.world.database;
    const profile = s.m.write(
      '../work/p.yaml',
      `version: 1\nname: site\ngo:\n  proxy: ["${s.world.env['GOPROXY']}"]\n  sumdb: { name: ${name}, key: "${key}" }\n`,
    );
    const { code, err } = await s.m.run(['bundle', 'create', 'app', '--profile', profile], {
      env: { TMPDIR: s.m.dir },
    });
    expect({ code, err: err.includes('error') }).toEqual({ code: 0, err: false });
    expect(verified(join(s.m.dir, 'work/app.gobundle')).sumdb?.name).toBe(name);
    expect(readdirSync(s.m.dir).filter((file) => file.startsWith('goenv-bundle'))).toEqual([]);
  });

  test('signed by an ssh key, with a bill of materials and a vulnerability database; a second run takes its place', async () => {
    using s = site();
    const key = join(s.m.dir, 'key');
    await execute([join(s.m.bin, 'ssh-keygen'), '-q', '-t', 'ed25519', '-N', '', '-f', key]);
    s.m.write('../work/vulns/index/db.json', '{}');
    const args = ['app', '--sign', key, '--sbom', 'app.cdx.json', '--vulndb', 'vulns'];
    for (const round of ['first', 'second']) {
      expect((await create(s.m, s.world, args)).code, round).toBe(0);
      const check = [
        '-Y',
        'check-novalidate',
        '-n',
        'goenv-bundle',
        '-s',
        join(s.m.dir, 'work/app.gobundle.sig'),
      ];
      const stdin = readFileSync(join(s.m.dir, 'work/app.gobundle'));
      expect((await execute([join(s.m.bin, 'ssh-keygen'), ...check], { stdin })).out).toContain(
        'Good "goenv-bundle"',
      );
    }
    const sbom = JSON.parse(readFileSync(join(s.m.dir, 'work/app.cdx.json'), 'utf8'));
    expect(sbom.components.map(({ purl }: { purl: string }) => purl)).toContain(
      'pkg:golang/example.com/pub/Words@v0.3.1',
    );
    const { files } = verified(join(s.m.dir, 'work/app.gobundle'));
    expect(files.map(({ path }) => path)).toContain('vulndb/index/db.json');
    expect((await create(s.m, s.world, ['app'])).code).toBe(0);
    expect(existsSync(join(s.m.dir, 'work/app.gobundle.sig'))).toBe(false);
  });
});

describe('refused before anything is fetched', () => {
  const cases: readonly (readonly [title: string, args: readonly string[], code: number, said: string])[] = [
    ['nothing to carry', [], 64, 'WRONG_USAGE'],
    ['a folder without a project', ['..'], 1, 'BUNDLE_NO_PROJECT'],
    ['a tool without version', ['--tool', 'example.com/x'], 64, 'BUNDLE_INPUT_WRONG'],
    ['a toolchain that was never released', ['--toolchain', 'go1.22'], 64, 'BUNDLE_INPUT_WRONG'],
    ['a platform that is none', ['app', '--platform', 'linux'], 64, 'BUNDLE_INPUT_WRONG'],
    ['a rehearsal of another kind', ['app', '--rehearse', 'no'], 64, 'BUNDLE_INPUT_WRONG'],
    ['a folder to write into that is not there', ['app', '-o', 'none/b.gobundle'], 1, 'WRITE_FAILED'],
    [
      'a file of somebody else where the bundle should go',
      ['app', '-o', 'app/main.go'],
      4,
      'BUNDLE_FILE_THERE',
    ],
    ['a folder where the bundle should go', ['app', '-o', 'app'], 4, 'BUNDLE_FILE_THERE'],
  ];
  for (const [title, args, code, said] of cases) {
    test(`${title}: ${code}`, async () => {
      using s = site();
      const before = snapshot(s.m.dir);
      const ended = await create(s.m, s.world, args);
      expect(ended).toMatchObject({ code, out: '' });
      expect(ended.err).toContain(said);
      expect(snapshot(s.m.dir)).toEqual(before);
    });
  }

  test('a checksum database that is off: 4', async () => {
    using s = site();
    const { code, err } = await create(s.m, s.world, ['app'], { GOSUMDB: 'off' });
    expect(code).toBe(4);
    expect(err).toContain('BUNDLE_SUMDB_OFF');
  });

  test('a record that was changed on its way: nothing is written, 4', async () => {
    using s = site();
    const lookup = s.world.at(`sumdb/${s.world.database.name}/lookup/example.com/pub/!words@v0.3.1`);
    writeFileSync(lookup, readFileSync(lookup, 'utf8').replace('h1:', 'h1:A'));
    const { code, err } = await create(s.m, s.world, [
      '--module',
      `${WORDS.path}@${WORDS.version}`,
      '-o',
      'w.gobundle',
    ]);
    expect(err).toContain('BUNDLE_SUM_REFUSED');
    expect(code).toBe(4);
    expect(existsSync(join(s.m.dir, 'work/w.gobundle'))).toBe(false);
  });
});
