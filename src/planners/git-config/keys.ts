import { elementKey } from '../../core/value.ts';
import type { ConfigEntry } from './parse-config.ts';
import { spellName } from './render-config.ts';

/** The key that ties goenv's own file in; its value is the path as the include line spells it. */
export const INCLUDE = 'include.path';

/**
 * The planner's key for an entry: `url.<to>.insteadOf[<from>]`, one key a rule; `http.<url>.sslCert` and every
 * other name as git spells it. An include of something else is an element too: `include.path[<path>]`.
 */
export function stateKey({ key, value }: ConfigEntry): string {
  if (key === INCLUDE) return elementKey(INCLUDE, value ?? '');
  const spelled = spellKey(key);
  return value !== null && isRewrite(key) ? elementKey(spelled, value) : spelled;
}

/**
 * Under this key `current` tells `desired` what goenv's own file holds, owned or not: as long as a wanted key
 * stands there, the file must stay tied in, even when somebody else has set the same.
 */
export function heldKey(key: string): string {
  return `held:${key}`;
}

/** The entry for a key of the planner: the inverse of `stateKey`, given the value. */
export function entryFor(key: string, value: string): ConfigEntry {
  const suffix = `[${value}]`;
  const set = key.endsWith(suffix) ? key.slice(0, -suffix.length) : key;
  const isElement = set === INCLUDE || set.endsWith('.insteadOf');
  return { key: gitKey(isElement ? set : key), value };
}

/** A key as git lists it: section and variable in lower case. */
export function gitKey(key: string): string {
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  return key.slice(0, first).toLowerCase() + key.slice(first, last) + key.slice(last).toLowerCase();
}

/** Target and prefix of `url.<to>.insteadOf[<from>]`; `undefined` for another key. */
export function parseRewriteKey(key: string): { from: string; to: string } | undefined {
  const at = key.indexOf(REWRITE_MARK);
  if (!key.startsWith('url.') || at === -1 || !key.endsWith(']')) return undefined;
  return { to: key.slice('url.'.length, at), from: key.slice(at + REWRITE_MARK.length, -1) };
}

/** Target of `url.<to>.insteadof`, as git lists the key. */
export function rewriteTarget(key: string): string {
  return key.slice('url.'.length, -'.insteadof'.length);
}

export function isRewrite(key: string): boolean {
  return key.startsWith('url.') && key.endsWith('.insteadof') && key.length > 'url.insteadof'.length;
}

/** Whether goenv could write this key (as git lists it): only such settings of others are looked at. */
export function isOurKind(key: string): boolean {
  return isRewrite(key) || (key.startsWith('http.') && HTTP_NAMES.has(nameOf(key)));
}

/** The last part of a key as git lists it: `sslverify` of `http.https://h/.sslverify`. */
export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

/** The URL of `http.<url>.proxy`; `undefined` for `http.proxy`. */
export function httpUrl(key: string): string | undefined {
  const end = key.lastIndexOf('.');
  return key.startsWith('http.') && end > 'http.'.length ? key.slice('http.'.length, end) : undefined;
}

/**
 * A value as git takes it, so that equal settings compare equal: `off` of sslVerify is `false`, `~/c.pem` of
 * sslCert is a path under the home, a name without a value is `true`.
 */
export function meaning({ key, value }: ConfigEntry, home: string): string {
  if (value === null) return 'true';
  const name = nameOf(key);
  if (name === 'sslverify') return FALSE_WORDS.has(value.toLowerCase()) ? 'false' : value;
  return PATH_NAMES.has(name) && value.startsWith('~/') ? `${home}/${value.slice(2)}` : value;
}

function spellKey(key: string): string {
  const dot = key.lastIndexOf('.') + 1;
  return key.slice(0, dot) + spellName(key.slice(dot));
}

const REWRITE_MARK = '.insteadOf[';
const PATH_NAMES: ReadonlySet<string> = new Set(['sslcainfo', 'sslcert', 'sslkey']);
const HTTP_NAMES: ReadonlySet<string> = new Set([...PATH_NAMES, 'proxy', 'sslverify']);
/** `git_config_bool`: the empty value is false too. */
const FALSE_WORDS: ReadonlySet<string> = new Set(['false', 'no', 'off', '0', '']);
