import { join } from 'node:path';
import { writeProfile } from '../kit/profile.mjs';
import { HOSTS } from './network.mjs';

/** The company's profile, with the root that IT hands out beside it. `trustScope`: whose store the root goes to. */
export function companyProfile(folder, { root, proxy, key }, trustScope = 'user') {
  writeProfile(join(folder, 'company-root.pem'), root.pem);
  return writeProfile(
    join(folder, `company-${trustScope}.yaml`),
    `version: 1
name: company
go:
  proxy: [https://${HOSTS.modules}]
  private: [${HOSTS.git}]
  sumdb: { name: ${HOSTS.checksums}, key: ${key}, url: "https://${HOSTS.checksums}" }
  toolchain: local
network:
  proxy: http://\${env:PROXY_USER}:\${env:PROXY_PASSWORD}@127.0.0.1:${proxy.port}
  noProxy: [intranet.corp.example]
trust:
  scope: ${trustScope}
  certificates: [{ file: ./company-root.pem, sha256: ${root.sha256} }]
shell:
  env: { GIT_TERMINAL_PROMPT: "0" }
`,
  );
}
