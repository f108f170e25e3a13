import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expectStatus } from '../kit/verdict.mjs';

/** What happens to a system's trust store while goenv is not looking. */
export const DRIFTS = {
  'the file removed': removeAnchor,
  'the file removed and the store rebuilt': async (system, site) => {
    removeAnchor(system, site);
    expectStatus(await system.run(['update-ca-certificates', '--fresh']), 0, 'update-ca-certificates');
  },
  'the link that OpenSSL follows removed': async (system, { root }) => {
    const found = await system.run([
      'sh',
      '-c',
      `find -L /etc/ssl/certs -samefile ${ANCHORS}/${anchorName(root)}.crt`,
    ]);
    const [link] = found.stdout.split('\n').filter((name) => /\/[0-9a-f]{8}\.\d+$/.test(name));
    rmSync(join(system.root, link));
  },
  "the root taken out of Java's keystore": async (system, { root }) => {
    const alias = `debian:${anchorName(root)}.pem`;
    const keytool = ['keytool', '-delete', '-cacerts', '-storepass', 'changeit', '-alias', alias];
    expectStatus(await system.run(keytool), 0, 'keytool');
  },
};

function removeAnchor(system, { root }) {
  rmSync(join(system.root, ANCHORS, `${anchorName(root)}.crt`));
}

function anchorName({ sha256 }) {
  return `goenv-${sha256.slice(0, 16)}`;
}

const ANCHORS = '/usr/local/share/ca-certificates';
