import { type Effect, isFile, isTree } from './effects.ts';
import type { Host } from './host.ts';
import { ABSENT } from './value.ts';

/** Does one effect. Errors: those of the host. */
export function performed(host: Host, effect: Effect): Promise<void> {
  if (isTree(effect)) return host.changeTree(effect);
  return isFile(effect) ? host.change(effect) : host.perform(effect);
}

/** The folders that a kill in the middle may leave something beside. */
export function treesOf(effects: readonly Effect[]): { trees?: readonly string[] } {
  const trees = effects.filter(isTree).map(({ tree }) => tree);
  return trees.length === 0 ? {} : { trees };
}

/** The folders that these effects will make, for the journal: outermost first. */
export async function foldersOf(host: Host, effects: readonly Effect[]): Promise<readonly string[]> {
  const paths = effects.flatMap((effect) => {
    if (isTree(effect)) return effect.source === ABSENT ? [] : [effect.tree];
    return isFile(effect) && !effect.elevate && effect.bytes !== ABSENT ? [effect.path] : [];
  });
  return [...new Set((await Promise.all(paths.map((path) => host.missingFolders(path)))).flat())];
}
