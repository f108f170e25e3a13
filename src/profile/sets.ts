import { at, type Located, textOf } from './located.ts';

/** What makes two entries of a set the same one; `undefined` for an entry that says nothing of it. */
type Identity = (entry: Located) => string | undefined;

/** Keys whose lists are sets, and the identity of their entries. Other lists are chains: their order matters. */
export const SETS: ReadonlyMap<string, Identity> = new Map<string, Identity>([
  ['go.private', by('path')],
  ['network.noProxy', textOf],
  ['trust.certificates', by('file', 'pem')],
  ['git.rewrite', by('from')],
  ['git.http', by('url')],
  ['ssh.hosts', by('host')],
  ['credentials', by('machine')],
  ['shell.unset', textOf],
  ['offline.bundles', by('file')],
  ['insecure', exception],
]);

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

function by(...names: readonly string[]): Identity {
  return (entry) =>
    names
      .map((name) => textOf(at(entry, [name])))
      .find((text) => text !== undefined)
      ?.trim();
}

/** allow + host|module: a module and a host of one name are two exceptions. */
function exception(entry: Located): string {
  return JSON.stringify(['allow', 'module', 'host'].map((name) => textOf(at(entry, [name])) ?? null));
}
