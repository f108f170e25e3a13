import { type BaseRef, basesOf } from './bases.ts';
import { parseSource } from './parse.ts';
import { MAX_EXTENDS } from './resolve.ts';
import type { ParsedSource, SourceText } from './source.ts';

/** Reads one base; `undefined` when there is none (loading says so then, at its line). */
export type ReadBase = (base: BaseRef, from: SourceText) => Promise<SourceText | undefined>;

/**
 * Reads everything that a profile extends, each text once and parsed once, level by level.
 * URLs, and what is deeper than goenv follows, are not read.
 * Gives the sources by ref, for `loadProfile`. The only effects are those of `read`.
 */
export async function gatherSources(
  entry: SourceText,
  read: ReadBase,
  home: string,
): Promise<ReadonlyMap<string, ParsedSource>> {
  const sources = new Map<string, ParsedSource>([[entry.ref, parseSource(entry)]]);
  let level = [...sources.values()];
  for (let depth = 0; depth <= MAX_EXTENDS && level.length > 0; depth += 1) {
    level = await readLevel(level, { sources, read, home });
  }
  return sources;
}

async function readLevel(
  level: readonly ParsedSource[],
  { sources, read, home }: { sources: Map<string, ParsedSource>; read: ReadBase; home: string },
): Promise<ParsedSource[]> {
  const next: ParsedSource[] = [];
  for (const from of level) {
    for (const base of basesOf(from, home)) {
      if (base.kind === 'url' || sources.has(base.ref)) continue;
      const text = await read(base, from);
      if (text === undefined) continue;
      // under the ref it was asked by, whatever the reader calls it
      const parsed = parseSource({ ...text, ref: base.ref });
      sources.set(base.ref, parsed);
      next.push(parsed);
    }
  }
  return next;
}
