import { differences, snapshot } from '../kit/snapshot.mjs';
import { ending, Unexpected } from '../kit/verdict.mjs';

/**
 * Tries every kill of a scene. After each one: go and git still work, the same command again ends 0
 * (every other time revert at once instead), and after revert the home is the identical tree.
 * @returns {Promise<string>} the counts; throws with every point that went wrong
 */
export async function tryPoints(site, scene, kills, round) {
  const count = { tried: 0, killed: 0, astray: 0 };
  const wrong = [];
  for (const kill of kills) {
    await site.putBack(scene.from);
    const ended = await kill.act(scene.args);
    const killed = ['SIGKILL', 'SIGINT'].includes(ended.signal) || ended.status === 137;
    if (kill.untilItEnds && !killed) break;
    count.tried += 1;
    const { ends = [0] } = kill;
    const found = killed || ends.includes(ended.status) ? [] : [`not killed, yet ${ending(ended)}`];
    found.push(...(await wrongAfter(site, scene, (count.tried + round) % 2 === 1)));
    wrong.push(...found.map((text) => `${kill.name}: ${text}`));
    if (killed || ended.status === 130) count.killed += 1;
    if (found.length > 0) count.astray += 1;
  }
  const counts = `${count.tried} points, ${count.killed} killed, ${count.astray} needed a hand`;
  if (wrong.length > 0) throw new Unexpected([counts, ...wrong.slice(0, 5)].join('\n'));
  if (count.tried === 0) throw new Unexpected('no point was tried');
  return counts;
}

async function wrongAfter(site, scene, runAgain) {
  const wrong = await site.broken();
  const again = [scene.args, ...(scene.args[0] === 'apply' ? [['check']] : [])];
  for (const args of [...(runAgain ? again : []), ['revert', '--yes']]) {
    const ended = await site.goenv(args);
    if (ended.status !== 0) wrong.push(`goenv ${args[0]} afterwards: ${ending(ended)}`);
  }
  const moved = differences(site.untouched, snapshot(site.home));
  if (moved.length > 0) wrong.push(`the home is not as before:\n${moved.join('\n')}`);
  return wrong;
}
