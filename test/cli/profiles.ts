/** Profile texts of the command-line tests. */

/** go and git: a proxy, a private pattern, a rewrite, a git proxy. */
export const ACME = `version: 1
name: acme
go:
  proxy: [https://athens.acme.example, direct]
  private: [git.acme.example]
  env: { GOFLAGS: -modcacherw }
git:
  rewrite: [{ from: "https://git.acme.example/", to: "ssh://git@git.acme.example/" }]
  http: [{ url: "https://git.partner.example/", proxy: "http://other.example:3128" }]
`;

/** One Go setting alone. */
export function goProxy(url: string, name = 'one'): string {
  return `version: 1\nname: ${name}\ngo:\n  proxy: ["${url}", direct]\n`;
}

/** A day from today (UTC), `YYYY-MM-DD`. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

/** An exception for plain http that ends on `expires`. */
export function plainHttp(expires: string): string {
  return `version: 1
name: lab
environment: test
go:
  private: [git.lab.example]
insecure:
  - { allow: plain-http, module: git.lab.example, reason: no TLS yet, expires: ${expires} }
`;
}
