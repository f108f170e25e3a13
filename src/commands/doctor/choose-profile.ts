import type { Diagnostic } from '../../core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../../core/journal.ts';
import type { InsecureEntry, Profile } from '../../profile/sections/profile.ts';
import type { ProfileRef } from '../../ui/report.ts';
import type { Context } from '../context.ts';
import { refuseForeignSettings } from '../foreign-settings.ts';
import { appliedProfile, type Loading, loadProfile, profileArgument } from '../load-profile.ts';
import { EMPTY_PROFILE } from '../planning.ts';

/** The profile whose way is looked at. */
export interface ChosenProfile {
  /** None when nothing is applied: then it is the machine as it is. */
  readonly ref?: ProfileRef;
  readonly profile: Profile;
  readonly expired: readonly InsecureEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The one named, else what was applied, else the settings', else none. Errors: those of loading, `SETTINGS_PROFILE_NEEDS_CONFIG` (64). */
export async function chooseProfile(
  context: Context,
): Promise<ChosenProfile | (Loading & { profile?: never })> {
  const journal = await context.readJournal().catch(() => EMPTY_JOURNAL);
  const isNamed = context.options.args.length > 0;
  if (!isNamed && journal.applied) return appliedProfile(context, journal.applied);
  if (!isNamed && context.settings.profile === undefined) return NO_PROFILE;
  refuseForeignSettings(context, (profile) => `goenv doctor ${profile}`);
  return loadProfile(context, profileArgument(context), journal);
}

const NO_PROFILE: ChosenProfile = { profile: EMPTY_PROFILE, expired: [], diagnostics: [] };
