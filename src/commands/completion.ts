import { fail } from '../core/diagnostic.ts';
import { TARGETS } from '../export/index.ts';
import { builtInNames } from '../host/profile-files.ts';
import { PLANNERS } from '../planners/index.ts';
import { type Completable, completionScript, SHELLS, type Words } from '../ui/completion.ts';
import type { Context } from './context.ts';
import { optionsOf } from './options.ts';

/** `goenv completion SHELL`: the script that completes commands, options and profiles. Exit 0; 64 for another shell. */
export async function completion(context: Context, commands: readonly string[]): Promise<number> {
  const [name = '', extra] = context.options.args;
  const shell = SHELLS.find((one) => one === name);
  if (!shell || extra !== undefined) {
    const reason = `completion takes one shell: ${SHELLS.join(', ')}`;
    return fail('WRONG_USAGE', { reason }, { exit: 64 });
  }
  context.streams.out(completionScript(shell, completable(commands)));
  return 0;
}

function completable(commands: readonly string[]): Completable {
  const known = commands.map((name) => [name, optionsOf(name)] as const);
  const valued = known.flatMap(([, options]) => options.filter(({ hasValue }) => hasValue));
  return {
    commands: new Map(
      known.map(([name, options]) => [
        name,
        { options: options.flatMap(({ names }) => names), words: wordsAfter(name) },
      ]),
    ),
    values: new Map(
      valued.flatMap(({ names }) => names.map((one) => [one, valuesOf(names[0] ?? one)] as const)),
    ),
  };
}

function wordsAfter(command: string): Words {
  if (TAKES_NOTHING.has(command)) return { words: [], files: false };
  if (command === 'completion') return { words: SHELLS, files: false };
  // A log, not a profile.
  if (command === 'explain') return { words: [], files: true };
  const profiles = builtInNames().split(', ');
  const before = command === 'export' ? TARGETS.map(({ name }) => name) : [];
  return { words: [...before, ...profiles, ...(command === 'diff' ? ['@machine'] : [])], files: true };
}

function valuesOf(option: string): Words {
  const words = CHOICES[option];
  if (words) return { words: words(), files: false };
  return { words: [], files: FILES.has(option) };
}

const planners = () => PLANNERS.map(({ name }) => name);
const CHOICES: Readonly<Record<string, () => readonly string[]>> = {
  '--lang': () => ['en', 'zh'],
  '--color': () => ['auto', 'always', 'never'],
  '--only': planners,
  '--skip': planners,
  '--format': () => [...new Set(TARGETS.flatMap(({ formats }) => [...formats.keys()]))],
};
const FILES: ReadonlySet<string> = new Set([
  '--json-into',
  '--root',
  '--config',
  '--out',
  '--plan',
  '--fix',
  '--output',
]);
const TAKES_NOTHING: ReadonlySet<string> = new Set(['revert', 'status', 'schema']);
