import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFailure } from '../../../src/core/diagnostic.ts';
import { memoryLedger } from '../../../src/host/memory.ts';
import { RealHost } from '../../../src/host/real.ts';
import { shellEnv } from '../../../src/planners/shell-env/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';
import { execute } from '../../cli/kit.ts';
import { applyOnce, EMPTY, factsOf } from '../../laws/world.ts';

const PROFILE: Profile = {
  ...EMPTY,
  name: 'acme',
  scope: 'machine',
  network: { proxy: { https: 'http://p.example:8080' } },
  shell: { env: { GODEBUG: `a='$HOME"\`\\` }, unset: ['GOPROXY'], path: ['~/go/bin', '/opt/a b'] },
};
const PATHS = '/usr/local/bin:/usr/bin:/bin';

let dir: string;
const facts = () =>
  factsOf('/root', { root: dir, scope: 'machine', ownConfig: '/etc/goenv', env: { PATH: PATHS } });
beforeAll(async () => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'goenv-etc-')));
  for (const folder of ['usr/bin', 'root', 'home/u']) mkdirSync(join(dir, folder), { recursive: true });
  // A name is enough for a shell to count as installed in an image.
  mkdirSync(join(dir, 'usr/bin/fish'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each([
  ['dash', ['dash', '-euc', '. "$0"; . "$0"; env -0 >"$SEEN"'], 'etc/profile.d/goenv.sh'],
  ['bash', ['bash', '--norc', '-euc', '. "$0"; . "$0"; env -0 >"$SEEN"'], 'etc/profile.d/goenv.sh'],
  ['zsh', ['zsh', '-feuc', '. "$0"; . "$0"; env -0 >"$SEEN"'], 'etc/profile.d/goenv.sh'],
  [
    'fish',
    ['fish', '--no-config', '-c', 'source $argv[1]; source $argv[1]; env -0 >"$SEEN"'],
    'etc/fish/conf.d/goenv.fish',
  ],
])('%s reads the file for everybody, twice, with its own home in PATH', async (_, argv, path) => {
  const ledger = memoryLedger();
  const { failure } = await applyOnce(new RealHost(facts()), ledger, PROFILE, facts());
  expect(failure).toBeUndefined();
  const seen = join(dir, 'seen');
  const env = { HOME: join(dir, 'home/u'), PATH: PATHS, SEEN: seen, GOPROXY: 'off', TERM: 'dumb' };
  const { code, err } = await execute([...argv, join(dir, path)], { env, cwd: dir });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = readFileSync(seen, 'utf8').split('\0');
  expect(lines).toContain(`PATH=${PATHS}:${dir}/home/u/go/bin:/opt/a b`);
  expect(lines).toContain(`GODEBUG=a='$HOME"\`\\`);
  expect(lines).toContain('https_proxy=http://p.example:8080');
  expect(lines.filter((line) => line.startsWith('GOPROXY='))).toEqual([]);
  expect((statSync(join(dir, path)).mode & 0o777).toString(8)).toBe('644');
  expect((await applyOnce(new RealHost(facts()), ledger, EMPTY, facts())).failure).toBeUndefined();
  expect(statSync(join(dir, 'etc'), { throwIfNoEntry: false })).toBeUndefined();
});

test('no shell of another system reads /etc/profile.d', () => {
  const inputs = { found: new Map(), files: new Map() };
  const wanted = () =>
    shellEnv.desired(PROFILE, inputs, { ...factsOf('/root'), os: 'darwin', scope: 'machine' });
  expect(wanted).toThrow(
    expect.toSatisfy((e) => isFailure(e) && e.diagnostic.code === 'SHELL_ENV_NOT_LINUX'),
  );
});
