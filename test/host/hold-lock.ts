// Takes the lock again and again, and says so: run by lock.test.ts as processes of their own.
// argv: lock module, state folder, file to write to, rounds, milliseconds inside.
import { appendFileSync } from 'node:fs';

const [module = '', folder = '', log = '', rounds = '1', inside = '0'] = process.argv.slice(2);
const { takeLock } = (await import(module)) as typeof import('../../src/host/lock.ts');
for (let round = 0; round < Number(rounds); round += 1) {
  const lock = await takeLock(folder, `round ${round}`);
  appendFileSync(log, `in ${process.pid}\n`);
  await new Promise((go) => setTimeout(go, Number(inside)));
  appendFileSync(log, `out ${process.pid}\n`);
  lock.release();
}
