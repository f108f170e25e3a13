import { fail, isFailure } from '../core/diagnostic.ts';
import { differenceOf } from '../profile/difference.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { FORMAT_VERSION } from '../ui/format-version.ts';
import { differenceJson } from '../ui/render-difference.ts';
import type { ProfileRef } from '../ui/report.ts';
import type { Context } from './context.ts';
import { diffMachine } from './diff-machine.ts';
import { diffText } from './diff-text.ts';
import { inlineCertificates } from './inline-certificates.ts';
import { type LoadedProfile, loadProfile } from './load-profile.ts';
import { allDiagnostics } from './planning.ts';
import { present, presentDiagnostics, presentDocument } from './present.ts';
import { refuseProfile } from './refuse.ts';

/** This machine, where a profile could stand. No built-in has such a name and no path is meant. */
export const MACHINE = '@machine';

/**
 * `goenv diff A B`: what two profiles mean differently, key by key, sets by element. `goenv diff A`, or `@machine` for one
 * of the two: what this machine has otherwise. Changes nothing. Exit 0: the same; 2: a difference; 1: not all of the
 * machine could be compared, and the rest is the same; 3 for an invalid profile.
 */
export async function diff(context: Context): Promise<number> {
  const [a = '', b = MACHINE, extra] = context.options.args;
  if (a === '' || extra !== undefined || (a === MACHINE && b === MACHINE))
    fail(
      'WRONG_USAGE',
      { reason: 'diff takes two profiles, or one and this machine: diff A B' },
      { exit: 64 },
    );
  if (a === '-' && b === '-')
    fail('WRONG_USAGE', { reason: 'standard input can be read once: one - alone' }, { exit: 64 });
  if (a === MACHINE) return diffMachine(context, { profile: b, machineFirst: true });
  return b === MACHINE
    ? diffMachine(context, { profile: a, machineFirst: false })
    : diffProfiles(context, a, b);
}

async function diffProfiles(context: Context, a: string, b: string): Promise<number> {
  const first = await loadProfile(context, a);
  if (!first.profile) return refuseProfile(context, first.diagnostics);
  const second = await loadProfile(context, b);
  if (!second.profile) return refuseProfile(context, second.diagnostics);
  const [before, after] = [await comparable(context, first), await comparable(context, second)];
  const differences = differenceOf(before, after);
  presentDocument(context, {
    formatVersion: FORMAT_VERSION,
    command: 'diff',
    a: sideOf(first.ref),
    b: sideOf(second.ref),
    same: differences.length === 0,
    complete: true,
    differences: differences.map((one) => ({
      planner: null,
      ...differenceJson(one, ['a', 'b']),
      overriddenBy: null,
    })),
    diagnostics: [],
  });
  await presentDiagnostics(context, allDiagnostics(first.diagnostics, second.diagnostics));
  const sides = [
    `${first.ref.name} (${first.ref.source})`,
    `${second.ref.name} (${second.ref.source})`,
  ] as const;
  present(context, diffText(context.voice, sides, differences));
  return differences.length === 0 ? 0 : 2;
}

/**
 * Everything written, with certificates compared by what they are, so that a profile and its flat form are the same. A
 * file that cannot be read is compared by its path.
 */
async function comparable({ host, facts }: Context, { whole }: LoadedProfile): Promise<Profile> {
  try {
    return (await inlineCertificates(host, whole, facts)).profile;
  } catch (error) {
    if (!isFailure(error)) throw error;
    return whole;
  }
}

function sideOf(ref: ProfileRef): object {
  return { kind: 'profile', ...ref };
}
