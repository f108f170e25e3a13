import { checkVerifierKey, type KeyFault } from './verifier-key.ts';

/** A checksum database as GOSUMDB can name it. */
export interface SumDb {
  readonly name: string;
  readonly key?: string;
  /** Base URL of a checksum database server (`URL/lookup/…`), never of a module proxy. */
  readonly url?: string;
}

/** Whether go has the key of this database built in: a bare name works for these alone. */
export function isKnownSumDb(name: string): boolean {
  return /^sum\.golang\.(?:org|google\.cn)$/.test(name);
}

/** Writes GOSUMDB: `name`, `key`, `name url` or `key url`. */
export function formatSumDb({ name, key, url }: SumDb): string {
  return [key ?? name, ...(url === undefined ? [] : [url])].join(' ');
}

export type ParsedSumDb =
  | 'off'
  | SumDb
  | { readonly error: 'missing' | 'too-many-fields' | 'unknown-name' | KeyFault };

/** Reads GOSUMDB as go does. Source: cmd/go/internal/modfetch/sumdb.go `dbDial`. */
export function parseSumDb(text: string): ParsedSumDb {
  if (text === 'off') return 'off';
  const [first, url, ...more] = text.split(/\s+/).filter((field) => field !== '');
  if (first === undefined) return { error: 'missing' };
  if (more.length > 0) return { error: 'too-many-fields' };
  const second = url === undefined ? {} : { url };
  if (isKnownSumDb(first)) return { name: first, ...second };
  if (!first.includes('+')) return { error: 'unknown-name' };
  const checked = checkVerifierKey(first);
  return 'fault' in checked ? { error: checked.fault } : { name: checked.name, key: first, ...second };
}

/** Whether a name can be a database's: `host[/path]`, without scheme, port games, userinfo or trailing slash. */
export function isSumDbName(name: string): boolean {
  return /^[a-z0-9.-]+(?::[0-9]+)?(?:\/[A-Za-z0-9._~-]+)*$/.test(name);
}
