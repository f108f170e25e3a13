import type { Facts } from '../../../core/facts.ts';
import { PrivateFolder } from '../../../host/private-folder.ts';
import type { Context } from '../../context.ts';
import { lendEnvironment } from '../../lend/environment.ts';
import { loadProfile } from '../../load-profile.ts';
import { chosenPlanners } from '../../planning.ts';
import { presentDiagnostics } from '../../present.ts';
import { refuseProfile } from '../../refuse.ts';

/** Runs `work` with the environment as it is, or with a profile lent to it as `goenv run` does. Gives `work`'s code, 3 for an invalid profile. */
export async function withProfile(
  context: Context,
  profile: string | undefined,
  work: (env: Facts['env']) => Promise<number>,
): Promise<number> {
  if (profile === undefined) return work(context.facts.env);
  const loading = await loadProfile(context, profile);
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  const folder = new PrivateFolder('goenv-bundle');
  try {
    const parts = new Set(chosenPlanners(context).map(({ name }) => name));
    const lending = { profile: loading.profile, expired: loading.expired, folder: folder.path, parts };
    const lent = await lendEnvironment(context.host, lending, context.facts);
    await presentDiagnostics(context, [...loading.diagnostics, ...lent.diagnostics]);
    for (const { path, bytes } of lent.files) folder.write(path, bytes);
    return await work(lent.env);
  } finally {
    folder.remove();
  }
}
