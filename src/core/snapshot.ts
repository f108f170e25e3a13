import type { Profile } from '../profile/sections/profile.ts';
import type { Facts } from './facts.ts';
import type { FileSeen, Host } from './host.ts';
import type { Planner } from './planner.ts';
import { readNeeds } from './read-needs.ts';
import { ABSENT } from './value.ts';

/** Files that a profile names, as they were when it was applied: path to base64. */
export type Snapshot = Readonly<Record<string, string>>;

/** Reads what the planners need beside the profile, to be kept with it. Errors: those of reading. */
export async function snapshotOf(
  host: Host,
  planners: readonly Planner[],
  named: { readonly profile: Profile; readonly facts: Facts },
): Promise<Snapshot> {
  const files: Record<string, string> = {};
  for (const planner of planners) {
    for (const [path, bytes] of await readNeeds(host, planner, named))
      if (bytes !== ABSENT) files[path] = Buffer.from(bytes).toString('base64');
  }
  return files;
}

/** The same machine, on which the files of a snapshot are what they were: to compare with what was applied, all of it. */
export function withSnapshot(host: Host, files: Snapshot): Host {
  const known: Pick<Host, 'readSource' | 'readBundles'> = {
    async readBundles(name, needed) {
      const base64 = files[name];
      if (base64 === undefined) return host.readBundles?.(name, needed) ?? host.read(name);
      return found(name, base64);
    },
    async readSource(path) {
      const base64 = files[path];
      if (base64 === undefined) return host.readSource?.(path) ?? host.read(path);
      return found(path, base64);
    },
  };
  // Sound: everything but these two methods is the host's own.
  return Object.assign(Object.create(host) as Host, known);
}

function found(path: string, base64: string): FileSeen {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  return { kind: 'file', bytes, mode: 0o644, uid: 0, gid: 0, real: path };
}
