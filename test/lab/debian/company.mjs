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

/** Puts a profile that names `root` and `it` into a system's /opt; gives its path inside. */
export function installProfile(system, { root, it }, scope) {
  const folder = join(system.root, 'opt/company');
  mkdirSync(folder, { recursive: true });
  const entries = Object.entries({ root, it }).map(([name, { pem, sha256 }]) => {
    writeFileSync(join(folder, `${name}.pem`), pem);
    return `    - { file: ./${name}.pem, sha256: ${sha256} }\n`;
  });
  const trust = `trust:\n  scope: ${scope}\n  certificates:\n${entries.join('')}`;
  writeFileSync(join(folder, `${scope}.yaml`), `version: 1\nname: company\n${trust}`);
  return `/opt/company/${scope}.yaml`;
}

/** What an administrator does by hand: the file, and Debian's own program. */
export async function installByHand(system, name, { pem }) {
  writeFileSync(join(system.root, 'usr/local/share/ca-certificates', `${name}.crt`), pem);
  return system.run(['update-ca-certificates']);
}
