import { at, type Located, type LocatedMap, textOf } from './located.ts';
import { absolutePath } from './paths.ts';
import type { ParsedSource } from './source.ts';

/** One entry of `extends`. */
export interface BaseRef {
  /** How to ask for it: a built-in name, an absolute path, or the URL. */
  readonly ref: string;
  readonly kind: 'built-in' | 'path' | 'url';
  /** As the profile spells it. */
  readonly use: string;
  readonly sha256?: string;
  readonly signed: boolean;
  readonly without: readonly Located[];
  /** The text that names it, for places in messages. */
  readonly named: Located;
}

/**
 * What a source extends, in order; entries that are no base at all are left out (validation says what is wrong
 * with them). `home` stands for `~`. Works on broken profiles, as far as they can be parsed.
 */
export function basesOf({ tree, dir }: Pick<ParsedSource, 'tree' | 'dir'>, home: string): readonly BaseRef[] {
  const list = at(tree, ['extends']);
  const items = list?.kind === 'list' ? list.items : [];
  return items.flatMap((item) => baseOf(item, { dir, home }) ?? []);
}

function baseOf(item: Located, base: { dir: string; home: string }): BaseRef | undefined {
  const named = item.kind === 'map' ? at(item, ['use']) : item;
  const use = textOf(named);
  if (named === undefined || use === undefined || use === '') return undefined;
  const kind = kindOfBase(use);
  const options = item.kind === 'map' ? optionsOf(item) : { signed: false, without: [] };
  return { ref: kind === 'path' ? absolutePath(use, base) : use, kind, use, named, ...options };
}

function optionsOf(item: LocatedMap): Pick<BaseRef, 'sha256' | 'signed' | 'without'> {
  // By its source text: a digest of digits alone is a number to YAML.
  const pin = at(item, ['sha256']);
  const sha256 = pin?.kind === 'scalar' ? pin.source : undefined;
  const without = at(item, ['without']);
  return {
    ...(sha256 === undefined ? {} : { sha256 }),
    signed: item.entries.has('signedBy'),
    without: without?.kind === 'list' ? without.items : [],
  };
}

/** A bare word is a built-in; a path has a slash or ends in .yaml, .yml or .json. */
export function kindOfBase(use: string): BaseRef['kind'] {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(use)) return 'url';
  return /[/\\]|\.(yaml|yml|json)$/.test(use) ? 'path' : 'built-in';
}
