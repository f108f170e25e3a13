import { dayAhead, writeProfile } from '../kit/profile.mjs';
import { PRINCIPAL } from './headquarters.mjs';

/** What everybody here needs: the private module proxy, its CA, logins by reference, one exception. */
export function baseProfile({ modules, git, root }, { days = 30, more = '' } = {}) {
  const login = `login: "\${env:LAB_USER}", password: "\${env:LAB_TOKEN}"`;
  const pem = root.pem.trim().replaceAll('\n', '\\n');
  return `version: 1
name: base
description: The company's network, kept by the platform team
environment: test
go:
  proxy: [https://${modules}]
  toolchain: local
${more}trust:
  certificates: [{ sha256: ${root.sha256}, pem: "${pem}" }]
credentials:
  - { machine: "${modules}", ${login} }
  - { machine: "${git}", ${login} }
insecure:
  - { allow: no-sumdb, module: example.com/pub, reason: the lab has no checksum database, expires: ${dayAhead(days)} }
`;
}

/** Team A takes the base by its signature, and trusts nothing beforehand. */
export function teamA(path, headquarters) {
  const signedBy = `{ file: ${headquarters.signers}, principal: ${PRINCIPAL} }`;
  return writeProfile(
    path,
    `version: 1
name: team-a
extends: [{ use: "${headquarters.url('base.yaml')}", signedBy: ${signedBy} }]
go: { private: [git.team-a.example] }
`,
  );
}

/** Team B pins the base by digest, and has the company's root from IT. */
export function teamB(path, headquarters, { root, sha256 }) {
  return writeProfile(
    path,
    `version: 1
name: team-b
extends: ["${headquarters.url('base.yaml')}#sha256=${sha256}"]
go: { private: [git.team-b.example] }
trust: { certificates: [{ file: ${root.path}, sha256: ${root.sha256} }] }
`,
  );
}
