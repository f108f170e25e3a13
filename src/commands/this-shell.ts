import type { Row } from '../core/diff.ts';
import type { Facts } from '../core/facts.ts';
import { changesOf, type Plan } from '../core/plan.ts';
import { secretDigest } from '../core/reference.ts';
import { quoteSh } from '../core/shell-words.ts';
import { ABSENT, parseElementKey } from '../core/value.ts';
import { sha256 } from '../host/digest.ts';
import { FIRST } from '../planners/shell-env/entries.ts';
import { shortPath, variableOf } from '../planners/shell-env/keys.ts';

/**
 * The one line that makes the shell goenv was started from current: it sources the env file when a variable of it is
 * not yet here, and drops what is here and should not be. In the words of `$SHELL`; `undefined` when nothing is to do.
 * `applied`: what this run did; `after`: the machine as it is now.
 */
export function thisShellCommand(facts: Facts, applied: readonly Row[], after: Plan): string | undefined {
  if (facts.root !== undefined) return undefined;
  const fish = /(?:^|\/)fish$/.test(facts.env['SHELL'] ?? '');
  const wanted = changesOf(after).filter(({ planner, release }) => planner === 'shell-env' && !release);
  const stale = wanted.some((row) => !isHere(row, facts));
  const names = leftovers(facts, { applied, after, wanted });
  const lines = [
    ...(stale ? [sourceLine(facts, fish)] : []),
    ...(names.length > 0 ? [`${fish ? 'set -e' : 'unset'} ${names.join(' ')}`] : []),
  ];
  return lines.length === 0 ? undefined : lines.join('; ');
}

/** Whether this shell already has what a row wants; lines in start-up files are for other shells. */
function isHere({ key, after }: Row, facts: Facts): boolean {
  const { env } = facts;
  const parsed = parseElementKey(key);
  if (parsed?.set === FIRST) return (env['PATH'] ?? '').split(':')[0] === parsed.element;
  if (parsed?.set === 'PATH') return (env['PATH'] ?? '').split(':').includes(parsed.element);
  const name = variableOf(key);
  if (name === undefined) return true;
  const here = env[name];
  if (typeof after === 'object')
    return here !== undefined && secretDigest({ digest: sha256 }, here, facts) === after.digest;
  return parsed ? env[name] === undefined : env[name] === after;
}

/** Exported variables that override what was written, or that this run took away. */
function leftovers(
  { env }: Facts,
  { applied, after, wanted }: { applied: readonly Row[]; after: Plan; wanted: readonly Row[] },
): readonly string[] {
  const dropped = new Set(wanted.map(({ key }) => key));
  const overriding = changesOf(after).flatMap((row) => row.overriddenBy?.variable ?? []);
  const removed = applied.flatMap(({ planner, key, action, before }) => {
    const gone = planner === 'shell-env' && action === 'delete' && variableOf(key) === key;
    return gone && before !== ABSENT && env[key] !== undefined ? [key] : [];
  });
  return [...new Set([...overriding, ...removed])].filter((name) => !dropped.has(`unset[${name}]`)).sort();
}

function sourceLine(facts: Facts, fish: boolean): string {
  const { scope, ownConfig } = facts;
  const own = fish ? 'env.fish' : 'env.sh';
  const systems = fish ? '/etc/fish/conf.d/goenv.fish' : '/etc/profile.d/goenv.sh';
  const path = scope === 'machine' ? systems : `${ownConfig}/${own}`;
  const short = shortPath(path, facts);
  const plain = /^[\w./~+-]+$/.test(short) ? short : quoteSh(path);
  return `${fish ? 'source' : '.'} ${plain}`;
}
