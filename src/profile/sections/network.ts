import type { SchemaNode } from '../schema-node.ts';

/** The way out: proxies and what goes past them. */
export const NETWORK = {
  description: 'The network proxy of this place: HTTP_PROXY, HTTPS_PROXY and NO_PROXY for new shells.',
  type: 'object',
  additionalProperties: false,
  examples: [{ proxy: 'http://proxy.acme.internal:8080' }],
  properties: {
    proxy: {
      description:
        'URL of the proxy for http and https alike, or one each. User and password only as references: http://${env:PROXY_USER}:${env:PROXY_PASSWORD}@proxy.acme.internal:8080; neither at scope machine. Replaces an inherited one as a whole. Default: what the machine has.',
      type: ['string', 'object'],
      minLength: 1,
      minProperties: 1,
      examples: ['http://proxy.acme.internal:8080'],
      additionalProperties: false,
      properties: {
        http: {
          description: 'Proxy for http:// (HTTP_PROXY). Example: http://proxy.acme.internal:8080',
          type: 'string',
          minLength: 1,
          examples: ['http://proxy.acme.internal:8080'],
        },
        https: {
          description: 'Proxy for https:// (HTTPS_PROXY). Example: http://proxy.acme.internal:8080',
          type: 'string',
          minLength: 1,
          examples: ['http://proxy.acme.internal:8080'],
        },
      },
    },
    noProxy: {
      description:
        'NO_PROXY: hosts reached without the proxy: domains (their subdomains included), addresses, CIDR ranges. Loopback is added. United with inherited ones. Default: none. Example: [acme.internal, 10.0.0.0/8]',
      type: 'array',
      examples: [['acme.internal', '10.0.0.0/8']],
      items: {
        description: 'One domain, address or CIDR range, without a port. Example: acme.internal',
        type: 'string',
        minLength: 1,
        examples: ['acme.internal'],
      },
    },
  },
} as const satisfies SchemaNode;
