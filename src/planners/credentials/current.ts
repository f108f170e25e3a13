import type { Facts } from '../../core/facts.ts';
import { bytesOf, type FileSeen, type Reader } from '../../core/host.ts';
import type { Observed } from '../../core/planner.ts';
import { secretDigest } from '../../core/reference.ts';
import { ABSENT, type Secret, type State, type Value } from '../../core/value.ts';
import { curlLogin, goEntries, type Login, type NetrcEntry } from '../../go/netrc.ts';
import { type NetrcBlock, readBlock, textOf } from './block.ts';
import { MODE, netrcPath, openMode } from './file.ts';
import { bareHost, machineKey, machineOf } from './lines.ts';
import { judge } from './overridden.ts';

/** Reads netrc, and what could make go read another one. Writes nothing. Errors: those of reading netrc. */
export async function current(reader: Reader, keys: Iterable<string>, facts: Facts): Promise<Observed> {
  const path = netrcPath(facts);
  const seen = await reader.read(path);
  const text = latin1(seen);
  const managed = new Set(keys);
  const { entries, rest, lines } = readBlock(text, (machine) => managed.has(machineKey(machine)));
  const seal = (found: Login) => secretDigest(reader, textOf(found), facts);
  const theirs = new Map(
    [...managed].map((key) => [key, othersLogin({ rest, lines }, machineOf(key), seal)]),
  );
  const mode = openMode(seen);
  return {
    state: stateOf(entries, { text, mode, seal }),
    elsewhere: new Map<string, Value>([
      ...[...theirs].flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
      ...(mode === undefined ? [] : [[MODE, mode] as const]),
    ]),
    files: new Map([[path, bytesOf(seen)]]),
    overridden: await judge(reader, { path: seen.real, isAsked: managed.size > 0 }, facts),
    diagnostics: [],
  };
}

/** Bytes as text, a character a byte. */
export function latin1(seen: FileSeen | Uint8Array | typeof ABSENT): string {
  if (seen === ABSENT) return '';
  const bytes = seen instanceof Uint8Array ? seen : bytesOf(seen);
  return bytes === ABSENT ? '' : Buffer.from(bytes).toString('latin1');
}

type Seal = (found: Login) => string;

/**
 * A line that does its work has its digest as value. Where others may read it, or another entry above it counts, the
 * value says so: the next apply mends it.
 */
function stateOf(
  entries: ReadonlyMap<string, Login>,
  { text, mode, seal }: { text: string; mode: string | undefined; seal: Seal },
): State {
  const all = firstOfEach(goEntries(text));
  return new Map(
    [...entries].map(([machine, found]): [string, Value] => {
      const isSame = (one: Login | undefined) => one !== undefined && textOf(one) === textOf(found);
      const isFirst = isSame(all.get(machine)) && (!isForCurl(machine) || isSame(curlLogin(text, machine)));
      if (!isFirst) return [machineKey(machine), wrong('another entry above it counts')];
      return [
        machineKey(machine),
        mode === undefined ? { ref: '', digest: seal(found) } : wrong(`mode ${mode}`),
      ];
    }),
  );
}

/**
 * What somebody else's entry gives for a machine: as a digest when go, curl and git take the same from it, else as what
 * is no value. The reference is the number of its line.
 */
function othersLogin(
  { rest, lines }: Pick<NetrcBlock, 'rest' | 'lines'>,
  machine: string | undefined,
  seal: Seal,
): Secret | undefined {
  if (machine === undefined) return undefined;
  const byGo = firstOfEach(goEntries(rest)).get(machine);
  const byCurl = isForCurl(machine) ? curlLogin(rest, machine) : byGo;
  if (!byGo) return byCurl && { ref: '', digest: DISAGREE };
  const isSame = byCurl !== undefined && textOf(byCurl) === textOf(byGo);
  return { ref: String(lines[byGo.line - 1] ?? 0), digest: isSame ? seal(byGo) : DISAGREE };
}

function firstOfEach(entries: readonly NetrcEntry[]): ReadonlyMap<string, NetrcEntry> {
  return new Map(entries.toReversed().map((entry) => [entry.machine, entry]));
}

function isForCurl(machine: string): boolean {
  return bareHost(machine) === machine;
}

function wrong(remark: string): Secret {
  return { ref: '', digest: remark, remark };
}

const DISAGREE = 'go and curl disagree';
