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
  // The block is, or is going to be, the end of the global scope; at machine scope that of the system's.
  const isBefore = ({ scope }: Setting) =>
    scope === 'system' || (scope === 'global' && facts.scope !== 'machine');
  const last = Math.max(settings.findLastIndex(isOwn), settings.findLastIndex(includesOwn));
  return { settings, isOwn, includesOwn, place: (last === -1 ? settings.findLastIndex(isBefore) : last) + 1 };
}
