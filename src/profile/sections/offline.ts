import type { SchemaNode } from '../schema-node.ts';
import { SHA256_PATTERN } from './sha256.ts';

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
            description:
              'Who must have signed it. Example: { file: ../keys/allowed_signers, principal: ci@acme.example }',
            type: 'object',
            required: ['file', 'principal'],
            additionalProperties: false,
            examples: [{ file: '../keys/allowed_signers', principal: 'ci@acme.example' }],
            properties: {
              file: {
                description:
                  'Path of an OpenSSH allowed_signers file, relative to this profile. Example: ../keys/allowed_signers',
                type: 'string',
                minLength: 1,
                examples: ['../keys/allowed_signers'],
              },
              principal: {
                description: 'The signer, as that file names it. Example: ci@acme.example',
                type: 'string',
                minLength: 1,
                examples: ['ci@acme.example'],
              },
            },
          },
        },
      },
    },
  },
} as const satisfies SchemaNode;
