import type { SchemaNode } from '../schema-node.ts';

/** How ssh reaches the hosts of private repositories. */
export const SSH = {
  description: 'ssh: host entries in a config file that goenv owns, and the host keys they are known by.',
  type: 'object',
  additionalProperties: false,
  examples: [{ hosts: [{ host: 'git.acme.internal', port: 2222, user: 'git' }] }],
  properties: {
    hosts: {
      description:
        'Host entries. United with inherited ones by `host`. Default: none. Example: [{ host: git.acme.internal, port: 2222, user: git }]',
      type: 'array',
      examples: [[{ host: 'git.acme.internal', port: 2222, user: 'git' }]],
      items: {
        description: 'One Host block, for one name as it stands in addresses.',
        type: 'object',
        required: ['host'],
        additionalProperties: false,
        examples: [{ host: 'git.acme.internal', port: 2222, user: 'git' }],
        properties: {
          host: {
            description: 'The name as it stands in addresses. Example: git.acme.internal',
            type: 'string',
            minLength: 1,
            examples: ['git.acme.internal'],
          },
          hostName: {
            description:
              'The name or address really dialled. Default: the host. Example: git-ssh.acme.internal',
            type: 'string',
            minLength: 1,
            examples: ['git-ssh.acme.internal'],
          },
          port: {
            description: 'TCP port, 1 to 65535. Default: 22. Example: 2222',
            type: 'integer',
            minimum: 1,
            maximum: 65535,
            examples: [2222],
          },
          user: {
            description: "Name to log in with. Default: ssh's own. Example: git",
            type: 'string',
            minLength: 1,
            examples: ['git'],
          },
          proxyJump: {
            description: 'Host to go through (ProxyJump). Default: none. Example: bastion',
            type: 'string',
            minLength: 1,
            examples: ['bastion'],
          },
          identityFile: {
            description:
              "Path of a private key; goenv neither makes nor moves it. Default: ssh's own. Example: ~/.ssh/id_ed25519",
            type: 'string',
            minLength: 1,
            examples: ['~/.ssh/id_ed25519'],
          },
          knownHosts: {
            description:
              'Host keys, kind and base64 as `ssh-keyscan` prints them after the name. Default: none. Example: ["ssh-ed25519 AAAA…"]',
            type: 'array',
            examples: [['ssh-ed25519 AAAA…']],
            items: {
              description: 'One host key. Example: ssh-ed25519 AAAA…',
              type: 'string',
              minLength: 1,
              examples: ['ssh-ed25519 AAAA…'],
            },
          },
        },
      },
    },
  },
} as const satisfies SchemaNode;
