import { redact } from '../core/redact.ts';
import type { Located } from './located.ts';
import { toData } from './located.ts';
import { type SchemaNode, typesOf } from './schema-node.ts';
import { stringify } from './yaml.ts';

/**
 * The profile fragment that shows a value in its right form: made of what was written where that can be done
 * (`proxy: "https://a,direct"` becomes a list), else the grammar's example.
 * Credentials are never repeated.
 */
export function rightForm(path: readonly string[], written: Located | undefined, schema: SchemaNode): string {
  const meant =
    written === undefined || path[0] === 'credentials' ? undefined : reshaped(path, written, schema);
  return fragment(path, meant ?? schema.examples?.[0] ?? '…');
}

/** YAML of a value under its path: `go:\n  proxy:\n    - direct\n`. */
export function fragment(path: readonly string[], value: unknown): string {
  const nested = path.reduceRight<unknown>((inner, step) => {
    return /^\d+$/.test(step) ? [inner] : Object.fromEntries([[step, inner]]);
  }, value);
  return redact(stringify(nested, { lineWidth: 0 }));
}

function reshaped(path: readonly string[], written: Located, schema: SchemaNode): unknown {
  const types = typesOf(schema);
  if (types.includes('array') && !types.includes('string')) return asList(path, written);
  if (written.kind !== 'scalar') return undefined;
  if (types.includes('integer') && /^\d{1,9}$/.test(written.source)) return Number(written.source);
  if (types.includes('boolean')) return BOOLEANS.get(written.source.toLowerCase());
  return undefined;
}

function asList(path: readonly string[], written: Located): unknown {
  const key = path.join('.');
  if (written.kind === 'map') {
    return key === 'go.vcs'
      ? [...written.entries].map(([name, entry]) => ({ [name]: toData(entry.value) }))
      : [toData(written)];
  }
  if (written.kind === 'list' || written.value === null || written.source === '') return undefined;
  if (key === 'go.proxy') return proxyList(written.source);
  if (key === 'go.vcs') return vcsList(written.source);
  return TEXT_LISTS.has(key) ? written.source.split(/[,\s]+/).filter((part) => part !== '') : undefined;
}

/** GOPROXY's own form: the separator after an entry says when go goes on. */
function proxyList(text: string): unknown {
  return [...text.matchAll(/([^,|]+)([,|]?)/g)].map(([, url = '', separator]) => {
    return separator === '|' ? { url: url.trim(), fallback: 'any-error' } : url.trim();
  });
}

/** GOVCS's own form, `public:git|hg,private:all`. */
function vcsList(text: string): unknown {
  const rules = text.split(',').map((rule) => /^\s*([^:]+):(.+?)\s*$/.exec(rule));
  if (rules.some((rule) => rule === null)) return undefined;
  return rules.map((rule) => ({ [rule?.[1] ?? '']: rule?.[2]?.split('|') }));
}

const TEXT_LISTS: ReadonlySet<string> = new Set([
  'extends',
  'go.private',
  'network.noProxy',
  'shell.unset',
  'shell.path',
]);

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['on', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['off', false],
  ['false', false],
  ['0', false],
]);
