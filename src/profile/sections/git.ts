import type { SchemaNode } from '../schema-node.ts';

/** What git is told for go's sake. */
export const GIT = {
  description:
    "git, which go runs for modules fetched directly: a gitconfig file that goenv owns, tied in at the end of the global config, or at scope machine of the system's.",
  type: 'object',
  additionalProperties: false,
  examples: [{ rewrite: [{ from: 'https://git.acme.internal/', to: 'ssh://git@git.acme.internal/' }] }],
  properties: {
    rewrite: {
      description:
        'url.<to>.insteadOf: addresses git replaces by others. United with inherited ones by `from`. Default: none. Example: [{ from: "https://git.acme.internal/", to: "ssh://git@git.acme.internal/" }]',
      type: 'array',
      examples: [[{ from: 'https://git.acme.internal/', to: 'ssh://git@git.acme.internal/' }]],
      items: {
        description: 'One replacement. From https to http needs an `insecure` entry.',
        type: 'object',
        required: ['from', 'to'],
        additionalProperties: false,
        examples: [{ from: 'https://git.acme.internal/', to: 'ssh://git@git.acme.internal/' }],
        properties: {
          from: {
            description:
              'How the address begins that go asks for; end it with a / so that it covers that host alone. Example: https://git.acme.internal/',
            type: 'string',
            minLength: 1,
            examples: ['https://git.acme.internal/'],
          },
          to: {
            description: 'What stands in its place. Example: ssh://git@git.acme.internal/',
            type: 'string',
            minLength: 1,
            examples: ['ssh://git@git.acme.internal/'],
          },
        },
      },
    },
    http: {
      description:
        'http.<url>.*: settings for one host or folder; at scope machine ~/ is the home of each user. United with inherited ones by `url`. Default: none. Example: [{ url: "https://git.partner.example/", proxy: "http://other:3128" }]',
      type: 'array',
      examples: [[{ url: 'https://git.partner.example/', proxy: 'http://other:3128' }]],
      items: {
        description: 'Settings for addresses that begin with `url`.',
        type: 'object',
        required: ['url'],
        additionalProperties: false,
        examples: [{ url: 'https://git.partner.example/', proxy: 'http://other:3128' }],
        properties: {
          url: {
            description: 'Where the settings hold. Example: https://git.partner.example/',
            type: 'string',
            minLength: 1,
            examples: ['https://git.partner.example/'],
          },
          proxy: {
            description: 'Network proxy for these addresses alone (http.proxy). Example: http://other:3128',
            type: 'string',
            minLength: 1,
            examples: ['http://other:3128'],
          },
          clientCert: {
            description:
              'PEM file of the client certificate (http.sslCert), relative to this profile. Example: ~/c.pem',
            type: 'string',
            minLength: 1,
            examples: ['~/c.pem'],
          },
          clientKey: {
            description: 'PEM file of its key (http.sslKey), relative to this profile. Example: ~/k.pem',
            type: 'string',
            minLength: 1,
            examples: ['~/k.pem'],
          },
        },
      },
    },
  },
} as const satisfies SchemaNode;
