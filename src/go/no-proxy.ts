import { inNetwork, parseAddress, parseNetwork } from './ip.ts';

/** One NO_PROXY entry as Go reads it. */
export type Bypass =
  | { readonly kind: 'all' }
  | { readonly kind: 'network'; readonly network: string }
  | { readonly kind: 'address'; readonly address: string; readonly port: string }
  /** `apex`: the domain itself is meant too (`corp.com`, and not `.corp.com` or `*.corp.com`). */
  | { readonly kind: 'domain'; readonly domain: string; readonly port: string; readonly apex: boolean };

/**
 * Reads one entry; `undefined` for one that Go ignores.
 * Source: golang.org/x/net/http/httpproxy `config.init`.
 */
export function parseBypass(entry: string): Bypass | undefined {
  const text = entry.trim().toLowerCase();
  if (text === '*') return { kind: 'all' };
  if (parseNetwork(text)) return { kind: 'network', network: text };
  const bare = parseAddress(text) !== undefined;
  const [, host = text, port = ''] = bare ? [] : (/^(.*):([^:]*)$/.exec(text) ?? []);
  if (host === '') return undefined;
  if (parseAddress(host)) return { kind: 'address', address: host, port };
  const domain = host.startsWith('*.') ? host.slice(1) : host;
  return { kind: 'domain', domain: domain.replace(/^\./, ''), port, apex: !domain.startsWith('.') };
}

/**
 * Whether a request to this host and port goes around the proxy, by Go's rules; loopback always does.
 * Names are not resolved: a network holds literal addresses alone.
 */
export function bypasses(entries: readonly string[], host: string, port: string): boolean {
  const name = host.toLowerCase();
  return isLoopback(name) || entries.some((entry) => matches(parseBypass(entry), name, port));
}

/** Whether a host is this machine: `localhost`, 127.0.0.0/8, `::1`. */
export function isLoopback(host: string): boolean {
  const address = parseAddress(host);
  if (address === undefined) return host.toLowerCase() === 'localhost';
  return address.bits === 32 ? inNetwork(address, '127.0.0.0/8') === true : address.value === 1n;
}

function matches(bypass: Bypass | undefined, host: string, port: string): boolean {
  if (bypass === undefined) return false;
  if (bypass.kind === 'all') return true;
  const address = parseAddress(host);
  if (bypass.kind === 'network') return address !== undefined && inNetwork(address, bypass.network) === true;
  if (bypass.port !== '' && bypass.port !== port) return false;
  if (bypass.kind === 'address') return address?.value === parseAddress(bypass.address)?.value;
  return (bypass.apex && host === bypass.domain) || host.endsWith(`.${bypass.domain}`);
}
