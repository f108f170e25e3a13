import type { SchemaNode } from '../schema-node.ts';
import { SIGNED_BY } from './signed-by.ts';

/** Keys at the top of a profile that say how it is read; the sections are beside this file. */
export const TOP = {
  version: {
    description: 'Version of the profile grammar. Always 1. Required.',
    type: 'integer',
    const: 1,
    examples: [1],
  },
  name: {
    description:
      'Name of the profile, in small letters, digits and hyphens; printed in plans and recorded in the journal. Default: the name of the file without its extension. Not inherited. Example: acme',
    type: 'string',
    pattern: '^[a-z0-9-]+$',
    examples: ['acme'],
  },
  description: {
    description:
      'One line that says what the profile is for; shown beside its name, without effect. Not inherited. Example: Acme developers behind the inspecting proxy',
    type: 'string',
    examples: ['Acme developers behind the inspecting proxy'],
  },
  requires: {
    description:
      'The versions of goenv that can read this profile, checked before anything else. Operators >= > <= < = ^ ~; several conditions, separated by blanks or commas, must all hold. Quote it. Default: any. Example: ">=0.4"',
    type: 'string',
    minLength: 1,
    examples: ['>=0.4'],
  },
  extends: {
    description:
      'Profiles this one builds on, read first; what this file says itself wins. A bare word is a built-in profile; a path has a / or ends in .yaml, .yml or .json and is relative to this file; a URL needs a digest or a signature. Default: none. Example: [cn, ./base.yaml]',
    type: 'array',
    examples: [['cn', './base.yaml']],
    items: {
      description:
        'A built-in name, a path, a URL with its digest (https://acme.example/go.yaml#sha256=…), or an object with `use` when the base is pinned, signed, or something of it is left out. Example: { use: cn, without: ["go.sumdb"] }',
      type: ['string', 'object'],
      minLength: 1,
      examples: ['./base.yaml'],
      required: ['use'],
      additionalProperties: false,
      properties: {
        use: {
          description: 'The base: a built-in name, a path, or a URL. Required. Example: ./base.yaml',
          type: 'string',
          minLength: 1,
          examples: ['./base.yaml'],
        },
        sha256: {
          description:
            'SHA-256 of the bytes of the base, 64 hexadecimal digits; another content is refused. A URL needs it, or `signedBy`. Default: not checked.',
          type: 'string',
          pattern: '^(sha256:)?[0-9A-Fa-f]{64}$',
          examples: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
        },
        signedBy: {
          ...SIGNED_BY,
          description:
            'Who must have signed the base: an SSH signature of namespace goenv-profile at the same path or URL with .sig behind it. Default: not checked. Example: { file: ../keys/allowed_signers, principal: ci@acme.example }',
        },
        without: {
          description:
            'What not to take from this base: whole keys, or one entry of a list in brackets. `environment` and `insecure` cannot be left out. Default: nothing. Example: ["go.private[github.com/acme]", "go.sumdb"]',
          type: 'array',
          examples: [['go.private[github.com/acme]']],
          items: {
            description: 'A key, or key[entry]. Example: go.private[github.com/acme]',
            type: 'string',
            minLength: 1,
            examples: ['go.private[github.com/acme]'],
          },
        },
      },
    },
  },
  scope: {
    description:
      'Whose settings are changed: `user` changes those of the user who runs goenv, `machine` those of everybody (needs root). Default: user.',
    type: 'string',
    enum: ['user', 'machine'],
    default: 'user',
    examples: ['machine'],
  },
  environment: {
    description:
      'How strict the policy is: production > test > development. The strictest that the profile or any of its bases states is in force; stated nowhere: production.',
    type: 'string',
    enum: ['production', 'test', 'development'],
    default: 'production',
    examples: ['development'],
  },
} as const satisfies Readonly<Record<string, SchemaNode>>;
