import { fail, isFailure } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';

/**
 * The file that `go env -w` writes and go reads (`go env GOENV`), by `cfg.EnvFile` and `os.UserConfigDir`:
 * `$GOENV`, else `go/env` in the user's configuration folder of that system.
 * Throws a `Failure` (exit 1) where go has no such file: `GOENV_OFF`, `GOENV_RELATIVE` (go would take another file
 * in every folder), `XDG_CONFIG_HOME_RELATIVE` and `APPDATA_UNSET` (go then reads no file of the user at all).
 */
export function goEnvPath(facts: Facts): string {
  const named = facts.env['GOENV'];
  if (named === 'off') fail('GOENV_OFF');
  if (named) return isAbsolute(named, facts.os) ? named : fail('GOENV_RELATIVE', { value: named });
  const folder = userConfigFolder(facts);
  return facts.os === 'win32'
    ? `${folder.replace(/[\\/]+$/, '')}\\go\\env`
    : `${folder.replace(/\/+$/, '')}/go/env`;
}

/** The same; `undefined` where go reads no file of the user (`GOENV=off`, a relative place). */
export function goEnvPathIfAny(facts: Facts): string | undefined {
  try {
    return goEnvPath(facts);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

/** Whether two spellings name the same path for go, which cleans what it joins. */
export function isSamePath(a: string, b: string, os: Facts['os']): boolean {
  const clean = (path: string) =>
    os === 'win32' ? path.replaceAll('/', '\\') : path.replace(/\/{2,}/g, '/');
  return clean(a) === clean(b);
}

function userConfigFolder(facts: Facts): string {
  if (facts.os === 'darwin') return `${facts.home.replace(/\/+$/, '')}/Library/Application Support`;
  if (facts.os === 'win32') return environmentVariable(facts.env, 'AppData') || fail('APPDATA_UNSET');
  const value = facts.env['XDG_CONFIG_HOME'];
  if (value && !value.startsWith('/')) fail('XDG_CONFIG_HOME_RELATIVE', { value });
  return facts.xdgConfig;
}

/** Windows does not tell `AppData` from `APPDATA`. */
function environmentVariable(env: Facts['env'], name: string): string | undefined {
  const found = Object.keys(env).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : env[found];
}

function isAbsolute(path: string, os: Facts['os']): boolean {
  return os === 'win32' ? /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path) : path.startsWith('/');
}
