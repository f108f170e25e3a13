import type { SchemaNode } from '../schema-node.ts';

/** What new shells are given. */
export const SHELL = {
  description:
    'Variables and PATH of new shells; at scope machine of login shells, of fish and of graphical programs.',
  type: 'object',
  additionalProperties: false,
  examples: [{ unset: ['GOPROXY'] }],
  properties: {
    env: {
      description:
        'Variables to export, name to value: GODEBUG, GIT_TERMINAL_PROMPT, NETRC, PIP_CERT; more with `--allow NAME`; never Go\'s own settings (those are `go`). Merged with inherited ones by name. Default: none. Example: { GIT_TERMINAL_PROMPT: "0" }',
      type: 'object',
      examples: [{ GIT_TERMINAL_PROMPT: '0' }],
      propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
      additionalProperties: {
        description: 'The value exported, a text; quote numbers if you like.',
        type: 'string',
        examples: ['0'],
      },
      properties: {
        GODEBUG: {
          description: 'Compatibility switches of the Go runtime. Example: netdns=go',
          type: 'string',
          examples: ['netdns=go'],
        },
        GIT_TERMINAL_PROMPT: {
          description: 'Whether git may ask on the terminal: "0" or "1". Example: "0"',
          type: 'string',
          examples: ['0'],
        },
        NETRC: {
          description: 'Another netrc file, for go. Example: /run/secrets/netrc',
          type: 'string',
          examples: ['/run/secrets/netrc'],
        },
        PIP_CERT: {
          description: 'CA bundle for pip. Example: /etc/ssl/certs/ca-certificates.crt',
          type: 'string',
          examples: ['/etc/ssl/certs/ca-certificates.crt'],
        },
      },
    },
    unset: {
      description:
        'Variables that are exported elsewhere and would override what goenv sets; new shells drop them. United with inherited ones. Default: none. Example: [GOPROXY, GOSUMDB]',
      type: 'array',
      examples: [['GOPROXY', 'GOSUMDB']],
      items: {
        description: 'Name of a variable. Example: GOPROXY',
        type: 'string',
        pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
        examples: ['GOPROXY'],
      },
    },
    path: {
      description:
        'Folders appended to PATH, in this order; a leading ~/ is the home, at scope machine that of each user. Replaces an inherited list as a whole. Default: none. Example: [~/go/bin]',
      type: 'array',
      examples: [['~/go/bin']],
      items: {
        description: 'A folder. Example: ~/go/bin',
        type: 'string',
        minLength: 1,
        examples: ['~/go/bin'],
      },
    },
  },
} as const satisfies SchemaNode;
