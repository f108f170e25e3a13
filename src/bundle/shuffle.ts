import { createHash } from 'node:crypto';

/** The items in an order of chance that the seed alone decides. */
export function shuffled(items: readonly string[], seed: string): readonly string[] {
  const place = (item: string) => createHash('sha256').update(`${seed}\n${item}`).digest('hex');
  return items
    .map((item) => ({ item, at: place(item) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item);
}
