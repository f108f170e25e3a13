import { expectSame, expectStatus } from './verdict.mjs';

/** validate, plan, apply, check, revert: each ends 0, and no warning of Node itself reaches the user. */
export async function wholeLife(goenv, profile) {
  for (const args of [
    ['validate', profile],
    ['plan', profile],
    ['apply', profile, '--yes'],
    ['check'],
    ['revert', '--yes'],
  ]) {
    const ended = expectStatus(await goenv(args), 0, `goenv ${args[0]}`);
    expectSame(/Warning:/.test(ended.stderr), false, `a warning of Node itself: ${ended.stderr}`);
  }
}
