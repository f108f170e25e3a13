import type { SchemaNode } from '../schema-node.ts';

/** The one place where a check can be weakened. */
export const INSECURE = {
  description:
    'Exceptions from security checks, each for one module or host, with a reason and an end date. United with inherited ones by allow and module or host. Default: none.',
  type: 'array',
  examples: [
    [
      {
        allow: 'plain-http',
        module: 'git.lab.internal',
        reason: 'lab server has no TLS until the move',
        expires: '2026-12-31',
      },
    ],
  ],
  items: {
    description: 'One exception, for one module or one host.',
    type: 'object',
    required: ['allow', 'reason', 'expires'],
    additionalProperties: false,
    anyOf: [{ required: ['module'] }, { required: ['host'] }],
    not: { required: ['module', 'host'] },
    examples: [
      {
        allow: 'plain-http',
        module: 'git.lab.internal',
        reason: 'lab server has no TLS until the move',
        expires: '2026-12-31',
      },
    ],
    properties: {
      allow: {
        description:
          'What is allowed: `plain-http` (go fetches that module over http), `skip-tls-verify` (certificates of that host or module are not checked), `no-sumdb` (that module is not checked against the checksum database), `http-rewrite` (git.rewrite from https to http).',
        type: 'string',
        enum: ['plain-http', 'skip-tls-verify', 'no-sumdb', 'http-rewrite'],
        examples: ['plain-http'],
      },
      module: {
        description:
          'Module path pattern it holds for; `all` with no-sumdb alone. Example: git.lab.internal/tools',
        type: 'string',
        minLength: 1,
        examples: ['git.lab.internal'],
      },
      host: {
        description: 'Host it holds for, with :port where there is one. Example: git.lab.internal',
        type: 'string',
        minLength: 1,
        examples: ['git.lab.internal'],
      },
      reason: {
        description:
          'Why, in words a reviewer understands; printed in every plan. Example: lab server has no TLS until the move',
        type: 'string',
        minLength: 1,
        examples: ['lab server has no TLS until the move'],
      },
      expires: {
        description:
          'Last day on which it counts, YYYY-MM-DD in UTC; at most 90 days ahead (180 in test and development). Example: 2026-12-31',
        type: 'string',
        format: 'date',
        examples: ['2026-12-31'],
      },
      approvedBy: {
        description: 'Ticket or person that approved it; required in production. Example: SEC-20260401-015',
        type: 'string',
        minLength: 1,
        examples: ['SEC-20260401-015'],
      },
    },
  },
} as const satisfies SchemaNode;
