import type { Facts } from '../../core/facts.ts';
import type { Machine } from './machine.ts';
import { isFishFile, type Shell, type StartFile, startFiles } from './start-files.ts';

/** The start-up files that get goenv's first line: what a new shell of an installed kind reads first. */
export function wantedTies(machine: Machine, facts: Facts): readonly string[] {
  const wanted = startFiles(facts).filter((file) => {
    const serves = isInstalled(file.shell, machine) && !machine.aliases.has(file.path);
    return serves && (file.tie === 'made' || (file.tie === 'existing' && machine.present.has(file.path)));
  });
  return unique([...wanted.map(({ path }) => path), ...stillTied(machine.tied, machine, facts)]);
}

/**
 * The start-up files that get goenv's last line, which drops what was exported above it: those of the user's own that
 * export such a variable; for a kind of shell where none does, the last files it reads, where they exist.
 */
export function wantedLastTies(machine: Machine, facts: Facts): readonly string[] {
  const files = startFiles(facts);
  const byKind = KINDS.filter((kind) => kind.some((shell) => isInstalled(shell, machine)));
  const chosen = byKind.flatMap((kind) => {
    const exporting = [...machine.exporting].filter((path) => kind.includes(shellOf(path, files)));
    return exporting.length > 0 ? exporting : lastFiles(kind, machine, files);
  });
  const real = chosen.filter((path) => !machine.aliases.has(path));
  return unique([...real, ...stillTied(machine.tiedLast, machine, facts)]);
}

/** The last file of an interactive shell, and of a login shell. */
function lastFiles(kind: readonly Shell[], machine: Machine, files: readonly StartFile[]): readonly string[] {
  const first = (...names: string[]) => {
    return files.find(
      ({ path }) => names.some((name) => path.endsWith(`/${name}`)) && machine.livedIn.has(path),
    );
  };
  const found = kind.includes('fish')
    ? [first('config.fish')]
    : kind.includes('zsh')
      ? [first('.zshrc') ?? first('.zshenv'), first('.zlogin') ?? first('.zprofile')]
      : [first('.bashrc'), first('.bash_profile') ?? first('.bash_login') ?? first('.profile')];
  return found.flatMap((file) => (file && isInstalled(file.shell, machine) ? [file.path] : []));
}

/** A line that is there stays while its shell is: ZDOTDIR, or an export, may be seen by one run and not by the next. */
function stillTied(tied: ReadonlySet<string>, machine: Machine, facts: Facts): readonly string[] {
  const files = startFiles(facts);
  return [...tied].filter((path) => isInstalled(shellOf(path, files), machine) && !machine.aliases.has(path));
}

function shellOf(path: string, files: readonly StartFile[]): Shell {
  const known = files.find((file) => file.path === path)?.shell;
  if (known) return known;
  if (isFishFile(path)) return 'fish';
  return /\/\.z[a-z]+$/.test(path) ? 'zsh' : 'sh';
}

function isInstalled(shell: Shell, machine: Machine): boolean {
  return shell === 'sh' || machine.shells.has(shell);
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}

const KINDS: readonly (readonly Shell[])[] = [['bash', 'sh'], ['zsh'], ['fish']];
