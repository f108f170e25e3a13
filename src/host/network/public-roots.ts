import { rootCertificates } from 'node:tls';
import { readBundle } from '../../pki/bundle.ts';

/** SHA-256 of the roots that Node comes with: Mozilla's list, whatever this machine trusts beside it. */
export function publicRoots(): ReadonlySet<string> {
  return new Set(readBundle(rootCertificates.join('\n')).map(({ sha256 }) => sha256));
}
