import { parseUrl } from './url.ts';

/** When go moves on to the entry after this one: `not-found` is `,` (404, 410), `any-error` is `|`. */
export type Fallback = 'not-found' | 'any-error';

export interface ProxyEntry {
  /** `direct`, `off`, or a URL; what was written without scheme has `https://` in front. */
  readonly url: string;
  readonly fallback: Fallback;
}

/** What is wrong with one entry; go refuses every command then. `text` is Go's own where Go has one. */
export interface ProxyFault {
  readonly kind: 'missing-scheme' | 'unknown-scheme' | 'file-not-plain' | 'malformed';
  readonly text: string;
}

export interface ProxyList {
  readonly entries: readonly ProxyEntry[];
  /** What stands after `direct` or `off`: go never reads it. */
  readonly ignored: readonly string[];
  /** The first entry that go refuses, with the reason. */
  readonly fault?: ProxyFault & { readonly entry: string };
}

/**
 * Reads GOPROXY as go does: entries are trimmed, empty ones skipped, `direct` and `off` end the list.
 * A list without entries (`','`) is a fault of go's at run time; here `entries` is empty.
 * Source: cmd/go/internal/modfetch/proxy.go `proxyList`.
 */
export function parseProxyList(text: string): ProxyList {
  const written = [...text.matchAll(/([^,|]*)([,|]|$)/g)]
    .map(([, entry = '', separator]) => ({ entry: entry.trim(), any: separator === '|' }))
    .filter(({ entry }) => entry !== '');
  const end = written.findIndex(({ entry }) => isEnd(entry));
  const read = end < 0 ? written : written.slice(0, end + 1);
  const entries = read.map(({ entry, any }) => ({
    url: withScheme(entry),
    fallback: any ? ('any-error' as const) : ('not-found' as const),
  }));
  const ignored = written.slice(read.length).map(({ entry }) => entry);
  const bad = read.find(({ entry }) => proxyFault(entry) !== undefined);
  const fault = bad && proxyFault(bad.entry);
  return { entries, ignored, ...(fault ? { fault: { ...fault, entry: bad.entry } } : {}) };
}

/** Writes GOPROXY; the separator after an entry is its own, the last entry has none. */
export function formatProxyList(entries: readonly ProxyEntry[]): string {
  const last = entries.length - 1;
  return entries
    .map(({ url, fallback }, i) => (i === last ? url : url + (fallback === 'any-error' ? '|' : ',')))
    .join('');
}

/** Whether an entry ends the list. */
export function isEnd(entry: string): boolean {
  return entry === 'direct' || entry === 'off';
}

/** The entry as go completes it: `proxy.corp` and `localhost:3000` get `https://`, a bare word does not. */
export function withScheme(entry: string): string {
  const guessed = /[.:/]/.test(entry) && !entry.includes(':/') && !entry.startsWith('/');
  return guessed && !isEnd(entry) ? `https://${entry}` : entry;
}

/** Why go refuses this entry; `undefined` when it takes it. Source: proxy.go `newProxyRepo`. */
export function proxyFault(entry: string): ProxyFault | undefined {
  if (isEnd(entry)) return undefined;
  const { url, error } = parseUrl(withScheme(entry));
  if (error !== undefined) return { kind: 'malformed', text: error };
  if (url.scheme === '') return { kind: 'missing-scheme', text: 'invalid proxy URL missing scheme' };
  if (url.scheme === 'file') {
    const plain = url.host === '' && !url.user && !url.opaque && !url.query && !url.fragment;
    if (plain && url.path.startsWith('/')) return undefined;
    return { kind: 'file-not-plain', text: 'invalid file:// proxy URL with non-path elements' };
  }
  if (url.scheme !== 'http' && url.scheme !== 'https') return { kind: 'unknown-scheme', text: url.scheme };
  return url.host === '' ? { kind: 'malformed', text: 'no host' } : undefined;
}
