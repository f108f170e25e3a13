import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_OTHER, isAbsent, machine } from './kit.ts';
import { snapshot, withoutAuditLog } from './snapshot.ts';

const MACHINE = `version: 1
name: site
scope: machine
go: { proxy: [https://athens.acme.example, direct] }
git: { rewrite: [{ from: "https://git.acme.example/", to: "ssh://git@git.acme.example/" }] }
`;
const OWN = 'version: 1\nname: mine\ngo: { toolchain: local }\n';

/** An image with a Go in it, and what runs goenv on it. */
function image() {
  const m = machine([]);
  const root = join(m.dir, 'image');
  for (const folder of ['usr/local/go', 'root', 'etc', 'var/lib'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'usr/local/go/VERSION'), 'go1.26.8\n');
  writeFileSync(join(root, 'usr/local/go/go.env'), 'GOPROXY=https://default.example.com\n');
  const under = (...args: string[]) => m.run([...args, '--root', root], { env: { HOME: '/root' } });
  return {
    m,
    root,
    under,
    site: m.write('../work/site.yaml', MACHINE),
    own: m.write('../work/own.yaml', OWN),
  };
}

test("a profile of the machine beside a user's own: each in its place, check and status see both", async () => {
  const { m, root, under, site, own } = image();
  using _ = m;
  for (const file of [site, own]) expect((await under('apply', file, '--yes')).code).toBe(0);
  expect(readdirSync(join(root, 'etc')).sort()).toEqual(['gitconfig', 'goenv']);
  const status = JSON.parse((await under('status', '--json')).out);
  expect([status.scope, status.profile.name]).toEqual(['user', 'mine']);
  expect([status.machine.scope, status.machine.profile.name]).toEqual(['machine', 'site']);
  const check = JSON.parse((await under('check', '--json')).out);
  expect(check.changes.map((change: { key: string }) => change.key)).toContain('include.path');
  expect(check.summary['no-op']).toBe(check.changes.length);
  expect((await under('check')).code).toBe(0);
  writeFileSync(join(root, 'etc/goenv/gitconfig'), '');
  expect((await under('check')).code).toBe(2);
});

test('revert takes both back, in one document, and leaves the image as it was', async () => {
  const { m, root, under, site, own } = image();
  using _ = m;
  const before = snapshot(root);
  for (const file of [site, own]) expect((await under('apply', file, '--yes')).code).toBe(0);
  const reverted = await under('revert', '--yes', '--json');
  expect(reverted.code).toBe(0);
  const report = JSON.parse(reverted.out);
  expect(report.applied.map(({ key }: { key: string }) => key)).toEqual(
    expect.arrayContaining(['GOPROXY', 'include.path']),
  );
  expect(report.summary.delete + report.summary.update).toBe(report.applied.length);
  expect(withoutAuditLog(snapshot(root), before)).toEqual(before);
});

test.skipIf(isAbsent('setpriv'))(
  'a user may not: exit 1; --no-sudo prints the one command and ends 2',
  async () => {
    using m = machine([]);
    const file = m.write('../work/site.yaml', MACHINE);
    m.giveAway();
    for (const command of ['plan', 'apply']) {
      const refused = await m.run([command, file, '--yes'], { before: AS_OTHER });
      expect([refused.code, refused.err.includes('NEED_ROOT')]).toEqual([1, true]);
    }
    const left = await m.run(['apply', file, '--yes', '--no-sudo'], { before: AS_OTHER });
    expect(left.code).toBe(2);
    expect(left.out).toContain(`\nsudo goenv apply ${file} --yes\n`);
    const json = JSON.parse(
      (await m.run(['apply', file, '--yes', '--no-sudo', '--json'], { before: AS_OTHER })).out,
    );
    expect(json.findings[0].remedy.commands).toEqual([`sudo goenv apply ${file} --yes`]);
  },
);
