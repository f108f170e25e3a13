import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyCommand } from '../executable/homes.mjs';
import { everyPlace } from '../executable/places.mjs';
import { everySurrounding } from '../executable/surroundings.mjs';
import { buildExecutable } from '../kit/executable.mjs';
import { plainProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, pathOf } from '../kit/programs.mjs';
import { expect } from '../kit/verdict.mjs';

/** goenv as one file, where there is neither Node nor Go. */
export const title = 'executable: npm run build:binary, then no node and no go on PATH';

export async function play(stage, sandbox) {
  const path = pathOf(join(sandbox.folder('executable-machine'), 'bin'), [...BASICS, 'chmod', 'git', 'ssh']);
  const profile = writeProfile(join(sandbox.folder('profiles'), 'executable.yaml'), plainProfile('one'));
  const built = await buildExecutable();
  await stage.step('built again: the same bytes, with the licences of what is in it', async () => {
    const first = readFileSync(built.file);
    await buildExecutable();
    expect(first.equals(readFileSync(built.file)), 'two builds of the same sources differ');
    for (const text of ['Copyright Node.js contributors', 'Copyright Eemeli Aro'])
      expect(first.includes(text), `${text} is not in it`);
    return `${(first.length / 1e6).toFixed(0)} MB`;
  });
  const world = { ...built, path, profile };
  await everyCommand(stage, sandbox, world);
  await everyPlace(stage, sandbox, world);
  await everySurrounding(stage, sandbox, world);
}
