import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT } from '../kit/goenv.mjs';
import { emptyHome } from '../kit/homes.mjs';
import { environmentForNpm, locate } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { expect, expectSame, expectStatus } from '../kit/verdict.mjs';

/** What a newcomer does first: clone, and type what the README says. */
export const title = 'clone: a fresh clone and the README’s two commands';

export async function play(stage, sandbox) {
  const clone = join(sandbox.folder('clone'), 'goenv');
  const home = emptyHome(join(sandbox.folder('homes'), 'newcomer'));
  const env = {
    ...withoutGoSettings(environmentForNpm()),
    HOME: home,
    NPM_CONFIG_USERCONFIG: join(homedir(), '.npmrc'),
  };
  await stage.step('git clone', async () => {
    expectStatus(
      await run([locate('git'), 'clone', '--quiet', CHECKOUT, clone], { env: process.env }),
      0,
      'git clone',
    );
  });
  await stage.step('the README’s two commands', async () => {
    const commands = firstCommands(readFileSync(join(clone, 'README.md'), 'utf8'));
    expectSame(commands.length, 2, `commands in the README's first shell block (${commands.join('; ')})`);
    for (const command of commands) {
      const ended = await run([locate('bash'), '-c', command], { env, cwd: clone, limit: 600_000 });
      expectStatus(ended, 0, command);
    }
    return commands.join('; ');
  });
  await stage.step('the clone is as it was: nothing tracked changed, nothing new is untracked', async () => {
    const status = await run([locate('git'), 'status', '--porcelain'], { env: process.env, cwd: clone });
    expectSame(expectStatus(status, 0, 'git status').stdout, '', 'git status');
  });
}

/** The lines of the first fenced shell block, without prompt signs, comments and empty lines. */
function firstCommands(readme) {
  const block = /^```(?:sh|bash|shell|console)\n([\s\S]*?)^```/m.exec(readme)?.[1];
  expect(block !== undefined, 'README.md has no shell block');
  return block
    .split('\n')
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+#.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('#'));
}

// npm needs the machine's own network settings; goenv is to see an ordinary newcomer's environment.
function withoutGoSettings(environment) {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(GO[A-Z]|XDG_|CI$)/.test(name)),
  );
}
