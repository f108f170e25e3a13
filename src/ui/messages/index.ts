import type { Code } from '../../core/codes.ts';
import { admission } from './admission.ts';
import { bundle } from './bundle.ts';
import { bundleCreate } from './bundle-create.ts';
import { command } from './command.ts';
import { doctor } from './doctor.ts';
import { engine } from './engine.ts';
import { explain } from './explain.ts';
import { lint } from './lint.ts';
import { planner } from './planner.ts';
import { profile } from './profile.ts';
import { remote } from './remote.ts';
import type { Language, Text, Texts } from './texts.ts';

/** Every code in every language. */
export const MESSAGES: Texts<Code> = {
  ...profile,
  ...remote,
  ...lint,
  ...planner,
  ...engine,
  ...command,
  ...admission,
  ...bundle,
  ...bundleCreate,
  ...doctor,
  ...explain,
};

/** The words for a code, placeholders still in them. */
export function textOf(code: Code, language: Language): Text {
  return MESSAGES[code][language];
}
