import type { BundleRef } from '../../core/bundle-set.ts';
import { fail } from '../../core/diagnostic.ts';
import { proveBundle } from '../../host/bundle-stream.ts';
import { refuseOthersHome } from '../../host/facts.ts';
import { inForce } from '../../profile/policy.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { VERSION } from '../../version.ts';
import { admit } from '../admit.ts';
import { carryOut } from '../carry-out.ts';
import type { Context } from '../context.ts';
import { appliedProfile, type LoadedProfile } from '../load-profile.ts';
import { chosenPlanners, EMPTY_PROFILE, skippedNames } from '../planning.ts';
import { headOf } from '../present.ts';
import { contextFor } from '../scope.ts';
import { bundleRefs } from './refs.ts';
import { refuseOlder } from './refuse-older.ts';

/**
 * `goenv bundle install FILE…`: what is applied here, with these bundles as its `offline`. Plans, asks, unpacks, points
 * go there; `revert` takes it all back. A bundle that nothing vouches for is refused, with its digest.
 * Exit as `apply`; 4 for a bundle that is refused.
 */
export async function install(context: Context, files: readonly string[]): Promise<number> {
  const refs = bundleRefs(context, files);
  await refuseUnpinned(context, refs);
  const { applied } = await context.readJournal();
  const base = applied ? appliedProfile(context, applied) : NOTHING;
  const whole: Profile = { ...base.whole, offline: { bundles: refs } };
  const { profile, expired, diagnostics } = inForce(whole, context.facts.today);
  const source = refs.map(({ file }) => file).join(' ');
  const ref = { name: whole.name, source, sha256: base.ref.sha256 };
  return installIn(contextFor(context, whole), { ...base, ref, whole, profile, expired, diagnostics });
}

async function installIn(context: Context, loading: LoadedProfile): Promise<number> {
  const { ref, whole, profile } = loading;
  refuseOthersHome(context.facts);
  const admission = await admit(context, loading);
  if (admission === 4) return admission;
  await refuseOlder(context, profile, await context.readJournal());
  const planners = chosenPlanners(context);
  return carryOut(context, {
    head: headOf(context, ref),
    ref,
    profile,
    insecure: whole.insecure,
    diagnostics: loading.diagnostics,
    admission,
    fetched: [],
    planners,
    applied: {
      ...ref,
      at: new Date().toISOString(),
      profile: whole,
      // No text says so: a profile file that is applied later is read anew.
      sources: [],
      goenv: VERSION,
      allow: context.options.allow,
      findings: loading.findings,
      judged: whole.insecure.length > 0 ? context.facts.today : '',
      skipped: skippedNames(planners),
    },
  });
}

/** Whoever carried the file may have changed it: somebody has to say which one is meant. */
async function refuseUnpinned({ facts }: Context, refs: readonly BundleRef[]): Promise<void> {
  if (refs.every(({ sha256, signedBy }) => sha256 ?? signedBy)) return;
  const found = [];
  for (const ref of refs) found.push({ file: ref.file, sha256: (await proveBundle(ref, facts.env)).sha256 });
  const [first = { file: '', sha256: '' }] = found;
  const words = found.map(({ file, sha256 }) => `${file} --sha256 ${sha256}`).join(' ');
  fail(
    'BUNDLE_UNPINNED',
    { sha256: first.sha256 },
    {
      exit: 4,
      where: { file: first.file },
      commands: [`goenv bundle install ${words}`],
    },
  );
}

/** A machine where nothing is applied yet. */
const NOTHING: LoadedProfile = {
  ref: { name: 'bundle', source: '', sha256: '' },
  profile: EMPTY_PROFILE,
  whole: { ...EMPTY_PROFILE, name: 'bundle' },
  expired: [],
  diagnostics: [],
  findings: [],
  sources: [],
  fetched: [],
};
