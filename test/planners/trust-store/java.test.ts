import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { EMPTY_JOURNAL } from '../../../src/core/journal.ts';
import { planOne } from '../../../src/core/plan.ts';
import { aliasOf, KEYSTORE, keystoreDelete, readKeystore } from '../../../src/pki/keystore.ts';
import { trustStore } from '../../../src/planners/trust-store/index.ts';
import { isAbsent } from '../../cli/kit.ts';
import { makeFacts, makeProfile } from '../go-env/run-planner.ts';
import { memoryReader } from '../memory-reader.ts';
import { makeCertificates } from './certificates.ts';

const made = makeCertificates();
const print = made['acme']?.print ?? '';
const dir = mkdtempSync(join(tmpdir(), 'goenv-java-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function keystore(name: string, type: string, entries: Readonly<Record<string, string>>): Uint8Array {
  const file = join(dir, name);
  for (const [alias, of] of Object.entries(entries)) {
    writeFileSync(join(dir, 'c.pem'), made[of]?.pem ?? '');
    const common = ['-keystore', file, '-storetype', type, '-storepass', 'changeit', '-alias', alias];
    keytool('-importcert', '-noprompt', ...common, '-file', join(dir, 'c.pem'));
  }
  return new Uint8Array(readFileSync(file));
}

function keytool(...args: string[]): void {
  execFileSync('keytool', args, { stdio: 'pipe' });
}

describe.skipIf(isAbsent('keytool'))("Java's keystore", () => {
  test('is read as keytool wrote it, and never from another format or a broken file', () => {
    const bytes = keystore('a.jks', 'JKS', { 'debian:one.pem': 'root-one', [aliasOf(print)]: 'acme' });
    expect([...(readKeystore(bytes) ?? [])].sort()).toEqual(
      [
        ['debian:one.pem', made['root-one']?.sha256],
        [aliasOf(print), made['acme']?.sha256],
      ].sort(),
    );
    expect(readKeystore(keystore('b.p12', 'PKCS12', { x: 'acme' }))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        readKeystore(cut ? bytes.subarray(0, at) : bytes.with(at, byte));
      }),
    );
  });

  test('the command of a removal takes the one entry out', () => {
    keystore('c.jks', 'JKS', { 'debian:one.pem': 'root-one', [aliasOf(print)]: 'acme' });
    const [, ...args] = keystoreDelete('keytool', print);
    keytool(...args.map((arg) => (arg === KEYSTORE ? join(dir, 'c.jks') : arg)));
    expect(
      [...(readKeystore(new Uint8Array(readFileSync(join(dir, 'c.jks')))) ?? [])].map(([alias]) => alias),
    ).toEqual(['debian:one.pem']);
  });

  test('follows the store where its hook keeps it, and is emptied by keytool', async () => {
    const store = {
      '/etc/os-release': 'ID=debian',
      '/usr/sbin/update-ca-certificates': '#',
      '/usr/bin/keytool': 'elf',
    };
    const hook = {
      '/etc/ca-certificates/update.d/jks-keystore': '#',
      '/etc/default/cacerts': 'cacerts_updates=yes\n',
    };
    const empty = keystore('d.jks', 'JKS', { 'debian:one.pem': 'root-one' });
    const held = keystore('e.jks', 'JKS', { [aliasOf(print)]: 'acme' });
    const wanted = makeProfile({
      trust: { scope: 'machine', certificates: [{ pem: made['acme']?.pem ?? '', sha256: [], leaf: false }] },
    });
    expect(await javaRows(wanted, { ...store, ...hook }, empty)).toEqual([`create java[${print}]`]);
    expect(await javaRows(wanted, { ...store, ...hook }, held)).toEqual([`no-op java[${print}]`]);
    expect(await javaRows(wanted, store, empty)).toEqual([]);
    expect(
      await javaRows(wanted, { ...store, ...hook, '/etc/default/cacerts': 'cacerts_updates=no' }, empty),
    ).toEqual([]);
    expect(await javaRows(makeProfile(), { ...store, ...hook }, held)).toEqual([
      `delete java[${print}]`,
      keystoreDelete('/usr/bin/keytool', print).join(' '),
    ]);
  });
});

async function javaRows(
  profile: ReturnType<typeof makeProfile>,
  files: Readonly<Record<string, string>>,
  cacerts: Uint8Array,
): Promise<readonly string[]> {
  const encoder = new TextEncoder();
  const all = Object.entries(files).map(([path, text]) => [path, encoder.encode(text)] as const);
  const reader = memoryReader(new Map([...all, [KEYSTORE, cacerts]]));
  const isRevert = profile.trust === undefined;
  const keys = isRevert ? { [`java[${print}]`]: { first: null, wrote: 'x' } } : {};
  const journal = { ...EMPTY_JOURNAL, planners: { 'trust-store': { keys, files: {} } } };
  const facts = makeFacts({ uid: 0 });
  const input = { planners: [trustStore], profile, journal, facts, force: true };
  const { rows, observed } = await planOne(reader, input, trustStore);
  const java = rows.filter(({ key }) => key.startsWith('java'));
  const steps = isRevert ? trustStore.steps(java, observed, facts) : [];
  return [
    ...java.map(({ key, action }) => `${action} ${key}`),
    ...steps.flatMap((step) => (step.kind === 'run' ? [step.argv.join(' ')] : [])),
  ];
}
