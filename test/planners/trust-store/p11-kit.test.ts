import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../../src/pki/bundle.ts';
import { SYSTEMS } from '../../../src/pki/system-stores.ts';
import { certificateValue } from '../../../src/planners/trust-store/certificate-value.ts';
import { keyOf, NOTES } from '../../../src/planners/trust-store/keys.ts';
import { systemSteps } from '../../../src/planners/trust-store/system-steps.ts';
import { AS_OTHER } from '../../cli/kit.ts';
import { makeFacts } from '../go-env/run-planner.ts';
import { makeCertificates } from './certificates.ts';

const TRUST = '/usr/bin/trust';
const isAbsent = !existsSync(TRUST);
if (isAbsent) console.log(`SKIPPED: ${TRUST} is absent (package p11-kit)`);

const made = makeCertificates();

/** What goenv writes into the anchor folder of a p11-kit system, by name. */
function anchorFiles(names: readonly string[]): readonly { name: string; bytes: Uint8Array }[] {
  const changes = names.map((name) => {
    const [anchor] = readBundle(made[name]?.pem ?? '');
    if (!anchor) throw new Error(name);
    const after = certificateValue(anchor);
    return {
      planner: 'trust-store',
      key: keyOf('anchor', anchor.sha256),
      action: 'create',
      before: '',
      after,
    } as const;
  });
  const elsewhere = new Map([
    [NOTES.system, 'rhel'],
    [NOTES.tool, '/usr/bin/update-ca-trust'],
  ]);
  const observed = {
    state: new Map(),
    elsewhere,
    files: new Map(),
    overridden: () => undefined,
    diagnostics: [],
  };
  return systemSteps(changes, observed, makeFacts({ uid: 0 })).flatMap((step) =>
    step.kind === 'write-file' ? [{ name: step.path.split('/').at(-1) ?? '', bytes: step.bytes }] : [],
  );
}

describe.skipIf(isAbsent)('p11-kit, which RHEL, Fedora, SUSE and Arch use', () => {
  test('takes what goenv puts into anchors, and leaves a server out, as the table says', () => {
    const dir = mkdtempSync(join(tmpdir(), 'goenv-p11-'));
    try {
      const anchors = join(dir, 'source/anchors');
      const modules = join(dir, 'config/pkcs11/modules');
      for (const folder of [anchors, modules]) mkdirSync(folder, { recursive: true });
      writeFileSync(join(dir, 'config/pkcs11/pkcs11.conf'), 'user-config: only\n');
      writeFileSync(
        join(modules, 'p11-kit-trust.module'),
        `module: p11-kit-trust.so\ntrust-policy: yes\nx-init-reserved: paths='${dir}/source'\n`,
      );
      for (const { name, bytes } of anchorFiles(['acme', 'first-version', 'server']))
        writeFileSync(join(anchors, name), bytes);
      // For root p11-kit reads the system's own configuration alone.
      const out = join(dir, 'out/bundle.pem');
      mkdirSync(join(dir, 'out'));
      chmodSync(dir, 0o755);
      chmodSync(join(dir, 'out'), 0o777);
      const what = ['--format=pem-bundle', '--filter=ca-anchors', '--purpose=server-auth', '--overwrite'];
      const [program = '', ...args] = [...AS_OTHER, TRUST, 'extract', ...what, out];
      execFileSync(program, args, {
        env: { PATH: '/usr/bin:/bin', HOME: dir, XDG_CONFIG_HOME: join(dir, 'config') },
        stdio: 'pipe',
      });
      const found = readBundle(readFileSync(out)).map(({ sha256 }) => sha256);
      expect(found.sort()).toEqual([made['acme']?.sha256, made['first-version']?.sha256].sort());
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  test('every system that uses it says that it leaves servers out', () => {
    const rows = SYSTEMS.map(({ name, takesLeaf }) => [name, takesLeaf]);
    expect(Object.fromEntries(rows)).toEqual({
      rhel: false,
      suse: false,
      arch: false,
      alpine: true,
      debian: true,
    });
  });
});
