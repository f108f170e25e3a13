import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBundle } from '../../../src/pki/bundle.ts';

/** Debian's own program; tests that need it are skipped, and say so, where it is absent. */
export const DEBIAN_TOOL = '/usr/sbin/update-ca-certificates';
export const HAS_DEBIAN_TOOL = existsSync(DEBIAN_TOOL);
if (!HAS_DEBIAN_TOOL) console.log(`SKIPPED: ${DEBIAN_TOOL} is absent`);

/** A folder that holds a Debian trust store, made by the real program. */
export interface FakeRoot extends Disposable {
  readonly root: string;
  readonly links: string;
  /** Writes a file under the root. */
  write(path: string, text: string): void;
  rebuild(): void;
  /** SHA-256 of what the bundle holds, sorted. */
  trusted(): readonly string[];
  /** Links in the folder of certificates that lead nowhere. */
  dangling(): readonly string[];
}

/** Two packaged roots, and what the administrator installed by name. */
export function fakeRoot(
  packaged: readonly string[],
  local: Readonly<Record<string, string>> = {},
): FakeRoot {
  const root = mkdtempSync(join(tmpdir(), 'goenv-root-'));
  const links = join(root, 'etc/ssl/certs');
  const folders = ['etc/ssl/certs', 'usr/share/ca-certificates/m', 'usr/local/share/ca-certificates', 'root'];
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  const made: FakeRoot = {
    root,
    links,
    write: (path, text) => writeFileSync(join(root, path), text),
    rebuild: () => {
      execFileSync(DEBIAN_TOOL, argumentsFor(root), {
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
        stdio: 'pipe',
      });
    },
    trusted: () => {
      const bundle = readFileSync(join(links, 'ca-certificates.crt'));
      return readBundle(bundle)
        .map(({ sha256 }) => sha256)
        .sort();
    },
    dangling: () => readdirSync(links).filter((name) => !existsSync(join(links, name))),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const [at, pem] of packaged.entries()) made.write(`usr/share/ca-certificates/m/${at}.crt`, pem);
  for (const [name, pem] of Object.entries(local))
    made.write(`usr/local/share/ca-certificates/${name}.crt`, pem);
  made.write('etc/ca-certificates.conf', packaged.map((_, at) => `m/${at}.crt\n`).join(''));
  made.write('etc/os-release', 'ID=debian\n');
  made.rebuild();
  return made;
}

function argumentsFor(root: string): readonly string[] {
  return [
    ...['--fresh', '--certsconf', `${root}/etc/ca-certificates.conf`],
    ...['--certsdir', `${root}/usr/share/ca-certificates`],
    ...['--localcertsdir', `${root}/usr/local/share/ca-certificates`],
    ...['--etccertsdir', `${root}/etc/ssl/certs`, '--hooksdir', ''],
  ];
}
