import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../../src/core/facts.ts';
import { memoryLedger } from '../../../src/host/memory.ts';
import { RealHost } from '../../../src/host/real.ts';
import { applyOnce, EMPTY, factsOf } from '../../laws/world.ts';
import { makeProfile } from '../go-env/run-planner.ts';
import { makeCertificates } from './certificates.ts';
import { fakeRoot, HAS_DEBIAN_TOOL } from './fake-root.ts';

const made = makeCertificates();
const pemOf = (name: string) => made[name]?.pem ?? '';
const printsOf = (...names: string[]) => names.map((name) => made[name]?.sha256 ?? '').sort();
const wants = (...names: string[]) =>
  makeProfile({
    trust: {
      scope: 'machine',
      certificates: names.map((name) => ({ pem: pemOf(name), sha256: printsOf(name), leaf: false })),
    },
  });

function machine(root: string) {
  const facts: Facts = factsOf('/root', { root, env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
  return { facts, host: new RealHost(facts), ledger: memoryLedger() };
}

describe.skipIf(!HAS_DEBIAN_TOOL)('the real update-ca-certificates on a root of its own', () => {
  test('apply adds, a second profile exchanges, revert brings the first set back, and no link leads nowhere', async () => {
    using fake = fakeRoot([pemOf('root-one'), pemOf('root-two')], { it: pemOf('other') });
    const { facts, host, ledger } = machine(fake.root);
    const first = fake.trusted();
    expect((await applyOnce(host, ledger, wants('acme', 'other'), facts)).failure).toBeUndefined();
    expect(fake.trusted()).toEqual(printsOf('root-one', 'root-two', 'other', 'acme'));
    expect(readdirSync(join(fake.root, 'usr/local/share/ca-certificates'))).toEqual([
      `goenv-${made['acme']?.print}.crt`,
      'it.crt',
    ]);
    const found = execFileSync('openssl', ['verify', '-no-CAfile', '-CApath', fake.links], {
      input: pemOf('acme'),
      encoding: 'utf8',
    });
    expect(found).toContain('OK');

    expect((await applyOnce(host, ledger, wants('stray'), facts)).failure).toBeUndefined();
    expect(fake.trusted()).toEqual(printsOf('root-one', 'root-two', 'other', 'stray'));
    expect(fake.dangling()).toEqual([]);

    expect((await applyOnce(host, ledger, EMPTY, facts)).failure).toBeUndefined();
    expect(fake.trusted()).toEqual(first);
    expect(fake.dangling()).toEqual([]);
    expect(readdirSync(fake.links).filter((name) => name.includes('goenv'))).toEqual([]);
    expect(ledger.text).toBeUndefined();
  });

  test('links are right from inside the root as well', async () => {
    using fake = fakeRoot([pemOf('root-one'), pemOf('root-two')]);
    const { facts, host, ledger } = machine(fake.root);
    await applyOnce(host, ledger, wants('acme'), facts);
    const targets = readdirSync(fake.links)
      .filter((name) => name.endsWith('.pem'))
      .map((name) => readlinkSync(join(fake.links, name)));
    expect(targets.length).toBe(3);
    expect(targets.filter((target) => target.includes(fake.root))).toEqual([]);
  });

  test('an anchor file that somebody took away is drift, and the next apply heals it', async () => {
    using fake = fakeRoot([pemOf('root-one'), pemOf('root-two')]);
    const { facts, host, ledger } = machine(fake.root);
    await applyOnce(host, ledger, wants('acme'), facts);
    rmSync(join(fake.root, `usr/local/share/ca-certificates/goenv-${made['acme']?.print}.crt`));
    fake.rebuild();
    const healed = await applyOnce(host, ledger, wants('acme'), facts);
    expect(healed.applied.map(({ key, action }) => `${action} ${key}`)).toEqual([
      `update anchor[${made['acme']?.print}]`,
      `create trusted[${made['acme']?.print}]`,
    ]);
    expect(fake.trusted()).toEqual(printsOf('root-one', 'root-two', 'acme'));
  });

  test('a hand-edited bundle is not rebuilt: nothing changes', async () => {
    using fake = fakeRoot([pemOf('root-one'), pemOf('root-two')]);
    const { facts, host, ledger } = machine(fake.root);
    appendFileSync(join(fake.links, 'ca-certificates.crt'), pemOf('stray'));
    const result = await applyOnce(host, ledger, wants('acme'), facts);
    expect(result.failure?.diagnostic.code).toBe('BUNDLE_HAND_EDITED');
    expect(result.touched).toBe(false);
    expect(fake.trusted()).toEqual(printsOf('root-one', 'root-two', 'stray'));
  });
});
