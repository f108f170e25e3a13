import { writeFileSync } from 'node:fs';

/** A day from now, UTC, `YYYY-MM-DD`. */
export function dayAhead(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The profile of the lab's network: its module proxy, its Git host over http, and the exceptions that both need.
 * @param {{ proxy: string, git: string, unproved: readonly string[] }} network `unproved`: modules without checksum database
 */
export function networkProfile({ proxy, git, unproved }) {
  const until = `reason: the lab has no certificates, expires: ${dayAhead(30)}`;
  return `version: 1
name: lab
environment: test
go:
  proxy: [${proxy}]
  private: [git.corp.example]
  toolchain: local
git:
  rewrite: [{ from: "https://git.corp.example/", to: "${git}/" }]
insecure:
  - { allow: http-rewrite, host: 127.0.0.1, ${until} }
${unproved.map((module) => `  - { allow: no-sumdb, module: ${module}, ${until} }\n`).join('')}`;
}

/** A profile of go and git, without a network behind it; `mark` tells one from another. */
export function plainProfile(mark) {
  return `version: 1
name: plain-${mark}
go:
  proxy: [https://athens-${mark}.corp.example, direct]
  private: [git.corp.example, git-${mark}.corp.example]
  sumdb: sum.golang.google.cn
  toolchain: local
git:
  rewrite:
    - { from: "https://git.corp.example/", to: "ssh://git@git.corp.example/" }
    - { from: "https://git-${mark}.corp.example/", to: "ssh://git@git-${mark}.corp.example/" }
`;
}

/** The same with a certificate, a network proxy and a shell: all four planners have work. */
export function wholeProfile(mark, { pem, sha256 }) {
  return `${plainProfile(mark)}network:
  proxy: http://proxy-${mark}.corp.example:8080
  noProxy: [corp.example]
trust:
  certificates:
    - { sha256: ${sha256}, pem: "${pem.trim().replaceAll('\n', '\\n')}" }
shell:
  env: { GIT_TERMINAL_PROMPT: "0" }
  unset: [GOPROXY]
  path: [~/bin-${mark}]
`;
}

/** Writes a profile and gives its path back. */
export function writeProfile(path, text) {
  writeFileSync(path, text);
  return path;
}
