import { diagnostic } from '../../../core/diagnostic.ts';
import { bytesOf } from '../../../core/host.ts';
import { ABSENT } from '../../../core/value.ts';
import type { Seen } from '../../../doctor/world.ts';
import { envLines, readVariables } from '../../../go/env-file.ts';
import { goEnvPathIfAny } from '../../../go/env-path.ts';
import { findExports } from '../../../go/exports.ts';
import { parseFlags } from '../../../go/goflags.ts';
import { fileOddities } from '../../../planners/go-env/oddities.ts';
import type { Local, LocalCheck, Said } from './check.ts';

/** The go/env file: lines that go reads otherwise than they look, and variables that beat them. */
export const goSettings: LocalCheck = {
  name: 'go/env',
  target: ({ facts }) => goEnvPathIfAny(facts) ?? 'GOENV=off',
  async look({ reader, facts, world }) {
    const path = goEnvPathIfAny(facts);
    const seen = path === undefined ? undefined : await reader.read(path);
    const bytes = seen ? bytesOf(seen) : ABSENT;
    const flags = flagsSaid(world.go.get('GOFLAGS') ?? '');
    if (bytes === ABSENT || path === undefined) return { ...flags, isAbsent: true };
    const odd = fileOddities(envLines(bytes), path);
    const beaten = await beatenLines({ reader, facts, world }, readVariables(bytes));
    return { diagnostics: [...odd, ...(flags.diagnostics ?? [])], seen: [...beaten, ...(flags.seen ?? [])] };
  },
};

/** Lines of the file that an exported variable keeps from counting. */
async function beatenLines(
  { reader, facts }: Local,
  written: ReadonlyMap<string, string>,
): Promise<readonly Seen[]> {
  const names = [...written]
    .filter(([name, value]) => facts.env[name] && facts.env[name] !== value)
    .map(([name]) => name);
  const places = await findExports(reader, names, facts);
  return names.map((name) => overridden(name, places.get(name)));
}

/** The exported variable that beats a setting, and the line that exports it. */
export function overridden(name: string, where: Seen['where']): Seen {
  const place = where ? ` (${where.file}:${where.line ?? 1})` : '';
  return {
    code: 'env.os_env_overrides_go_env',
    request: { hop: 'none' },
    evidence: [`${name} is exported${place} and overrides go/env`],
    params: { variable: name },
    severity: 'warning',
    ...(where && { where }),
  };
}

function flagsSaid(value: string): Said {
  if (value === '') return {};
  const { flags, error } = parseFlags(value);
  if (error !== undefined)
    return { diagnostics: [diagnostic('DOCTOR_GOFLAGS_BROKEN', 'error', { reason: error })] };
  const isVendor = flags.some(({ name, value: mode }) => name === 'mod' && mode === 'vendor');
  if (!isVendor) return {};
  const evidence = [`GOFLAGS=${value}`];
  return {
    seen: [{ code: 'env.goflags_mod_vendor', request: { hop: 'none' }, evidence, severity: 'warning' }],
  };
}
