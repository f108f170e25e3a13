import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf, namesIn, textOf } from './read-file.ts';

/** Which process is meant: a pid alone may be given again, and means something only inside one namespace of one boot. */

/** No process of this namespace has that pid, or one that started at another time. */
export function isGone(pid: number, started: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
  return started !== startOf(pid);
}

/** Field 22 of /proc/PID/stat, in clock ticks since boot; '' where there is no /proc. */
export function startOf(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie is over; it only waits for a parent that may never ask.
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}

/** Whether the environment of any process that may be looked at has this text in it; false where there is no /proc. */
export function isInEnvironment(text: string): boolean {
  const pids = namesIn('/proc').filter((name) => /^\d+$/.test(name));
  return pids.some((pid) => pid !== String(process.pid) && textOf(`/proc/${pid}/environ`).includes(text));
}

/** The host by its own id, and the process namespace. */
export function machineId(): string {
  const id = textOf('/etc/machine-id').trim() || textOf('/proc/sys/kernel/random/boot_id').trim();
  return [hostname(), id, namespaceId()].join('/');
}

/** Changes with each start of the system; '' where there is no /proc. */
export function bootId(): string {
  return textOf('/proc/sys/kernel/random/boot_id').trim();
}

/** The process namespace, such as `pid:[4026531836]`; '' where there is no /proc. */
export function namespaceId(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
