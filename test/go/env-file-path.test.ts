import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/core/diagnostic.ts';
import type { Facts } from '../../src/core/facts.ts';
import { goEnvPath } from '../../src/go/env-path.ts';

function facts(os: Facts['os'], env: Facts['env'], home = '/home/u'): Facts {
  const xdgConfig = env['XDG_CONFIG_HOME'] || `${home}/.config`;
  const own = `${xdgConfig}/goenv`;
  return { os, env, home, uid: 1000, today: '2026-11-20', xdgConfig, ownConfig: own, stateDir: `${home}/.s` };
}

function pathOrCode(found: Facts): string {
  try {
    return goEnvPath(found);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.exit).toBe(1);
    return error.diagnostic.code;
  }
}

test.each<[string, Facts['os'], Facts['env'], string]>([
  ['Linux', 'linux', {}, '/home/u/.config/go/env'],
  ['XDG_CONFIG_HOME', 'linux', { XDG_CONFIG_HOME: '/x/' }, '/x/go/env'],
  ['an empty XDG_CONFIG_HOME', 'linux', { XDG_CONFIG_HOME: '' }, '/home/u/.config/go/env'],
  ['a relative XDG_CONFIG_HOME', 'linux', { XDG_CONFIG_HOME: 'x' }, 'XDG_CONFIG_HOME_RELATIVE'],
  ['GOENV', 'linux', { GOENV: '/e', XDG_CONFIG_HOME: 'x' }, '/e'],
  ['an empty GOENV', 'linux', { GOENV: '' }, '/home/u/.config/go/env'],
  ['GOENV=off', 'linux', { GOENV: 'off' }, 'GOENV_OFF'],
  ['a relative GOENV', 'linux', { GOENV: './env' }, 'GOENV_RELATIVE'],
  ['GOENV with a tilde, which go does not expand', 'linux', { GOENV: '~/env' }, 'GOENV_RELATIVE'],
  [
    'macOS, where XDG does not count',
    'darwin',
    { XDG_CONFIG_HOME: '/x' },
    '/home/u/Library/Application Support/go/env',
  ],
  [
    'Windows',
    'win32',
    { APPDATA: 'C:\\Users\\u\\AppData\\Roaming' },
    'C:\\Users\\u\\AppData\\Roaming\\go\\env',
  ],
  ['Windows without AppData', 'win32', {}, 'APPDATA_UNSET'],
  ['GOENV on Windows', 'win32', { GOENV: 'D:/go/env' }, 'D:/go/env'],
  ['a relative GOENV on Windows', 'win32', { GOENV: '\\go\\env' }, 'GOENV_RELATIVE'],
])('%s', (_, os, env, expected) => expect(pathOrCode(facts(os, env))).toBe(expected));

const go = spawnSync('go', ['version']);
if (go.error) console.warn('SKIPPED: no go in PATH, the place of go/env was not compared with the real go');

describe.skipIf(go.error || process.platform !== 'linux')('the real go agrees', () => {
  test.each<[Facts['env'], string]>([
    [{}, '/nonexistent/home/'],
    [{ XDG_CONFIG_HOME: '/nonexistent/x//' }, '/nonexistent/home'],
    [{ XDG_CONFIG_HOME: '' }, '/nonexistent/home'],
    [{ XDG_CONFIG_HOME: 'relative' }, '/nonexistent/home'],
    [{ GOENV: '/nonexistent/e' }, '/nonexistent/home'],
  ])('%j', (env, home) => {
    const clean = {
      PATH: process.env['PATH'],
      HOME: home,
      GOCACHE: '/nonexistent/c',
      GOTOOLCHAIN: 'local',
      ...env,
    };
    const ran = spawnSync('go', ['env', 'GOENV'], { env: clean, cwd: '/', encoding: 'utf8' });
    const ours = pathOrCode(facts('linux', env, home));
    expect(ours.startsWith('/') ? ours.replaceAll('//', '/') : '').toBe(ran.stdout.trim());
  });
});
