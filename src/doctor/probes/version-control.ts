import type { ProbeResult } from '../../core/probe.ts';
import { parseVcs, type VcsRule } from '../../go/govcs.ts';
import { matchPrefixPatterns } from '../../go/patterns.ts';
import { NOTHING, type Observation, type Prober, type World } from '../world.ts';
import { privatePaths } from './import-paths.ts';

/** Whether GOVCS lets go run git for the modules that it fetches directly. Asks nobody. */
export const versionControl: Prober = {
  name: 'version-control',
  async run(world) {
    const value = world.go.get('GOVCS') ?? '';
    const paths = privatePaths(world);
    if (value === '' || paths.length === 0) return NOTHING;
    const { rules, error } = parseVcs(value);
    if (error !== undefined) return refused(value, error);
    const forbidden = paths.find((path) => !isAllowed(rules, path, world));
    if (forbidden === undefined) return { probes: [row('ok', value)], seen: [] };
    return refused(value, `GOVCS disallows using git for private ${forbidden}`, forbidden);
  },
};

/** The user's rules come first, then `private:all,public:git|hg`; the first that matches decides. */
function isAllowed(rules: readonly VcsRule[], path: string, { go }: World): boolean {
  const kind = matchPrefixPatterns(go.get('GOPRIVATE') ?? '', path) ? 'private' : 'public';
  const rule = rules.find(({ pattern }) => pattern === kind || matchPrefixPatterns(pattern, path));
  return rule === undefined || rule.allow.includes('all') || rule.allow.includes('git');
}

function refused(value: string, text: string, module?: string): Observation {
  const request = { hop: 'none' as const, ...(module !== undefined && { module }) };
  return {
    probes: [row('failed', value, text)],
    seen: [{ code: 'govcs.disallowed', request, evidence: [text] }],
  };
}

function row(status: ProbeResult['status'], value: string, text = `GOVCS=${value}`): ProbeResult {
  const facts = [{ name: 'broken' as const, params: { text } }];
  return { name: 'govcs', target: 'GOVCS', hop: 'local-disk', status, ms: 0, facts };
}
