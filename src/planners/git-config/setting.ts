import type { Place } from '../../core/diagnostic.ts';
import type { ConfigEntry } from './parse-config.ts';

/** One entry of the machine's git configuration, in the order in which git reads them. */
export interface Setting extends ConfigEntry {
  /** `system`, `global`, or `command` for the environment's. */
  readonly scope: string;
  /** The file, as git spells it; none for `command`. */
  readonly file?: string;
  /** The line, where it is known. */
  readonly line?: number;
}

/** Where a setting stands, for people. */
export function placeOf({ file, line }: Setting): Place | undefined {
  return file === undefined ? undefined : { file, ...(line !== undefined && { line }) };
}
