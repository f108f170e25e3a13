import { elementKey, parseElementKey, type State } from '../../core/value.ts';
import { SHELLS, type Shell } from './start-files.ts';

/**
 * What `desired` has to know of the machine and cannot ask: it travels in `Observed.elsewhere`, under keys that no
 * profile can want, and so reaches `desired` as found. Empty before the machine was read.
 */
export interface Machine {
  readonly shells: ReadonlySet<Shell>;
  /** Start-up files that are there, even empty. */
  readonly present: ReadonlySet<string>;
  /** Those that hold more than goenv's lines: a file that goenv made itself exports nothing. */
  readonly livedIn: ReadonlySet<string>;
  /** Another name of a file that stands earlier in the list (a link). */
  readonly aliases: ReadonlySet<string>;
  /** Which variable is exported in which file: `GOPROXY /home/u/.bashrc`. */
  readonly exporting: ReadonlySet<string>;
  /** Files that have goenv's first line, or its last. */
  readonly tied: ReadonlySet<string>;
  readonly tiedLast: ReadonlySet<string>;
  /** The system's CA bundle; empty where none was found. */
  readonly bundles: ReadonlySet<string>;
}

/** The machine as it is for one profile: of what start-up files export, what the profile drops, and the file alone. */
export function machineFor(machine: Machine, dropped: Iterable<string>): Machine {
  const names = new Set(dropped);
  const files = [...machine.exporting].flatMap((one) => {
    const [name = '', ...path] = one.split(' ');
    return names.has(name) ? [path.join(' ')] : [];
  });
  return { ...machine, exporting: new Set(files) };
}

/** The machine as a part of `elsewhere`. */
export function machineState(machine: Machine): State {
  return new Map(
    NAMES.flatMap((name) =>
      [...machine[name]].map((one) => [elementKey(`machine ${name}`, one), one] as const),
    ),
  );
}

/** The machine back from what was found. */
export function machineFrom(found: State): Machine {
  const sets = Object.fromEntries(NAMES.map((name) => [name, new Set<string>()])) as Record<
    Name,
    Set<string>
  >;
  for (const [key] of found) {
    const parsed = parseElementKey(key);
    const name = NAMES.find((one) => parsed?.set === `machine ${one}`);
    if (parsed && name) sets[name].add(parsed.element);
  }
  return { ...sets, shells: new Set(SHELLS.filter((shell) => sets.shells.has(shell))) };
}

const NAMES = [
  'shells',
  'present',
  'livedIn',
  'aliases',
  'exporting',
  'tied',
  'tiedLast',
  'bundles',
] as const satisfies readonly (keyof Machine)[];
type Name = (typeof NAMES)[number];
