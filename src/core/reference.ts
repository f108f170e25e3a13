import type { Facts } from './facts.ts';
import type { Reader } from './host.ts';
import type { Owned, StoredValue } from './journal.ts';
import type { Secret } from './value.ts';

/** One `${kind:name}` of a profile. */
export interface Reference {
  /** As the profile spells it: `${env:ATHENS_TOKEN}`. */
  readonly text: string;
  readonly kind: 'env' | 'file' | 'command';
  /** The variable, the file, or the command line. */
  readonly name: string;
}

/** What resolving gave: the text, or every reference that has no value here. */
export type Resolved =
  | { readonly text: string; readonly missing?: never }
  | { readonly missing: readonly string[]; readonly text?: never };

/** Whether a text of the profile holds a reference. */
export function hasReference(text: string): boolean {
  return text.search(REFERENCE) >= 0;
}

/** The references of a text, in their order. */
export function referencesIn(text: string): readonly Reference[] {
  return [...text.matchAll(REFERENCE)].map(([whole, kind, name = '']) => {
    // Sound: the pattern knows these three kinds alone.
    return { text: whole, kind: kind as Reference['kind'], name };
  });
}

/**
 * What a reference stands for here: what apply has found out, else the environment variable. An empty one counts as
 * missing. Files and commands have no value but in apply.
 */
export function plainValue(
  { text, kind, name }: Reference,
  { env, secrets }: Pick<Facts, 'env' | 'secrets'>,
) {
  return secrets?.get(text) || (kind === 'env' ? env[name] : undefined) || undefined;
}

/**
 * Puts values for their references into a text. They are plain texts; in a URL what a URL cannot hold as it stands is
 * percent-encoded.
 *
 * `resolveText('http://${env:U}@proxy:8080', { env: { U: 'a@b' } })` gives `{ text: 'http://a%40b@proxy:8080' }`.
 */
export function resolveText(text: string, facts: Pick<Facts, 'env' | 'secrets'>): Resolved {
  const spell = URL_START.test(text) ? encodeURIComponent : (plain: string) => plain;
  const found = new Map(referencesIn(text).map((one) => [one.text, plainValue(one, facts)]));
  const missing = [...found].filter(([, value]) => value === undefined).map(([reference]) => reference);
  if (missing.length > 0) return { missing };
  return { text: text.replace(REFERENCE, (whole) => spell(found.get(whole) ?? '')) };
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
      const { text } = resolveText(ref, facts);
      const known = written.find((secret) => secret.ref === ref);
      if (text === undefined) return known ? [[ref, known] as const] : [];
      return [[ref, { ref, digest: secretDigest(reader, text, facts) }] as const];
    }),
  );
}

/** A text with references that nobody can resolve yet and that was never applied. */
export function unknownSecret(ref: string): Secret {
  return { ref, digest: UNKNOWN };
}

/** Whether a value will be known only when it is applied. */
export function isUnknown({ digest }: Secret): boolean {
  return digest === UNKNOWN;
}

function secretsIn(value: StoredValue): readonly Secret[] {
  return typeof value === 'object' && value !== null ? [value] : [];
}

const REFERENCE = /\$\{(env|file|command):([^}]*)\}/g;
const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i;
const UNKNOWN = '';
