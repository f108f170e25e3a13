/**
 * NO_PROXY in the one form that go, git and curl read alike: bare domains (what is below them is meant too),
 * addresses and networks, between commas, with this machine's own names, which git and curl do not exempt by themselves.
 * `*` means everything only where it stands alone. Source: x/net/http/httpproxy; curl's noproxy.c.
 *
 * `noProxyValue(['.acme.internal', '10.0.0.0/8'])` gives `acme.internal,10.0.0.0/8,localhost,127.0.0.1,::1`.
 */
export function noProxyValue(entries: readonly string[]): string {
  const bare = entries.map(bareEntry).filter((entry) => entry !== '');
  return bare.includes('*') ? '*' : [...new Set([...bare, ...LOOPBACK])].join(',');
}

/** The lint refuses these forms; a profile that was applied by another version may still hold one. */
function bareEntry(entry: string): string {
  return entry
    .trim()
    .toLowerCase()
    .replace(/^\*?\.(?=.)/, '')
    .replace(/^([^:]*):\d+$/, '$1');
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
