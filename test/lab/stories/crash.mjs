import { openImageSite } from '../crash/image-site.mjs';
import { hookedKills, interrupts, measure, straceKills, timedKills } from '../crash/kills.mjs';
import { openCrashSite } from '../crash/site.mjs';
import { tryPoints } from '../crash/try-points.mjs';
import { expect } from '../kit/verdict.mjs';

/**
 * kill -9 or Ctrl-C in the middle: the same command again ends 0, and revert gives the identical tree.
 * The lab spreads its points over the run; `npm run prove` tries every one, in two rounds:
 * one runs the command again and then reverts, the other reverts at once, point by point in turn.
 */
export const title =
  'crash: kill -9 during apply, during a change of profile, and during revert; in a home and in an image';

export async function play(stage, sandbox, { points = 24, straced = 8, timed = 8, rounds = 1 } = {}) {
  const sites = [await openCrashSite(sandbox), await openImageSite(sandbox)];
  for (const { site, scene } of sites.flatMap((one) => one.scenes.map((scene) => ({ site: one, scene })))) {
    const { total, ms } = await measure(site, scene);
    await stage.step(`${scene.name}: there is something to kill`, () => {
      expect(total > 3, `the run made ${total} changes to the file system: nothing would be proved`);
      return `${total} changes to the file system`;
    });
    const ways = {
      'before or half-way through a change': () => hookedKills(site, total, points),
      'at a system call': () => straceKills(site, straced),
      'at a moment': () => timedKills(site, ms, timed),
      'by Ctrl-C': () => interrupts(site, ms, timed * 2),
    };
    for (const [way, kills] of Object.entries(ways)) {
      for (let round = 0; round < rounds; round += 1) {
        const title = `${scene.name}, killed ${way}${rounds > 1 ? `, round ${round + 1}` : ''}`;
        await stage.step(title, () => tryPoints(site, scene, kills(), round));
      }
    }
  }
}
