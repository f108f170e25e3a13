import type { SchemaNode } from '../schema-node.ts';
import { SHA256_PATTERN } from './sha256.ts';

const fingerprint = {
  description:
    'SHA-256 of the certificate (DER), 64 hexadecimal digits, colons allowed, as `openssl x509 -noout -fingerprint -sha256` prints it.',
  type: 'string',
  pattern: SHA256_PATTERN,
  examples: ['9F:2C:…'],
} as const satisfies SchemaNode;

/** Certificates to trust beside those of the system. */
export const TRUST = {
  description: 'Certificate authorities of this place, trusted by go, git, curl and others.',
  type: 'object',
  additionalProperties: false,
  examples: [{ certificates: [{ file: '../certs/acme-root.pem' }] }],
  properties: {
    scope: {
      description:
        'Where the certificates go: `machine` into the system store (needs root), `user` into bundles in the home. Default: the scope of the profile.',
      type: 'string',
      enum: ['user', 'machine'],
      examples: ['machine'],
    },
    certificates: {
      description:
        'The certificates. United with inherited ones by file or PEM text. Default: none. Example: [{ file: ../certs/acme-root.pem, sha256: "9F:2C:…" }]',
      type: 'array',
      examples: [[{ file: '../certs/acme-root.pem', sha256: '9F:2C:…' }]],
      items: {
        description: 'A file or a PEM text, with the fingerprints of what is in it.',
        type: 'object',
        additionalProperties: false,
        anyOf: [{ required: ['file'] }, { required: ['pem'] }],
        not: { required: ['file', 'pem'] },
        examples: [{ file: '../certs/acme-root.pem', sha256: '9F:2C:…' }],
        properties: {
          file: {
            description:
              'Path of a PEM, DER or PKCS#7 file, relative to this profile. Example: ../certs/acme-root.pem',
            type: 'string',
            minLength: 1,
            examples: ['../certs/acme-root.pem'],
          },
          pem: {
            description: 'The PEM text itself, as a block (`pem: |`).',
            type: 'string',
            minLength: 1,
            examples: ['-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n'],
          },
          sha256: {
            description:
              'The fingerprint of the certificate, or a list that covers every certificate in the file. A certificate that is not listed is refused. Required: a file that was swapped must not be trusted.',
            type: ['string', 'array'],
            pattern: SHA256_PATTERN,
            minItems: 1,
            examples: ['9F:2C:…'],
            items: fingerprint,
          },
          leaf: {
            description:
              'true for the certificate of a server itself (self-signed), which is no certificate authority. Default: false.',
            type: 'boolean',
            default: false,
            examples: [true],
          },
        },
      },
    },
  },
} as const satisfies SchemaNode;
