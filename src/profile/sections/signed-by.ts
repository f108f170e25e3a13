import type { SchemaNode } from '../schema-node.ts';

/** Who must have signed a file: a signer as an OpenSSH allowed_signers file names it. The description is the user's. */
export const SIGNED_BY = {
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
} as const satisfies Omit<SchemaNode, 'description'>;
