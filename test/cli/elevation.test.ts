import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { certificateMill } from '../pki/make-certificates.ts';
import { HAS_DEBIAN_TOOL } from '../planners/trust-store/fake-root.ts';
import { AS_OTHER, isAbsent, type Machine, machine } from './kit.ts';

// The real sudo is the lab's. Here a script stands for it, which never does what it is asked; the system's own store is
// only read.
const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());
const acme = mill.make('acme');
const sha256 = mill.fingerprint('acme.pem');
const print = sha256.slice(0, 16);
const before = AS_OTHER;
const uid = process.getuid?.() === 0 ? 65_534 : process.getuid?.();

/** A machine of somebody who is not root, and a profile that wants the system's store changed. */
function prepared(): { m: Machine; file: string } {
  const m = machine([]);
  m.write('../certs/acme.pem', acme);
  const file = m.write(
    '../work/acme.yaml',
    `version: 1\nname: acme\ntrust: { scope: machine, certificates: [{ file: ../certs/acme.pem, sha256: ${sha256} }] }\n`,
  );
  m.giveAway();
  return { m, file };
}

const note = `/var/lib/goenv/owners/${print}.${uid}`;
const anchor = `/usr/local/share/ca-certificates/goenv-${print}.crt`;

describe.skipIf(!HAS_DEBIAN_TOOL || isAbsent('setpriv'))("a user's profile for the system's store", () => {
  test('plan shows what sudo would run, and does not need it', async () => {
    const { m, file } = prepared();
    using _ = m;
    const planned = await m.run(['plan', file], { before });
    expect(planned.code).toBe(0);
    const lines = planned.out.split('\n').filter((line) => line.startsWith('  sudo '));
    expect(lines).toEqual([
      `  sudo /usr/bin/install -D -m 0644 /dev/stdin ${note}`,
      `  sudo /usr/bin/install -D -m 0644 /dev/stdin ${anchor}`,
      '  sudo /usr/sbin/update-ca-certificates --fresh',
    ]);
    const json = JSON.parse((await m.run(['plan', file, '--json'], { before })).out);
    const elevated = json.changes.filter((change: { elevate: boolean }) => change.elevate);
    expect(elevated.map((change: { key: string }) => change.key.replace(/\[.*/, ''))).toEqual(
      expect.arrayContaining(['owner', 'anchor', 'trusted']),
    );
  });

  test.each([
    ['no sudo', undefined, 'SUDO_MISSING'],
    ['a sudo that wants a password, and no terminal', 'exit 1', 'SUDO_REFUSED'],
  ])('%s: exit 1, and nothing is changed', async (_, script, code) => {
    const { m, file } = prepared();
    using __ = m;
    if (script !== undefined) m.script('sudo', script);
    const tree = m.tree();
    const result = await m.run(['apply', file, '--yes'], { before });
    expect([result.code, result.err.includes(`error ${code}`)]).toEqual([1, true]);
    expect(m.tree()).toEqual(tree);
  });

  test('sudo gets argv and input as they were shown; that it ends with 0 proves nothing', async () => {
    const { m, file } = prepared();
    using _ = m;
    const log = join(m.home, 'sudo.log');
    m.script('sudo', `[ "$2" = -l ] && exit 0\nprintf '%s\\n' "$*" >> ${log}; cat >> ${log}`);
    const result = await m.run(['apply', file, '--yes'], { before });
    expect([result.code, result.err.includes('NOT_CONVERGED')]).toEqual([5, true]);
    expect(readFileSync(log, 'utf8')).toBe(
      [
        `-n -- /usr/bin/install -D -m 0644 /dev/stdin ${note}\nacme\n`,
        `-n -- /usr/bin/install -D -m 0644 /dev/stdin ${anchor}\n${acme}`,
        '-n -- /usr/sbin/update-ca-certificates --fresh\n',
      ].join(''),
    );
    expect((await m.run(['revert', '--yes'], { before })).code).toBe(0);
  });

  test('a sudo that lists what is allowed, and wants a password only then: what was done is said, and reverted', async () => {
    const { m, file } = prepared();
    using _ = m;
    const tree = m.tree();
    const words = '[ "$LC_ALL" = C ] && echo "sudo: a password is required" >&2';
    m.script('sudo', `[ "$2" = -l ] && exit 0\n${words}\nexit 1`);
    const result = await m.run(['apply', file, '--yes'], { before });
    expect([result.code, result.err.match(/SUDO_\w+|PROGRAM_FAILED/)?.[0]]).toEqual([5, 'SUDO_REFUSED']);
    expect(result.err).toMatch(/Done: ca-extra\[\w+\]\. Not done: owner/);
    expect((await m.run(['revert', '--yes'], { before })).code).toBe(0);
    expect(m.tree()).toEqual(tree);
  });

  test('--no-sudo prints what root has to do, does the rest, and ends with 2 until it is done', async () => {
    const { m, file } = prepared();
    using _ = m;
    const tree = m.tree();
    const applied = await m.run(['apply', file, '--yes', '--no-sudo'], { before });
    expect(applied.code).toBe(2);
    expect(applied.out.slice(applied.out.indexOf('\nsudo ') + 1)).toBe(
      [
        `sudo /usr/bin/install -D -m 0644 /dev/stdin ${note} <<'EOF'\nacme\nEOF\n`,
        `sudo /usr/bin/install -D -m 0644 /dev/stdin ${anchor} <<'EOF'\n${acme}EOF\n`,
        'sudo /usr/sbin/update-ca-certificates --fresh\n',
      ].join(''),
    );
    expect(existsSync(join(m.home, '.config/goenv/ca-extra.pem'))).toBe(true);
    expect((await m.run(['check'], { before })).code).toBe(2);
    const again = JSON.parse((await m.run(['apply', file, '--yes', '--no-sudo', '--json'], { before })).out);
    const found = again.diagnostics.find(({ code }: { code: string }) => code === 'ROOT_NEEDED');
    expect(found.remedy.commands).toHaveLength(3);
    expect([again.complete, again.changed]).toEqual([false, false]);
    expect((await m.run(['revert', '--yes', '--no-sudo'], { before })).code).toBe(0);
    expect(m.tree()).toEqual(tree);
  });
});

describe.skipIf(isAbsent('setpriv'))('--user', () => {
  test('is for root alone', async () => {
    const { m, file } = prepared();
    using _ = m;
    const result = await m.run(['apply', file, '--yes', '--user', 'root'], { before });
    expect([result.code, result.err.includes('NEED_ROOT')]).toEqual([1, true]);
  });

  test.skipIf(process.getuid?.() !== 0)('takes an account that is there', async () => {
    const { m, file } = prepared();
    using _ = m;
    const result = await m.run(['apply', file, '--yes', '--user', 'no-such-account']);
    expect([result.code, result.err.includes('USER_UNKNOWN')]).toEqual([64, true]);
  });
});
