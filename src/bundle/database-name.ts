import { isKnownSumDb, parseSumDb } from '../go/sumdb.ts';

/** The checksum database behind a GOSUMDB: its name, as paths have it, and its verifier key. */
export interface DatabaseName {
  readonly name: string;
  readonly key: string;
  /** GOSUMDB on a machine that asks a bundle: without a URL, which would bypass it. */
  readonly setting: string;
}

/** Reads GOSUMDB; `undefined` for `off` and for what go refuses. Source: cmd/go/internal/modfetch/sumdb.go `dbDial`, key.go. */
export function databaseOf(gosumdb: string): DatabaseName | undefined {
  const parsed = parseSumDb(gosumdb);
  if (parsed === 'off' || 'error' in parsed) return undefined;
  if (!isKnownSumDb(parsed.name) || parsed.key !== undefined)
    return parsed.key === undefined ? undefined : { name: parsed.name, key: parsed.key, setting: parsed.key };
  // The mirror is the same database under another host.
  const name = parsed.name.replace(/\.google\.cn$/, '.org');
  return { name, key: `${name}${KNOWN_KEY}`, setting: name };
}

/** What follows the name in the key that go has built in. */
const KNOWN_KEY = '+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
