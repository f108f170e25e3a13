import { type Located, toData } from './located.ts';

/** What makes two entries of a set the same one; `undefined` for an entry that says nothing of it. */
type Identity<Entry> = (entry: Entry) => string | undefined;

/** Keys whose lists are sets, and the identity of their entries, as plain data. Other lists are chains: their order matters. */
export const PLAIN_SETS: ReadonlyMap<string, Identity<unknown>> = new Map<string, Identity<unknown>>([
  ['go.private', by('path')],
  ['network.noProxy', asText],
  ['trust.certificates', by('file', 'pem')],
  ['git.rewrite', by('from')],
  ['git.http', by('url')],
  ['ssh.hosts', by('host')],
  ['credentials', by('machine')],
  ['shell.unset', asText],
  ['offline.bundles', by('file')],
  ['insecure', exception],
]);

/** The same of entries that know where they were written. */
export const SETS: ReadonlyMap<string, Identity<Located>> = new Map(
  [...PLAIN_SETS].map(([key, identity]) => [key, (entry: Located) => identity(toData(entry))]),
);

/** Keys whose maps merge key by key; all other maps are one value in several parts. */
export const MAPS: ReadonlySet<string> = new Set([
  '',
  'go',
  'go.env',
  'network',
  'trust',
  'git',
  'ssh',
  'shell',
  'shell.env',
  'offline',
]);

function by(...names: readonly string[]): Identity<unknown> {
  return (entry) =>
    names
      .map((name) => textAt(entry, name))
      .find((text) => text !== undefined)
      ?.trim();
}

/** allow + host|module: a module and a host of one name are two exceptions. */
function exception(entry: unknown): string {
  return JSON.stringify(['allow', 'module', 'host'].map((name) => textAt(entry, name) ?? null));
}

function textAt(entry: unknown, name: string): string | undefined {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, name)) return undefined;
  return asText(Reflect.get(entry, name));
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
