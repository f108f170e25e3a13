import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { SHELLS, type Shell } from './start-files.ts';

/**
 * Which shells are installed: those that a folder of PATH has, or the folder of a line in `/etc/shells`. `sh` always
 * is. Folders are listed, nothing is run.
 */
export async function installedShells(reader: Reader, facts: Facts): Promise<ReadonlySet<Shell>> {
  const path = (facts.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const folders = [...new Set([...path, ...(await foldersOfShells(reader)), '/usr/bin', '/bin'])];
  const names = new Set((await Promise.all(folders.map((folder) => reader.list(folder)))).flat());
  return new Set(SHELLS.filter((shell) => shell === 'sh' || names.has(shell)));
}

/** A file that cannot be read is no reason to stop: PATH tells the same in all but odd cases. */
async function foldersOfShells(reader: Reader): Promise<readonly string[]> {
  const seen = await reader.read('/etc/shells').catch(() => undefined);
  if (seen?.kind !== 'file') return [];
  const lines = new TextDecoder().decode(seen.bytes).split('\n');
  return lines.flatMap((line) => /^(\/\S+)\/[^/\s]+\s*$/.exec(line)?.[1] ?? []);
}
