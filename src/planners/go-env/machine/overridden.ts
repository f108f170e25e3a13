import { isCleanText } from '../../../core/byte-text.ts';
import type { Override } from '../../../core/change.ts';
import type { Place } from '../../../core/diagnostic.ts';
import type { Observed } from '../../../core/planner.ts';
import { ABSENT, type State } from '../../../core/value.ts';
import { envLines, readVariables } from '../../../go/env-file.ts';
import { covers } from '../hidden.ts';
import { isGoDefault } from '../overridden.ts';
import { elementsOf, SETS } from '../variables.ts';
import { byFile, byGo, byVariable } from '../view.ts';
import type { EnvBlock, Placed } from './block.ts';

/** What lies above goenv's block, for the one who asks. */
export interface Above {
  readonly env: Readonly<Record<string, string>>;
  readonly exports: ReadonlyMap<string, Place>;
  /** The go/env file of his own. */
  readonly own: { readonly path: string; readonly bytes: Uint8Array } | undefined;
}

interface Machine {
  /** Path of go.env. */
  readonly path: string;
  readonly block: EnvBlock;
  readonly above: Above;
  readonly answers: ReadonlyMap<string, string>;
}

/**
 * Whether a wanted value is kept from being in force for the one who asks: by an exported variable, a line of the own
 * go/env file (an empty one counts), a line above the block, or a go that says something else than the file.
 */
export function judgeMachine(machine: Machine): Observed['overridden'] {
  const stronger = strongerIn(machine);
  const { block, answers, path } = machine;
  return (name, value, target) => {
    const over = stronger(name);
    if (value === ABSENT) {
      const rest = block.others.get(name);
      const found = over ?? (name === 'GOSUMDB' && rest ? inRest(path, name, rest) : undefined);
      return found && isUnwanted(name, found.value) ? found : undefined;
    }
    if (typeof value !== 'string') return undefined;
    if (over) return says(name, over.value, value) ? hidden(name, value, { target, stronger }) : over;
    const answer = answers.get(name);
    const isThere = block.settings.get(name)?.value === value && value !== '' && isCleanText(value);
    if (isThere && answer !== undefined && answer !== value) return byGo({ answers }, name);
    return hidden(name, value, { target, stronger });
  };
}

type Stronger = (name: string) => Override | undefined;

function strongerIn({ path, block, above }: Machine): Stronger {
  const { env, exports, own } = above;
  const variables = own ? readVariables(own.bytes) : new Map<string, string>();
  const lines = new Map(
    own ? envLines(own.bytes).flatMap(({ line, setting }) => (setting ? [[setting.name, line]] : [])) : [],
  );
  return (name) => {
    if (env[name]) return byVariable({ env, exports }, name);
    if (variables.has(name)) return byFile({ file: own?.path ?? '', variables, lines }, name);
    const line = block.above.get(name);
    return line && inRest(path, name, line);
  };
}

function inRest(file: string, name: string, { value, line }: Placed): Override {
  return byFile({ file, variables: new Map([[name, value]]), lines: new Map([[name, line]]) }, name);
}

/** Only what a profile can want gone: any other ABSENT is a first-seen value that goes back. */
function isUnwanted(name: string, value: string): boolean {
  return name === 'GOINSECURE' ? value !== '' : name === 'GOSUMDB' && !isGoDefault(value);
}

/** `none` only keeps a set from following GOPRIVATE, and any value does that too. */
function says(name: string, found: string, wanted: string): boolean {
  if (!SETS.some((set) => set === name)) return found === wanted;
  return found !== '' && elementsOf(wanted).every((one) => one === 'none' || covers(found, one));
}

/** GONOPROXY and GONOSUMDB follow GOPRIVATE only while unset: one that is set above and misses a private path hides it. */
function hidden(
  name: string,
  value: string,
  { target, stronger }: { target: State; stronger: Stronger },
): Override | undefined {
  if (name !== 'GOPRIVATE') return undefined;
  for (const set of ['GONOPROXY', 'GONOSUMDB']) {
    const over = stronger(set);
    const wanted = target.get(set);
    const isMeant = (element: string) => typeof wanted !== 'string' || elementsOf(wanted).includes(element);
    const differs = (element: string) => covers(over?.value ?? '', element) !== isMeant(element);
    if (over?.value && elementsOf(value).some(differs)) return over;
  }
  return undefined;
}
