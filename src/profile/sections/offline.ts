import type { SchemaNode } from '../schema-node.ts';
import { SHA256_PATTERN } from './sha256.ts';
import { SIGNED_BY } from './signed-by.ts';

/** Building without a network. */
export const OFFLINE = {
  description: 'Nothing but these bundles is used; they win over go.proxy, via and go.sumdb.',
  type: 'object',
  additionalProperties: false,
  examples: [{ bundles: [{ file: './acme.gobundle', sha256: '9f2c…' }] }],
  properties: {
    bundles: {
      description:
        'Bundles made by `goenv bundle create`. United with inherited ones by `file`. Default: none. Example: [{ file: ./acme.gobundle, sha256: 9f2c… }]',
      type: 'array',
      minItems: 1,
      examples: [[{ file: './acme.gobundle', sha256: '9f2c…' }]],
      items: {
        description: 'One bundle, with the digest or the signer that proves it.',
        type: 'object',
        required: ['file'],
        additionalProperties: false,
        anyOf: [{ required: ['sha256'] }, { required: ['signedBy'] }],
        examples: [{ file: './acme.gobundle', sha256: '9f2c…' }],
        properties: {
          file: {
            description: 'Path of the bundle, relative to this profile. Example: ./acme.gobundle',
            type: 'string',
            minLength: 1,
            examples: ['./acme.gobundle'],
          },
          sha256: {
            description: 'SHA-256 of the bundle file, 64 hexadecimal digits.',
            type: 'string',
            pattern: SHA256_PATTERN,
            examples: ['9f2c…'],
          },
          signedBy: {
            ...SIGNED_BY,
            description:
              'Who must have signed it. Example: { file: ../keys/allowed_signers, principal: ci@acme.example }',
          },
        },
      },
    },
  },
} as const satisfies SchemaNode;
