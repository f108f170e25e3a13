import { fail } from '../core/diagnostic.ts';
import type { Context } from './context.ts';

/**
 * Refuses a profile that nobody named but a checkout's settings file: it may not choose by itself what this machine does
 * and whom it talks to. `command` is what to type instead. Errors: `SETTINGS_PROFILE_NEEDS_CONFIG` (64).
 */
export function refuseForeignSettings(
  { options, settings }: Pick<Context, 'options' | 'settings'>,
  command?: (profile: string) => string,
): void {
  if (options.args.length > 0 || settings.profileFrom === undefined) return;
  const params = { path: settings.profileFrom, profile: settings.profile ?? '' };
  const commands = command && [command(params.profile)];
  fail('SETTINGS_PROFILE_NEEDS_CONFIG', params, { exit: 64, ...(commands && { commands }) });
}
