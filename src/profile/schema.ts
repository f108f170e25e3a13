import type { SchemaNode } from './schema-node.ts';
import { CREDENTIALS } from './sections/credentials.ts';
import { GIT } from './sections/git.ts';
import { GO } from './sections/go.ts';
import { INSECURE } from './sections/insecure.ts';
import { NETWORK } from './sections/network.ts';
import { OFFLINE } from './sections/offline.ts';
import { SHELL } from './sections/shell.ts';
import { SSH } from './sections/ssh.ts';
import { TOP } from './sections/top.ts';
import { TRUST } from './sections/trust.ts';

/** Every section and key of version 1. */
export const PROFILE_SCHEMA = {
  description: 'How one place makes Go build: what `goenv plan`, `apply` and `check` work from.',
  type: 'object',
  required: ['version'],
  additionalProperties: false,
  properties: {
    ...TOP,
    go: GO,
    network: NETWORK,
    trust: TRUST,
    git: GIT,
    ssh: SSH,
    credentials: CREDENTIALS,
    shell: SHELL,
    offline: OFFLINE,
    insecure: INSECURE,
  },
} as const satisfies SchemaNode;

/**
 * The profile's JSON Schema (2020-12) as editors and ajv read it; `schemas/profile.schema.json` is this, printed.
 * Pure; gives a new object each time.
 */
export function profileSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:goenv:schema:profile:1',
    title: 'goenv profile, version 1',
    ...PROFILE_SCHEMA,
  };
}
