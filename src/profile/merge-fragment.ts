import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from './yaml.ts';

/**
 * The text of a profile with a fragment merged into it by the rules of composition: maps merge by key, sets unite
 * (an entry of the same identity is replaced), scalars and ordered lists are replaced as a whole.
 * Comments, order, form and line ends of everything else stay. An empty text becomes a new profile named `name`.
 */
export function mergeFragment(text: string, fragment: string, name: string): string {
  const isNew = text.trim() === '';
  const document = parseDocument(isNew ? `version: 1\nname: ${name}\n` : text);
  const wanted = parseDocument(fragment);
  if (document.errors.length > 0 || !isMap(document.contents) || !isMap(wanted.contents)) return text;
  mergeMap(document, document.contents, wanted.contents, '');
  const merged = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return /\r\n/.test(text) ? merged.replace(/\r?\n/g, '\r\n') : merged;
}

function mergeMap(document: Document, into: YAMLMap, from: YAMLMap, path: string): void {
  for (const { key, value } of from.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    const at = path === '' ? name : `${path}.${name}`;
    const there = into.get(name, true) as Node | undefined;
    if (isMap(there) && isMap(value)) mergeMap(document, there, value, at);
    else if (isSeq(there) && isSeq(value) && SETS.has(at)) unite(there, value, SETS.get(at));
    else into.set(document.createNode(name), value);
  }
}

function unite(into: YAMLSeq, from: YAMLSeq, identity: string | undefined): void {
  for (const entry of from.items) {
    const id = identityOf(entry, identity);
    const index = into.items.findIndex((other) => identityOf(other, identity) === id);
    if (index < 0) into.items.push(entry);
    else if (identity !== undefined && isMap(entry)) into.items[index] = entry;
  }
}

function identityOf(entry: unknown, identity: string | undefined): string {
  if (isMap(entry) && identity !== undefined) return String(entry.get(identity));
  return isScalar(entry) ? String(entry.value) : JSON.stringify(entry);
}

/** The sets of the grammar, and what makes two entries the same one (see `sets.ts`). */
const SETS: ReadonlyMap<string, string | undefined> = new Map([
  ['go.private', 'path'],
  ['network.noProxy', undefined],
  ['trust.certificates', 'file'],
  ['git.rewrite', 'from'],
  ['git.http', 'url'],
  ['ssh.hosts', 'host'],
  ['credentials', 'machine'],
  ['shell.unset', undefined],
  ['offline.bundles', 'file'],
]);
