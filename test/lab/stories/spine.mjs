import { spineOnBareHome } from '../spine/bare-home.mjs';
import { spineOnLivedInHome } from '../spine/lived-in-home.mjs';
import { revertElsewhere } from '../spine/moved-settings.mjs';
import { buildNetwork } from '../spine/network.mjs';
import { spineWithout } from '../spine/without-program.mjs';

/** The acceptance text, sentence by sentence, with real go, real git and real servers. */
export const title = 'spine: a program with public and private modules, before, with and after goenv';

export async function play(stage, sandbox) {
  const network = await buildNetwork(sandbox);
  stage.say(network.facts);
  await spineOnBareHome(stage, sandbox, network);
  await spineOnLivedInHome(stage, sandbox, network);
  await revertElsewhere(stage, sandbox, network);
  await spineWithout(stage, sandbox, 'go');
  await spineWithout(stage, sandbox, 'git');
}
