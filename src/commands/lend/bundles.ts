import { bundleSetIn, RECEIPT, treeFolder } from '../../core/bundle-set.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import type { Inputs } from '../../core/planner.ts';
import { readNeeds } from '../../core/read-needs.ts';
import { goEnv } from '../../planners/go-env/index.ts';
import type { Profile } from '../../profile/sections/profile.ts';

/**
 * What goenv knows of a profile's bundles, when their tree is here: a command is lent settings, nothing is unpacked for
 * it. Errors: those of reading bundles; `BUNDLE_NOT_INSTALLED` (1).
 */
export async function unpackedBundles(
  reader: Reader,
  profile: Profile,
  facts: Facts,
): Promise<{ readonly files: Inputs['files']; readonly facts: Facts }> {
  const files = await readNeeds(reader, goEnv, { profile, facts });
  const set = bundleSetIn(profile, { found: new Map(), files });
  const path = treeFolder(set?.digest ?? '', facts);
  const receipt = await reader.read(`${path}/${RECEIPT}`);
  if (set && receipt.kind === 'absent') fail('BUNDLE_NOT_INSTALLED', { path });
  return { files, facts };
}
