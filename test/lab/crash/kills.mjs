import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { goenvOn } from '../kit/goenv.mjs';
import { locate } from '../kit/programs.mjs';
import { expectStatus } from '../kit/verdict.mjs';

/** The scene's command when nobody kills it: how many changes to the file system, how long (ms). */
export async function measure(site, scene) {
  const log = join(site.sandbox.folder('logs'), 'changes');
  rmSync(log, { force: true });
  await site.putBack(scene.from);
  const whole = await hooked(site)(scene.args, { env: { LAB_KILL_LOG: log } });
  expectStatus(whole, 0, `${scene.name}, not killed`);
  return { total: readFileSync(log, 'utf8').split('\n').length - 1, ms: whole.ms };
}

/**
 * Kills at chosen changes to the file system, each before it and half-way through it.
 * A kill is `{ name, act(args) }`; `act` gives how the command ended.
 */
export function* hookedKills(site, total, points) {
  const goenv = hooked(site);
  for (const at of spread(total, points)) {
    for (const mode of points < total ? [at % 2 === 0 ? 'before' : 'half'] : ['before', 'half']) {
      const env = { LAB_KILL_AT: `${at}`, LAB_KILL_MODE: mode };
      yield { name: `change ${at} of ${total}, ${mode}`, act: (args) => goenv(args, { env }) };
    }
  }
}

/** Kills at the Nth changing system call, by strace, N = 1, 2, … until the command ends by itself. */
export function* straceKills(site, points) {
  const strace = locate('strace');
  for (let at = 1; at <= points; at += 1) {
    const inject = `inject=${CHANGING_CALLS}:signal=KILL:when=${at}`;
    const before = [strace, '-f', '-qq', '-o', '/dev/null', '-e', `trace=${CHANGING_CALLS}`, '-e', inject];
    yield { name: `system call ${at}`, act: goenvOn(site.machine, { before }), untilItEnds: true };
  }
}

/** Kills after a time (ms), spread over the second half of the run: the first is Node's own start. */
export function* timedKills(site, ms, points) {
  for (let at = 1; at <= points; at += 1) {
    const killAfter = (ms / 2) * (1 + (at - 1) / points);
    yield { name: `after ${killAfter.toFixed(0)} ms`, act: (args) => site.goenv(args, { killAfter }) };
  }
}

/** Ctrl-C, which reaches git and go as well, at moments spread over the second half of the run: 130, or done already. */
export function* interrupts(site, ms, points) {
  for (let at = 1; at <= points; at += 1) {
    const interruptAfter = (ms / 2) * (1 + (at - 1) / points);
    const act = (args) => site.goenv(args, { interruptAfter });
    yield { name: `Ctrl-C after ${interruptAfter.toFixed(0)} ms`, act, ends: [0, 130] };
  }
}

function hooked(site) {
  return goenvOn(site.machine, {
    nodeArgs: ['--require', join(import.meta.dirname, '../kit/kill-hook.cjs')],
  });
}

function spread(total, points) {
  if (points >= total) return Array.from({ length: total }, (_, index) => index + 1);
  return Array.from({ length: points }, (_, index) => 1 + Math.floor((index * total) / points));
}

// `?`: not every processor has every name.
const CHANGING_CALLS =
  '?rename,?renameat,?renameat2,?link,?linkat,?symlink,?symlinkat,?unlink,?unlinkat,?mkdir,?mkdirat,?rmdir,' +
  '?fsync,?fdatasync,?ftruncate,?truncate,?chmod,?fchmod,?fchmodat,?chown,?fchown,?fchownat,?pwrite64,?copy_file_range';
