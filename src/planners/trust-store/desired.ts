import { type Diagnostic, diagnostic, fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Inputs } from '../../core/planner.ts';
import type { State, Value } from '../../core/value.ts';
import { systemNamed } from '../../pki/system-stores.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { rootsText } from './bundle-file.ts';
import { certificateValue } from './certificate-value.ts';
import { BY_HAND } from './current-system.ts';
import { javaValue } from './java.ts';
import { remarksOn } from './judge.ts';
import { BUNDLE_ROOTS, keyOf, NOTES, parseKey, shortPrint } from './keys.ts';
import { scopeOf, type Wanted, wantedCertificates } from './wanted.ts';

/**
 * What the profile wants trusted. Scope user: `ca-bundle[…]`, `ca-bundle.roots`; scope machine: `owner[…]`, `anchor[…]`
 * and `trusted[…]`, and `java[…]` where Java's keystore follows; both: `ca-extra[…]`. Pure.
 * @throws Failure as `wantedCertificates`; exit 1: TRUST_SYSTEM_UNKNOWN, TRUST_LEAF_NOT_TAKEN, ROOTS_NOT_FOUND
 */
export function desired(profile: Profile, inputs: Inputs, facts: Facts): State {
  const wanted = wantedCertificates(profile, inputs, facts);
  if (wanted.length === 0) return new Map();
  const state = new Map<string, Value>();
  for (const { certificate } of wanted) {
    state.set(keyOf('ca-extra', certificate.sha256), certificateValue(certificate));
  }
  const more =
    scopeOf(profile) === 'user' ? ofUser(wanted, inputs, facts) : ofMachine(wanted, inputs, profile.name);
  return new Map([...state, ...more]);
}

/** What is to say of the profile's certificates, fit as they are. Pure. */
export function remarks(profile: Profile, inputs: Inputs, facts: Facts): readonly Diagnostic[] {
  const wanted = wantedCertificates(profile, inputs, facts);
  const found = wanted.flatMap(({ certificate, source }) => remarksOn(source, certificate, facts.today));
  const noRoots = wanted.length > 0 && scopeOf(profile) === 'user' && hasNoRoots(inputs);
  return noRoots ? [...found, diagnostic('ROOTS_NOT_FOUND', 'warning')] : found;
}

/** JSON pointer of the profile's entry behind a key: the one that names its fingerprint, or the only one. */
export function pointers(profile: Profile): (key: string) => string | undefined {
  const entries = profile.trust?.certificates ?? [];
  const named = new Map(entries.flatMap(({ sha256 }, at) => sha256.map((pin) => [shortPrint(pin), at])));
  return (key) => {
    if (entries.length === 0) return undefined;
    const print = parseKey(key)?.print;
    const at = print !== undefined && entries.length === 1 ? 0 : named.get(print ?? '');
    return at === undefined ? '/trust/certificates' : `/trust/certificates/${at}`;
  };
}

function ofUser(wanted: readonly Wanted[], inputs: Inputs, { os }: Facts): State {
  // Where programs have roots of their own kind, a bundle without them would take the others away.
  if (os !== 'linux' && hasNoRoots(inputs)) fail('ROOTS_NOT_FOUND');
  const bundle = wanted.map(
    ({ certificate }) => [keyOf('ca-bundle', certificate.sha256), certificateValue(certificate)] as const,
  );
  return new Map<string, Value>([[BUNDLE_ROOTS, inputs.found.get(NOTES.roots) ?? ''], ...bundle]);
}

function hasNoRoots({ found }: Inputs): boolean {
  return found.get(NOTES.roots) === rootsText([]);
}

function ofMachine(wanted: readonly Wanted[], { found }: Inputs, name: string): State {
  const row = found.get(NOTES.system);
  if (row === 'unknown') fail('TRUST_SYSTEM_UNKNOWN');
  if (row === 'by-hand') {
    return new Map(wanted.map(({ certificate }) => [keyOf('by-hand', certificate.sha256), BY_HAND]));
  }
  const system = systemNamed(row);
  const leaf = wanted.find(({ certificate }) => !certificate.isCa)?.certificate;
  if (system && !system.takesLeaf && leaf)
    fail('TRUST_LEAF_NOT_TAKEN', { label: leaf.label, sha256: leaf.sha256, system: system.name });
  return new Map(wanted.flatMap(({ certificate }) => inStore(certificate, found, nameText(name))));
}

/** What the system trusts by somebody else's doing alone needs no file of goenv's. */
function inStore(
  certificate: Wanted['certificate'],
  found: State,
  owner: string,
): readonly (readonly [string, Value])[] {
  const { sha256 } = certificate;
  const value = certificateValue(certificate);
  if (found.has(keyOf('by-others', sha256))) return [[keyOf('by-others', sha256), value]];
  const trusted = [keyOf('trusted', sha256), value] as const;
  const java = [keyOf('java', sha256), javaValue(sha256)] as const;
  const isKept = found.has(NOTES.keytool);
  return [
    [keyOf('owner', sha256), owner],
    [keyOf('anchor', sha256), value],
    trusted,
    ...(isKept ? [java] : []),
  ];
}

/** A profile without a name has its file's, which may hold anything. */
function nameText(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'profile';
}
