import { fail } from '../../core/diagnostic.ts';
import type { Certificate } from '../../pki/certificate.ts';
import type { Source } from './wanted.ts';

/**
 * Refuses certificates that the profile's `sha256` does not name; without any, everything in the file is meant.
 * @throws Failure exit 4: TRUST_PIN_MISMATCH when none of them is named, TRUST_PIN_MISSING when some are not
 */
export function refuseUnpinned({ entry, name, place }: Source, certificates: readonly Certificate[]): void {
  const pins = new Set(entry.sha256.map(digitsOf));
  const others = certificates.filter(({ sha256 }) => !pins.has(sha256));
  if (pins.size === 0 || others.length === 0) return;
  const found = others.map(({ sha256, label }) => `${sha256} (${label})`).join(', ');
  const code = others.length === certificates.length ? 'TRUST_PIN_MISMATCH' : 'TRUST_PIN_MISSING';
  fail(code, { file: name, found, expected: [...pins].join(', ') }, { ...place, exit: 4 });
}

/** People copy fingerprints with colons and in any case. */
function digitsOf(pin: string): string {
  return pin
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
}
