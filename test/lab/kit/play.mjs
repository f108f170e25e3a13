import { openSandbox } from './sandbox.mjs';

const open = new Set();

/**
 * Plays one story in a sandbox of its own and takes the sandbox away, whatever happens.
 * A story that breaks off is a failed step, not the end of the others.
 * @param {(stage: object, sandbox: object) => Promise<void>} act
 */
export async function playStory(stage, name, act) {
  const started = performance.now();
  const sandbox = openSandbox();
  open.add(sandbox);
  try {
    await act(stage, sandbox);
  } catch (error) {
    await stage.step(`${name} could be played to its end`, () => Promise.reject(error));
  }
  await sandbox.close();
  open.delete(sandbox);
  stage.say(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** On Ctrl-C and the like: takes every open sandbox away, then leaves with 130. */
export function leaveCleanly() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => leave(130));
}

/** Takes every open sandbox away and leaves. */
export async function leave(code) {
  for (const sandbox of open) await sandbox.close();
  for (const sandbox of open) await sandbox.close(); // a story under way may have begun one thing more
  process.exit(code);
}
