import type { Facts } from '../../core/facts.ts';
import { INCLUDE } from './keys.ts';
import { includesOwnFrom, ownFile, tidy } from './paths.ts';
import type { Setting } from './setting.ts';

/** The machine's settings in git's order, and where goenv's file stands in that order. */
export interface Machine {
  readonly settings: readonly Setting[];
  /** Whether a setting comes from goenv's own file. */
  readonly isOwn: (setting: Setting) => boolean;
  /** Whether it is an include of goenv's own file. */
  readonly includesOwn: (setting: Setting) => boolean;
  /** Index of the first setting behind what goenv's file holds, or would hold once it is tied in. */
  readonly place: number;
}

/** Finds goenv's place in the settings. */
export function machineOf(settings: readonly Setting[], facts: Facts): Machine {
  const own = tidy(ownFile(facts), facts);
  const isOwn = ({ file }: Setting) => file !== undefined && tidy(file, facts) === own;
  const includesOwn = ({ key, value, file }: Setting) =>
    key === INCLUDE && value !== null && includesOwnFrom(file ?? '', facts)(value);
  return { settings, isOwn, includesOwn, place: placeOfOwn(settings, isOwn, includesOwn) };
}

type Test = (setting: Setting) => boolean;

function placeOfOwn(settings: readonly Setting[], isOwn: Test, includesOwn: Test): number {
  const last = Math.max(settings.findLastIndex(isOwn), settings.findLastIndex(includesOwn));
  if (last !== -1) return last + 1;
  // The block is going to be the end of the global scope.
  return settings.findLastIndex(({ scope }) => scope === 'system' || scope === 'global') + 1;
}
