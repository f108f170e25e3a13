import type { Diagnostic } from '../../../core/diagnostic.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Reader } from '../../../core/host.ts';
import type { Observation, Seen, World } from '../../../doctor/world.ts';

/** What a check of this machine's own settings looks at. */
export interface Local {
  readonly reader: Reader;
  readonly facts: Facts;
  readonly world: World;
  /** The folder whose go.work counts; none where a project is looked at by itself. */
  readonly cwd?: string;
}

/** A check: what it has to say of one place. */
export interface LocalCheck {
  /** Name of its row. */
  readonly name: string;
  /** The place, as it is called in the row. */
  target(local: Local): string;
  look(local: Local): Promise<Said>;
}

export interface Said {
  readonly diagnostics?: readonly Diagnostic[];
  readonly seen?: readonly Seen[];
  /** The place does not exist. */
  readonly isAbsent?: boolean;
}

/** Runs a check and makes its row. */
export async function runCheck(check: LocalCheck, local: Local): Promise<Observation> {
  const start = local.world.network.now();
  const { diagnostics = [], seen = [], isAbsent = false } = await check.look(local);
  const told = diagnostics.filter(({ severity }) => severity !== 'info').length + seen.length;
  const fact = {
    name: told > 0 ? 'findings' : isAbsent ? 'no-file' : 'file-fine',
    params: { count: String(told) },
  } as const;
  const isBad =
    seen.some(({ severity }) => severity !== 'warning') ||
    diagnostics.some(({ severity }) => severity === 'error');
  const status = told > 0 ? (isBad ? 'failed' : 'warning') : isAbsent ? 'not-applicable' : 'ok';
  const ms = local.world.network.now() - start;
  const row = {
    name: check.name,
    target: check.target(local),
    hop: 'local-disk' as const,
    status,
    ms,
    facts: [fact],
  } as const;
  return { probes: [row], seen, diagnostics };
}
