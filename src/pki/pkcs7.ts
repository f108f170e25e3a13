import { childrenOf, type Element, oidOf, SEQUENCE } from './der.ts';

/**
 * The certificates (DER) of a PKCS#7 or CMS SignedData, as `openssl crl2pkcs7 -nocrl` and Windows' .p7b make it;
 * `undefined` for anything else. Its signatures are not looked at: the certificates are judged one by one.
 */
export function pkcs7Certificates(contentInfo: Element): readonly Uint8Array[] | undefined {
  const [type, content] = childrenOf(contentInfo);
  if (oidOf(type) !== SIGNED_DATA) return undefined;
  const [signedData] = childrenOf(content);
  const set = childrenOf(signedData).find(({ tag }) => tag === CERTIFICATES);
  return childrenOf(set)
    .filter(({ tag }) => tag === SEQUENCE)
    .map(({ whole }) => whole);
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** `[0] IMPLICIT CertificateSet`. */
const CERTIFICATES = 0xa0;
