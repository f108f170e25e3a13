import { examineFault } from '../doctor/examine-fault.mjs';
import { examineHealthyWorld } from '../doctor/healthy-world.mjs';
import { examineInterception } from '../doctor/interception.mjs';
import { examineSsh } from '../doctor/ssh.mjs';
import { examineTime } from '../doctor/time.mjs';
import { FAULTS } from '../faults/index.mjs';
import { openSite } from '../faults/site.mjs';

/** Real faults on the way, and `goenv doctor` looking down it; and a world without fault, where it must find none. */
export const title =
  'doctor: every fault on the way is named, a healthy world gives no alarm, nothing is written';

export async function play(stage, sandbox) {
  const site = await openSite(sandbox);
  await examineHealthyWorld(stage, site);
  await examineInterception(stage, site);
  await examineSsh(stage, site);
  await examineTime(stage, site);
  const only = process.env.LAB_FAULT;
  const waiting = FAULTS.filter(({ name }) => only === undefined || name.includes(only));
  const work = async () => {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) await examineFault(stage, site, fault);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const AT_ONCE = 2;
