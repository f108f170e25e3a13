import type { FileEffect, RunEffect } from './host.ts';
import type { Plan } from './plan.ts';
import { shellWords } from './shell-words.ts';
import type { RemoveTree, Step, Unpack } from './step.ts';
import { ABSENT } from './value.ts';

/** One program that has to run with root's rights. */
export interface RootCommand {
  readonly argv: readonly [string, ...string[]];
  /** What it reads on its standard input. */
  readonly input?: Uint8Array;
}

type RootEffect = Pick<FileEffect, 'path' | 'bytes'> | Pick<RunEffect, 'argv'>;

/**
 * The program behind an effect with root's rights. Three shapes: write these bytes to a file, remove a file, run a
 * program of the system. A file gets mode 0644 and missing folders are made. Pure.
 */
export function rootCommand(effect: RootEffect): RootCommand {
  if (!('path' in effect)) return { argv: effect.argv };
  const { path, bytes } = effect;
  if (bytes === ABSENT) return { argv: ['/bin/rm', '-f', '--', path] };
  return { argv: ['/usr/bin/install', '-D', '-m', '0644', '/dev/stdin', path], input: bytes };
}

/** Everything of a plan that takes root's rights, in the order it has to run. Throws what the planners' `steps` throw. */
export function rootCommandsOf({ parts }: Plan): readonly RootCommand[] {
  return parts.flatMap(({ planner, rows, observed, facts, inputs }) => {
    const mine = rows.filter(({ elevate }) => elevate);
    if (mine.length === 0) return [];
    const steps = planner.steps(mine, observed, facts, inputs).filter(isElevated);
    return steps.map((step) => rootCommand(effectOf(step)));
  });
}

/**
 * A command as a shell takes it, input and all: `sudo /bin/rm -f -- /usr/local/share/…`. No input of goenv's has a line
 * that would end it early.
 */
export function shellText({ argv, input }: RootCommand): string {
  const line = shellWords(['sudo', ...argv]);
  return input === undefined ? line : `${line} <<'EOF'\n${new TextDecoder().decode(input)}EOF`;
}

type Elevated = Exclude<Step, Unpack | RemoveTree>;

/** Trees are goenv's own: none is unpacked with root's rights in a user's profile. */
function isElevated(step: Step): step is Elevated {
  return 'elevate' in step && step.elevate === true;
}

function effectOf(step: Elevated): RootEffect {
  if (step.kind === 'run') return { argv: step.argv };
  return { path: step.path, bytes: step.kind === 'remove-file' ? ABSENT : step.bytes };
}
