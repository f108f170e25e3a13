import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprintOf } from '../kit/certificates.mjs';
import { expect } from '../kit/verdict.mjs';

/** The fragment of an untrusted certificate, with the file that the company hands out and its fingerprint. */
export function trustCertificate(fragment, pem) {
  const file = /file: \.\/(\S+)/.exec(fragment)?.[1];
  expect(file !== undefined && /sha256: "0{64}"/.test(fragment), () => `no file and sha256 in:\n${fragment}`);
  return { text: fragment.replace(/0{64}/, fingerprintOf(pem)), files: { [file]: pem } };
}

/** A fragment that is right as it stands. */
export function asItStands(fragment) {
  return { text: fragment, files: {} };
}

/** Writes a whole profile: the fragment of goenv's remedy below the lines every profile has. */
export function writeCure(folder, { text, files }) {
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const profile = join(folder, 'cure.yaml');
  mkdirSync(folder, { recursive: true });
  writeFileSync(profile, `version: 1\nname: cure\nenvironment: test\n${text}`);
  return profile;
}
