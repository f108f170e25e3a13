import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { currentFiles } from './current-files.ts';
import { currentSystem } from './current-system.ts';
import { parseKey } from './keys.ts';

/**
 * Reads goenv's two files, and the system's store when a key is about it. Reads only.
 * @throws Failure (exit 1) for a file that cannot be read
 */
export async function current(reader: Reader, keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const asked = [...keys];
  const files = await currentFiles(reader, asked, facts);
  if (!asked.some(isOfSystem)) return { ...files, overridden: () => undefined };
  const system = await currentSystem(reader, asked, facts);
  return {
    state: new Map([...files.state, ...system.state]),
    elsewhere: new Map([...files.elsewhere, ...system.elsewhere]),
    files: new Map([...files.files, ...system.files]),
    ours: system.ours,
    shared: system.shared,
    diagnostics: [...files.diagnostics, ...system.diagnostics],
    overridden: system.overridden,
  };
}

function isOfSystem(key: string): boolean {
  const store = parseKey(key)?.store;
  return store !== undefined && store !== 'ca-bundle' && store !== 'ca-extra';
}
