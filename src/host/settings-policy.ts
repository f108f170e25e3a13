import { fail } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import type { Policy } from '../core/policy.ts';
import type { Allow, Environment } from '../profile/sections/profile.ts';

/** Where a policy was read from. */
export interface PolicySource {
  readonly path: string;
  /** The file's text, for the lines of its keys. */
  readonly text: string;
  /** Makes a path of the file absolute. */
  readonly resolve: (path: string) => string;
}

/**
 * Reads `policy:` of one settings file. A key or word that goenv does not know is an error: a demand that is not
 * understood must not count as met. Errors (1): `SETTINGS_BROKEN`, `SETTINGS_UNKNOWN_KEY`.
 */
export function parsePolicy(value: unknown, source: PolicySource): Policy {
  const { path, text } = source;
  const { forbid, signature, environment, names } = mapOf(value, { path, at: 'policy', keys: KEYS });
  return {
    file: path,
    ...(forbid !== undefined && { forbid: words<Allow>(forbid, ALLOWS, { path, at: 'policy.forbid' }) }),
    ...(signature !== undefined && { signature: signatureOf(signature, source) }),
    ...(environment !== undefined && {
      environment: word<Environment>(environment, ENVIRONMENTS, { path, at: 'policy.environment' }),
    }),
    ...(names !== undefined && { names: namesOf(names, path) }),
    lines: linesOf(text),
  };
}

interface At {
  readonly path: string;
  /** The key, dotted. */
  readonly at: string;
}

function mapOf(value: unknown, { path, at, keys }: At & { keys: readonly string[] }): Map {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return broken({ path, at }, 'must be a map');
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    const near = nearestName(key, keys);
    const known = keys.map((one) => `${at}.${one}`).join(', ');
    fail('SETTINGS_UNKNOWN_KEY', { path, key: `${at}.${key}`, known, hint: near ? ` (${near}?)` : '' });
  }
  return value as Map;
}

type Map = Readonly<Record<string, unknown>>;

function signatureOf(value: unknown, { path, resolve }: PolicySource): NonNullable<Policy['signature']> {
  const at = 'policy.signature';
  const { file, principal } = mapOf(value, { path, at, keys: ['file', 'principal'] });
  return {
    file: resolve(textOf(file, { path, at: `${at}.file` })),
    principal: textOf(principal, { path, at: `${at}.principal` }),
  };
}

function namesOf(value: unknown, path: string): readonly string[] {
  const at = { path, at: 'policy.names' };
  const names = listOf(value, at).map((one) => textOf(one, at));
  const odd = names.find((name) => !NAME.test(name));
  return odd === undefined
    ? names
    : broken(at, `holds \`${odd}\`: names have small letters, digits and hyphens; * stands for any`);
}

function words<T extends string>(value: unknown, known: readonly T[], at: At): readonly T[] {
  return listOf(value, at).map((one) => word(one, known, at));
}

function word<T extends string>(value: unknown, known: readonly T[], at: At): T {
  const text = textOf(value, at);
  const found = known.find((one) => one === text);
  const near = nearestName(text, known);
  return found ?? broken(at, `\`${text}\` is none of ${known.join(', ')}${near ? ` (${near}?)` : ''}`);
}

/** An empty list demands nothing, or everything: neither can be meant. */
function listOf(value: unknown, at: At): readonly unknown[] {
  return Array.isArray(value) && value.length > 0
    ? value
    : broken(at, 'must be a list, and not an empty one');
}

function textOf(value: unknown, at: At): string {
  return typeof value === 'string' && value !== '' ? value : broken(at, 'must be a text');
}

function broken({ path, at }: At, reason: string): never {
  return fail('SETTINGS_BROKEN', { path, reason: `\`${at}\` ${reason}` });
}

/** The parser of settings tells no lines: the first mention of each key behind `policy` is it. */
function linesOf(text: string): Readonly<Record<string, number>> {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*$/, ''));
  const start = lines.findIndex((line) => keyPattern('policy').test(line));
  const found = KEYS.map((key) => {
    const at = lines.findIndex((line, number) => number >= start && keyPattern(key).test(line));
    return [key, at + 1] as const;
  });
  return Object.fromEntries(found.filter(([, line]) => start >= 0 && line > 0));
}

function keyPattern(key: string): RegExp {
  return new RegExp(`(?:^|[\\s{,"'])${key}["']?\\s*:`);
}

const KEYS = ['forbid', 'signature', 'environment', 'names'] as const;
const ALLOWS: readonly Allow[] = ['plain-http', 'skip-tls-verify', 'no-sumdb', 'http-rewrite'];
const ENVIRONMENTS: readonly Environment[] = ['production', 'test', 'development'];
const NAME = /^[a-z0-9*-]+$/;
