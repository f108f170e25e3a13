import type { Facts } from '../../../core/facts.ts';
import { bytesOf, type Reader } from '../../../core/host.ts';
import type { Observed } from '../../../core/planner.ts';
import { ABSENT, type State } from '../../../core/value.ts';
import { goEnvPathIfAny } from '../../../go/env-path.ts';
import { findExports } from '../../../go/exports.ts';
import { exportedNames, SETS } from '../variables.ts';
import { type EnvBlock, type Placed, readBlock } from './block.ts';
import { cleanList } from './desired.ts';
import { foundState } from './found.ts';
import { findGoRoot } from './go-root.ts';
import { judgeMachine } from './overridden.ts';

/**
 * Reads goenv's block of `$GOROOT/go.env`, what the rest of that file says, and what is above both for the one who asks:
 * the own go/env file, exported variables. Reads only. Errors: those of reading go.env.
 */
export async function machineCurrent(
  reader: Reader,
  keys: Iterable<string>,
  facts: Facts,
): Promise<Observed> {
  const env = facts.root === undefined ? facts.env : {};
  const own = goEnvPathIfAny({ ...facts, env });
  const { folder, ...root } = await findGoRoot(reader, own ?? 'off', facts);
  const path = folder === undefined ? undefined : `${folder}/go.env`;
  const bytes = path === undefined ? ABSENT : bytesOf(await reader.read(path));
  const block = readBlock(bytes === ABSENT ? new Uint8Array() : bytes);
  const above = {
    env,
    exports: await findExports(reader, exportedNames(keys, env), facts),
    own: own === undefined ? undefined : { path: own, bytes: await bytesIfReadable(reader, own) },
  };
  return {
    state: valuesOf(block.settings),
    elsewhere: new Map([
      ...others(block),
      ...foundState(block.others, { ...root, ...(folder && { folder }) }),
    ]),
    files: new Map(path === undefined ? [] : [[path, bytes]]),
    ...(folder && { places: { GOROOT: folder } }),
    overridden: judgeMachine({ path: path ?? '', block, above, answers: root.values }),
    diagnostics: root.diagnostics,
  };
}

/** What counts of the rest: a line of the block hides its own variable. */
function others({ settings, others: rest }: EnvBlock): State {
  const counting = [...rest].filter(([name]) => !settings.has(name));
  return new Map(
    counting.map(([name, { value }]) => [name, SETS.some((set) => set === name) ? cleanList(value) : value]),
  );
}

function valuesOf(settings: ReadonlyMap<string, Placed>): State {
  return new Map([...settings].map(([name, { value }]) => [name, value]));
}

/** goenv does not write it: a fault of it is go's to tell, which reads past it as well. */
async function bytesIfReadable(reader: Reader, path: string): Promise<Uint8Array> {
  const seen = await reader.read(path).catch(() => undefined);
  return seen?.kind === 'file' ? seen.bytes : new Uint8Array();
}
