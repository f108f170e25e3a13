import type { Value } from '../../core/value.ts';
import { type Anchor, toAnchor } from '../../pki/bundle.ts';
import { parseCertificate } from '../../pki/certificate.ts';

/**
 * A certificate as a value: who it is, for people, and all of it, so that steps need nothing else:
 * `"Acme Root CA" until 2035-03-01, sha256:9f2c… MIIB…`.
 */
export function certificateValue(anchor: Anchor): string {
  return `${describe(anchor.der)}, ${tail(anchor)}`;
}

/** The certificate of a value; `undefined` for a value that is none. */
export function anchorOf(value: Value): Anchor | undefined {
  if (typeof value !== 'string') return undefined;
  const base64 = value.slice(value.lastIndexOf(' ') + 1);
  const anchor = toAnchor(new Uint8Array(Buffer.from(base64, 'base64')));
  return value.endsWith(`, ${tail(anchor)}`) ? anchor : undefined;
}

function tail({ der, sha256 }: Anchor): string {
  return `sha256:${sha256} ${Buffer.from(der).toString('base64')}`;
}

/** `"Acme Root CA" until 2035-03-01`: one line, at most some 100 characters. */
export function describe(der: Uint8Array): string {
  const certificate = parseCertificate(der);
  if (!certificate) return 'unreadable';
  const label = certificate.label.replace(/\s+/g, ' ').trim().slice(0, 80);
  return `"${label}" until ${certificate.notAfter.slice(0, 10)}`;
}
