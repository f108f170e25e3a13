import { ADMISSION_CODES } from './codes/admission.ts';
import { BUNDLE_CODES } from './codes/bundle.ts';
import { BUNDLE_CREATE_CODES } from './codes/bundle-create.ts';
import { COMMAND_CODES } from './codes/command.ts';
import { DOCTOR_CODES } from './codes/doctor.ts';
import { ENGINE_CODES } from './codes/engine.ts';
import { EXPLAIN_CODES } from './codes/explain.ts';
import { LINT_CODES } from './codes/lint.ts';
import { PLANNER_CODES } from './codes/planner.ts';
import { PROFILE_CODES } from './codes/profile.ts';
import { REMOTE_CODES } from './codes/remote.ts';

/**
 * Every code goenv can utter, grouped by who utters it. Codes are stable: scripts match on them.
 * `ui/messages` has the texts of each in every language; the compiler and a test hold that none is missing.
 */
export const CODES = [
  ...PROFILE_CODES,
  ...REMOTE_CODES,
  ...LINT_CODES,
  ...PLANNER_CODES,
  ...ENGINE_CODES,
  ...COMMAND_CODES,
  ...DOCTOR_CODES,
  ...ADMISSION_CODES,
  ...EXPLAIN_CODES,
  ...BUNDLE_CODES,
  ...BUNDLE_CREATE_CODES,
] as const;

export type Code = (typeof CODES)[number];
