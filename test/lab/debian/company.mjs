import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { locate } from '../kit/programs.mjs';
import { listen } from '../servers/listen.mjs';
import { tlsBefore } from '../servers/sockets.mjs';

/**
 * Three authorities and a server: `root`, the one of the profile, with a TLS server on 127.0.0.1; `it`, which the
 * administrator has installed; `stray`, which somebody writes into the bundle by hand.
 */
export async function openAuthorities(sandbox) {
  const [company, it, stray] = ['company', 'it', 'stray'].map((name) =>
    openAuthority(locate('openssl'), sandbox.folder(`authority-${name}`)),
  );
  const plain = sandbox.keep(await listen((_, response) => response.end('fine\n')));
  const { port } = sandbox.keep(await tlsBefore(plain.port, company.issue()));
  return { root: company.root, it: it.root, stray: stray.root, port };
}

/** Puts the profile and its root into a system's /opt; gives the path of the profile inside. */
export function installProfile(system, { root }, scope) {
  const folder = join(system.root, 'opt/company');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'root.pem'), root.pem);
  const certificates = `certificates: [{ file: ./root.pem, sha256: ${root.sha256} }]`;
  writeFileSync(
    join(folder, `${scope}.yaml`),
    `version: 1\nname: company\ntrust:\n  scope: ${scope}\n  ${certificates}\n`,
  );
  return `/opt/company/${scope}.yaml`;
}

/** What an administrator does by hand: the file, and Debian's own program. */
export async function installByHand(system, name, { pem }) {
  writeFileSync(join(system.root, 'usr/local/share/ca-certificates', `${name}.crt`), pem);
  return system.run(['update-ca-certificates']);
}
