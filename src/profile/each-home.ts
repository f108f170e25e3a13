import { at, type LocatedMap, textOf } from './located.ts';
import { each, keys, type Transform, values } from './transform.ts';

/**
 * At machine scope `~` is the home of each user and not that of root, who applies the profile: what `normalise` made of
 * it is as written again. Who can say "each user's own" (shells, git) does; the lint refuses the others.
 */
export function eachHome(tree: LocatedMap): LocatedMap {
  if (textOf(at(tree, ['scope'])) !== 'machine') return tree;
  // Sound: a map stays a map.
  return AS_WRITTEN(tree, { dir: '/', home: '~' }) as LocatedMap;
}

/** Whether a value begins in the home of whoever reads it: `~`, `~/bin`. */
export function isInEachHome(value: string): boolean {
  return value === '~' || /^~[/\\]/.test(value);
}

const asWritten: Transform = (node) =>
  node.kind === 'scalar' && isInEachHome(node.source) ? { ...node, value: node.source } : node;

const AS_WRITTEN = keys({
  go: keys({ env: values(asWritten) }),
  git: keys({ http: each(keys({ clientCert: asWritten, clientKey: asWritten })) }),
  shell: keys({ env: values(asWritten), path: each(asWritten) }),
});
