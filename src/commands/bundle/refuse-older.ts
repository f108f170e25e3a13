import { bundleNeed, bundleSetIn, dataFolder, parseReceipt, RECEIPT } from '../../core/bundle-set.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Journal } from '../../core/journal.ts';
import { parseElementKey } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import type { Context } from '../context.ts';

/**
 * An older bundle knows less of what was withdrawn since: nobody installs one unknowingly. `--force` says that it is meant.
 * Errors (4): `BUNDLE_OLDER`; those of `readBundles`.
 */
export async function refuseOlder(
  { host, facts, options }: Context,
  profile: Profile,
  journal: Journal,
): Promise<void> {
  if (options.force) return;
  const [need] = bundleNeed(profile);
  if (!need?.bundles || !host.readBundles) return;
  const seen = await host.readBundles(need.path, need.bundles);
  if (seen.kind === 'absent') return;
  const next = bundleSetIn(profile, { found: new Map(), files: new Map([[need.path, seen.bytes]]) });
  for (const key of Object.keys(journal.planners['module-bundle']?.keys ?? {})) {
    const parsed = parseElementKey(key);
    if (parsed?.set !== 'tree') continue;
    const path = `${dataFolder(facts)}/bundles/${parsed.element}/${RECEIPT}`;
    const receipt = await host.read(path);
    const now = receipt.kind === 'file' ? parseReceipt(receipt.bytes, path) : undefined;
    if (!now?.database || now.database.name !== next?.database?.name) continue;
    const [installed, fresh] = [now.database.size, next.database.size];
    if (fresh < installed)
      fail('BUNDLE_OLDER', { installed: String(installed), fresh: String(fresh) }, { exit: 4 });
  }
}
