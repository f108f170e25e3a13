import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../src/pki/bundle.ts';
import { certificateMill } from '../pki/make-certificates.ts';
import { fakeRoot, HAS_DEBIAN_TOOL } from '../planners/trust-store/fake-root.ts';
import { execute, machine } from './kit.ts';

const mill = certificateMill();
afterAll(() => mill[Symbol.dispose]());
const acme = mill.make('acme');
const other = mill.make('other');
const weak = mill.make('weak', { key: 'rsa:1024' });
const print = mill.fingerprint('acme.pem');
const withColons = (print.toUpperCase().match(/../g) ?? []).join(':');

const profile = (entry: string, more = '') =>
  `version: 1\nname: acme\n${more}trust:\n  certificates:\n    - ${entry}\n`;
const PINNED = profile(`{ file: ../certs/acme.crt, sha256: "${withColons}" }`);

describe('trust, scope user', () => {
  test('apply writes both files, git uses the bundle, a second apply does nothing, revert leaves nothing', async () => {
    using m = machine(['git']);
    const before = m.tree();
    m.write('../certs/acme.crt', acme.replaceAll('\n', '\r\n'));
    const file = m.write('../work/acme.yaml', PINNED);
    expect((await m.run(['apply', file, '--yes'])).code).toBe(0);
    const bundle = join(m.home, '.config/goenv/ca-bundle.pem');
    expect(readBundle(readFileSync(bundle)).map(({ sha256 }) => sha256)).toContain(print);
    expect(m.read('.config/goenv/ca-extra.pem').match(/BEGIN CERTIFICATE/g)?.length).toBe(1);
    const git = await execute([join(m.bin, 'git'), 'config', '--get', 'http.sslCAInfo'], { env: m.env });
    expect(git.out.trim()).toBe(bundle);
    const again = await m.run(['apply', file, '--yes', '--json']);
    expect([again.code, JSON.parse(again.out).changed]).toEqual([0, false]);
    expect((await m.run(['check'])).code).toBe(0);
    rmSync(join(m.dir, 'certs/acme.crt'));
    expect((await m.run(['check'])).code, 'what was applied is known, whatever became of its file').toBe(0);
    m.write('../certs/acme.crt', acme);
    rmSync(bundle);
    expect((await m.run(['check'])).code).toBe(2);
    expect((await m.run(['apply', file, '--yes'])).code).toBe(0);
    expect((await m.run(['revert', '--yes'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  });

  test.each([
    ['another certificate than the pin names', other, 4, 'TRUST_PIN_MISMATCH'],
    ['one more than the pin names', acme + other, 4, 'TRUST_PIN_MISSING'],
    ['a private key beside it', `${acme}-----BEGIN PRIVATE KEY-----\n`, 4, 'TRUST_KEY_IN_FILE'],
    ['no certificate', 'Sign in\n', 1, 'TRUST_NO_CERTIFICATE'],
  ])('%s: refused by plan and apply, nothing changed', async (_, content, code, name) => {
    using m = machine([]);
    const before = m.tree();
    m.write('../certs/acme.crt', content);
    const file = m.write('../work/acme.yaml', PINNED);
    for (const args of [
      ['plan', file],
      ['apply', file, '--yes'],
    ]) {
      const result = await m.run(args);
      expect(result.err).toContain(name);
      expect(result.err).toContain('acme.yaml:5');
      expect(result.code).toBe(code);
    }
    expect(m.tree()).toEqual(before);
  });

  test('missing files, folders and weak keys, too', async () => {
    using m = machine([]);
    const file = m.write('../work/acme.yaml', PINNED);
    expect((await m.run(['apply', file, '--yes'])).code).toBe(1);
    mkdirSync(join(m.dir, 'certs/acme.crt'), { recursive: true });
    const folder = await m.run(['apply', file, '--yes']);
    expect([folder.code, folder.err.includes('NOT_A_FILE')]).toEqual([1, true]);
    expect(folder.err).toContain('acme.yaml:5');
    rmSync(join(m.dir, 'certs/acme.crt'), { recursive: true });
    m.write('../certs/acme.crt', '');
    truncateSync(join(m.dir, 'certs/acme.crt'), 100 * 2 ** 20);
    const large = await m.run(['apply', file, '--yes']);
    expect([large.code, large.err.includes('FILE_TOO_LARGE')]).toEqual([1, true]);
    rmSync(join(m.dir, 'certs/acme.crt'));
    execFileSync('mkfifo', [join(m.dir, 'certs/acme.crt')]);
    const fifo = await m.run(['apply', file, '--yes']);
    expect([fifo.code, fifo.err.includes('fifo')]).toEqual([1, true]);
    m.write('../certs/weak.pem', weak);
    const sha256 = mill.fingerprint('weak.pem');
    writeFileSync(file, profile(`{ file: ../certs/weak.pem, sha256: ${sha256} }`));
    const result = await m.run(['apply', file, '--yes']);
    expect([result.code, result.err.includes('RSA 1024 bits')]).toEqual([4, true]);
  });
});

describe.skipIf(!HAS_DEBIAN_TOOL)('trust, scope machine, another root', () => {
  const MACHINE = profile(`{ file: ../certs/acme.crt, sha256: ${print} }`).replace(
    'trust:\n',
    'trust:\n  scope: machine\n',
  );

  test('the certificate lies beside the profile, the store under the root; revert brings the first set back', async () => {
    using fake = fakeRoot([acme, other].map((_, at) => mill.make(`packaged-${at}`)));
    using m = machine([]);
    m.write('../certs/acme.crt', acme);
    const file = m.write('../work/acme.yaml', MACHINE);
    const env = { HOME: '/root', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
    const first = fake.trusted();
    const applied = await m.run(['apply', file, '--yes', '--root', fake.root], { env });
    expect([applied.code, applied.err]).toEqual([0, '']);
    expect(fake.trusted()).toEqual([...first, print].sort());
    expect((await m.run(['check', '--root', fake.root], { env })).code).toBe(0);
    expect((await m.run(['revert', '--yes', '--root', fake.root], { env })).code).toBe(0);
    expect(fake.trusted()).toEqual(first);
    expect(fake.dangling()).toEqual([]);
  });

  test('absolute links of the image lead nowhere out of it', async () => {
    using fake = fakeRoot([mill.make('packaged-c'), mill.make('packaged-d')]);
    using m = machine([]);
    // The same path outside: what the image means by it is its own /srv.
    const outside = join(m.dir, 'srv');
    mkdirSync(join(fake.root, outside), { recursive: true });
    mkdirSync(outside);
    renameSync(fake.links, join(fake.root, outside, 'certs'));
    symlinkSync(join(outside, 'certs'), fake.links);
    m.write('../certs/acme.crt', acme);
    const file = m.write('../work/acme.yaml', MACHINE);
    const under = (...args: string[]) => m.run([...args, '--root', fake.root], { env: { HOME: '/root' } });
    expect((await under('apply', file, '--yes')).code).toBe(0);
    const bundle = readFileSync(join(fake.root, outside, 'certs/ca-certificates.crt'));
    expect(readBundle(bundle).map(({ sha256 }) => sha256)).toContain(print);
    expect((await under('check')).code).toBe(0);
    expect((await under('revert', '--yes')).code).toBe(0);
    expect(readdirSync(outside)).toEqual([]);
    const left = readdirSync(join(fake.root, outside, 'certs')).filter((name) => name.includes('goenv'));
    expect(left).toEqual([]);
  });

  test('what somebody wrote into the bundle itself stops it, exit 4', async () => {
    using fake = fakeRoot([mill.make('packaged-a'), mill.make('packaged-b')]);
    using m = machine([]);
    m.write('../certs/acme.crt', acme);
    const file = m.write('../work/acme.yaml', MACHINE);
    const bundle = 'etc/ssl/certs/ca-certificates.crt';
    fake.write(bundle, readFileSync(join(fake.root, bundle), 'utf8') + other);
    const result = await m.run(['apply', file, '--yes', '--root', fake.root], { env: { HOME: '/root' } });
    expect([result.code, result.err.includes('BUNDLE_HAND_EDITED')]).toEqual([4, true]);
    expect(result.err).toContain(mill.fingerprint('other.pem'));
  });
});
