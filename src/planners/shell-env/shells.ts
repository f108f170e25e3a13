import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
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

/** At machine scope: zsh reads /etc/profile only where the distribution's own files of zsh say so, and Debian's do not. */
export async function zshPassesBy(
  reader: Reader,
  { shells, managed, facts }: { shells: ReadonlySet<Shell>; managed: readonly string[]; facts: Facts },
): Promise<readonly Diagnostic[]> {
  if (facts.scope !== 'machine' || !shells.has('zsh') || managed.length === 0) return [];
  const seen = await Promise.all(ZSH_FILES.map((path) => reader.read(path).catch(() => undefined)));
  const texts = seen.map((file) => (file?.kind === 'file' ? new TextDecoder().decode(file.bytes) : ''));
  if (texts.some((text) => READS_PROFILE.test(text))) return [];
  const at = seen.findIndex((file) => file?.kind === 'file');
  return [diagnostic('SHELL_ZSH_PASSES_BY', 'warning', { path: ZSH_FILES[at] ?? '/etc/zsh/zprofile' })];
}

/** Debian, Alpine and Arch; Fedora and SUSE. */
const ZSH_FILES = ['/etc/zsh/zprofile', '/etc/zprofile', '/etc/zsh/zshenv', '/etc/zshenv'];
const READS_PROFILE = /^[^#\n]*\/etc\/profile(?:\.d\/|\b)/m;
