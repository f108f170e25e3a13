import type { Facts } from '../../core/facts.ts';
import type { FileSeen } from '../../core/host.ts';

/** Where go, curl and git look when nothing else is said. */
export function netrcPath({ home }: Pick<Facts, 'home'>): string {
  return `${home}/.netrc`;
}

/** The mode of a file that others than its owner may read or write, as `0644`; none otherwise. */
export function openMode(seen: FileSeen): string | undefined {
  if (seen.kind === 'absent' || (seen.mode & 0o077) === 0) return undefined;
  return `0${(seen.mode & 0o777).toString(8).padStart(3, '0')}`;
}

/** The name in `elsewhere` under which `openMode` is told to whoever judges the profile. */
export const MODE = 'mode';
