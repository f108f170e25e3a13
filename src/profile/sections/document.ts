import type { FromSchema, JSONSchema } from 'json-schema-to-ts';
import type { CREDENTIALS } from './credentials.ts';
import type { GIT } from './git.ts';
import type { GO } from './go.ts';
import type { INSECURE } from './insecure.ts';
import type { NETWORK } from './network.ts';
import type { OFFLINE } from './offline.ts';
import type { SHELL } from './shell.ts';
import type { SSH } from './ssh.ts';
import type { TOP } from './top.ts';
import type { TRUST } from './trust.ts';

/** A profile as it is written (before composition and normalisation); types by the schemas, section by section. */
export interface ProfileDocument {
  readonly version: Written<typeof TOP.version>;
  readonly name?: Written<typeof TOP.name>;
  readonly description?: Written<typeof TOP.description>;
  readonly requires?: Written<typeof TOP.requires>;
  readonly extends?: Written<typeof TOP.extends>;
  readonly scope?: Written<typeof TOP.scope>;
  readonly environment?: Written<typeof TOP.environment>;
  readonly go?: Written<typeof GO>;
  readonly network?: Written<typeof NETWORK>;
  readonly trust?: Written<typeof TRUST>;
  readonly git?: Written<typeof GIT>;
  readonly ssh?: Written<typeof SSH>;
  readonly credentials?: Written<typeof CREDENTIALS>;
  readonly shell?: Written<typeof SHELL>;
  readonly offline?: Written<typeof OFFLINE>;
  readonly insecure?: Written<typeof INSECURE>;
}

/** What may be written; a key that has a default need not be. */
type Written<S extends JSONSchema> = FromSchema<S, { keepDefaultedPropertiesOptional: true }>;
