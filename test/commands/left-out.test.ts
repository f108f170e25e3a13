import { expect, test } from 'vitest';
import { refuseLeftOut } from '../../src/commands/left-out.ts';
import { isFailure } from '../../src/core/diagnostic.ts';
import { EMPTY_JOURNAL, type Journal } from '../../src/core/journal.ts';
import type { Planner } from '../../src/core/planner.ts';
import { gitConfig } from '../../src/planners/git-config/index.ts';
import { shellEnv } from '../../src/planners/shell-env/index.ts';
import type { Profile } from '../../src/profile/sections/profile.ts';
import { EMPTY } from '../laws/world.ts';

const trustStore: Planner = { ...shellEnv, name: 'trust-store', providers: () => [] };
const all = [trustStore, gitConfig, shellEnv];
const trusting: Profile = {
  ...EMPTY,
  trust: { certificates: [{ file: '/ca.pem', sha256: [], leaf: false }] },
};
const applied: Journal = {
  ...EMPTY_JOURNAL,
  applied: {
    ...{ name: 'p', source: 'p', sha256: '', at: '', sources: [], goenv: '', allow: [], skipped: [] },
    ...{ findings: [], judged: '' },
    profile: trusting,
  },
  planners: { 'shell-env': { keys: { SSL_CERT_FILE: { first: null, wrote: '/x' } }, files: {} } },
};

test.each<[string, readonly Planner[], Profile, Journal, string | undefined]>([
  ['all', all, trusting, EMPTY_JOURNAL, undefined],
  ['neither', [], trusting, applied, undefined],
  ['the user alone', [shellEnv], trusting, EMPTY_JOURNAL, 'PROVIDER_LEFT_OUT'],
  [
    'git alone, whose http.sslCAInfo names the bundle',
    [gitConfig],
    trusting,
    EMPTY_JOURNAL,
    'PROVIDER_LEFT_OUT',
  ],
  ['the user alone, where it needs nothing', [shellEnv], EMPTY, applied, undefined],
  ['the provider alone', [trustStore], trusting, applied, undefined],
  ['the provider alone, on the way back', [trustStore], EMPTY, applied, 'USER_LEFT_OUT'],
  ['the provider alone, where nobody uses it', [trustStore], EMPTY, EMPTY_JOURNAL, undefined],
])('%s', (_, planners, profile, journal, code) => {
  expect(codeOf(() => refuseLeftOut(all, { planners, profile, journal }))).toBe(code);
});

function codeOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!isFailure(error) || error.exit !== 64) throw error;
    return error.diagnostic.code;
  }
}
