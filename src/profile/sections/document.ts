import type { FromSchema } from 'json-schema-to-ts';
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
  readonly version: FromSchema<typeof TOP.version>;
  readonly name?: FromSchema<typeof TOP.name>;
  readonly description?: FromSchema<typeof TOP.description>;
  readonly requires?: FromSchema<typeof TOP.requires>;
  readonly extends?: FromSchema<typeof TOP.extends>;
  readonly scope?: FromSchema<typeof TOP.scope>;
  readonly environment?: FromSchema<typeof TOP.environment>;
  readonly go?: FromSchema<typeof GO>;
  readonly network?: FromSchema<typeof NETWORK>;
  readonly trust?: FromSchema<typeof TRUST>;
  readonly git?: FromSchema<typeof GIT>;
  readonly ssh?: FromSchema<typeof SSH>;
  readonly credentials?: FromSchema<typeof CREDENTIALS>;
  readonly shell?: FromSchema<typeof SHELL>;
  readonly offline?: FromSchema<typeof OFFLINE>;
  readonly insecure?: FromSchema<typeof INSECURE>;
}
