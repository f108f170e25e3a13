import type { Facts } from './facts.ts';
import type { Reader } from './host.ts';
import type { Owned, StoredValue } from './journal.ts';
import type { Secret } from './value.ts';

/** What resolving gave: the text, or every reference that has no value here. */
export type Resolved =
  | { readonly text: string; readonly missing?: never }
  | { readonly missing: readonly string[]; readonly text?: never };

/** Whether a text of the profile holds a reference. */
export function hasReference(text: string): boolean {
  return text.search(REFERENCE) >= 0;
}

/**
 * Puts the values of environment variables for their references into a URL. The variable holds the plain text; what a
 * URL cannot hold as it stands is percent-encoded. An empty variable counts as missing.
 *
 * `resolveUrl('http://${env:U}@proxy:8080', { U: 'a@b' })` gives `{ text: 'http://a%40b@proxy:8080' }`.
 */
export function resolveUrl(text: string, env: Facts['env']): Resolved {
  const missing: string[] = [];
  const resolved = text.replace(REFERENCE, (whole, kind: string, name: string) => {
    const value = kind === 'env' ? env[name] : undefined;
    if (!value) missing.push(whole);
    return encodeURIComponent(value ?? '');
  });
  return missing.length > 0 ? { missing: [...new Set(missing)] } : { text: resolved };
}

/** The digest by which a resolved text is known again; another one in every state folder. */
export function secretDigest(reader: Pick<Reader, 'digest'>, text: string, { stateDir }: Facts): string {
  return reader.digest(new TextEncoder().encode(`goenv secret\0${stateDir}\0${text}`));
}

/** Each text as a `Secret`: as it is here; where a reference has no value, as it was when goenv wrote it last. */
export function sealTexts(
  texts: readonly string[],
  { reader, facts, owned }: { reader: Pick<Reader, 'digest'>; facts: Facts; owned: Owned },
): ReadonlyMap<string, Secret> {
  const written = Object.values(owned.keys).flatMap(({ wrote }) => secretsIn(wrote));
  return new Map(
    texts.flatMap((ref) => {
      const { text } = resolveUrl(ref, facts.env);
      const known = written.find((secret) => secret.ref === ref);
      if (text === undefined) return known ? [[ref, known] as const] : [];
      return [[ref, { ref, digest: secretDigest(reader, text, facts) }] as const];
    }),
  );
}

function secretsIn(value: StoredValue): readonly Secret[] {
  return typeof value === 'object' && value !== null ? [value] : [];
}

const REFERENCE = /\$\{(env|file|command):([^}]*)\}/g;
