import { trustBySudo } from '../debian/by-sudo.mjs';
import { installByHand, openAuthorities } from '../debian/company.mjs';
import { setUpEverybody } from '../debian/everybody.mjs';
import { provisionImage } from '../debian/from-outside.mjs';
import { trustMachine } from '../debian/inside.mjs';
import { RELEASES } from '../debian/releases.mjs';
import { followRoots } from '../debian/roots-change.mjs';
import { openSystem } from '../debian/system.mjs';
import { expectStatus } from '../kit/verdict.mjs';

/** Systems of their own by debootstrap, with Java: the real stores, and what really reads them. */
export const title =
  "debian: the system's trust store by root, by sudo and with --root; a profile for everybody";

export async function play(stage, sandbox) {
  const site = await openAuthorities(sandbox);
  const prove = async (release) => {
    const system = await openSystem(sandbox, release);
    const scene = { name: release.name, system, site, sandbox };
    expectStatus(await installByHand(system, 'it', site.it), 0, 'update-ca-certificates');
    await trustMachine(stage, scene);
    await trustBySudo(stage, scene);
    await setUpEverybody(stage, scene);
    await provisionImage(stage, scene);
    await followRoots(stage, scene);
  };
  // Side by side, each to its end: the sandbox must not go away under the other.
  for (const ended of await Promise.allSettled(RELEASES.map(prove)))
    if (ended.status === 'rejected') throw ended.reason;
}
