/** The profile of an ordinary team: a proxy, some private patterns, two rewrites. */
export function smallProfile() {
  return profileOf({ patterns: 3, rewrites: 2 });
}

/** The profile of a very large company: 5,000 private patterns, 1,000 rewrites. */
export function bigProfile() {
  return profileOf({ patterns: 5_000, rewrites: 1_000 });
}

/** The same settings as plain data, for the other tools. */
export function settingsOf({ patterns, rewrites }) {
  return {
    go: {
      GOPROXY: 'https://athens.corp.example,direct',
      GOPRIVATE: numbered(patterns, (n) => `git-${n}.corp.example`).join(','),
      GOSUMDB: 'sum.golang.google.cn',
      GOTOOLCHAIN: 'local',
    },
    rewrites: numbered(rewrites, (n) => ({
      from: `https://git-${n}.corp.example/`,
      to: `ssh://git@git-${n}.corp.example/`,
    })),
  };
}

function profileOf(size) {
  const { go, rewrites } = settingsOf(size);
  return `version: 1
name: bench
go:
  proxy: [https://athens.corp.example, direct]
  sumdb: ${go.GOSUMDB}
  toolchain: local
  private:
${go.GOPRIVATE.split(',')
  .map((pattern) => `    - ${pattern}\n`)
  .join('')}git:
  rewrite:
${rewrites.map(({ from, to }) => `    - { from: "${from}", to: "${to}" }\n`).join('')}`;
}

function numbered(count, make) {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}
