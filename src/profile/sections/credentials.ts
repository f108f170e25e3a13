import type { SchemaNode } from '../schema-node.ts';

/** Names and passwords for private hosts, never themselves in the profile. */
export const CREDENTIALS = {
  description:
    'Credentials for private hosts: a block at the top of ~/.netrc (mode 0600), which go, git and curl read. Values are references alone; refused at scope machine. United with inherited ones by `machine`. Default: none. Example: [{ machine: athens.acme.internal, login: "${env:ATHENS_USER}", password: "${env:ATHENS_TOKEN}" }]',
  type: 'array',
  examples: [
    [{ machine: 'athens.acme.internal', login: '${env:ATHENS_USER}', password: '${env:ATHENS_TOKEN}' }],
  ],
  items: {
    description: 'Credentials for one host.',
    type: 'object',
    required: ['machine', 'login', 'password'],
    additionalProperties: false,
    examples: [
      { machine: 'athens.acme.internal', login: '${env:ATHENS_USER}', password: '${env:ATHENS_TOKEN}' },
    ],
    properties: {
      machine: {
        description:
          'Host name in small letters, with :port where the address has one. Example: athens.acme.internal',
        type: 'string',
        minLength: 1,
        examples: ['athens.acme.internal'],
      },
      login: {
        description:
          'Reference to the user name: ${env:NAME}; ${file:PATH} with `--allow file`, ${command:…} with `--allow command`. Example: "${env:ATHENS_USER}"',
        type: 'string',
        minLength: 1,
        examples: ['${env:ATHENS_USER}'],
      },
      password: {
        description:
          'Reference to the password or token: ${env:NAME}; ${file:PATH} with `--allow file`, ${command:…} with `--allow command`. Example: "${env:ATHENS_TOKEN}"',
        type: 'string',
        minLength: 1,
        examples: ['${env:ATHENS_TOKEN}'],
      },
    },
  },
} as const satisfies SchemaNode;
