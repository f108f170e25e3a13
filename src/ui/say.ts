import type { Phrase } from './messages/phrases.ts';
import { PHRASES } from './messages/phrases.ts';
import type { Language } from './messages/texts.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

/** What every renderer needs: language and style. */
export interface Voice {
  readonly language: Language;
  readonly style: Style;
  /** The home folder, shortened to `~` in paths. */
  readonly home: string;
  /** Cells of the terminal that it speaks to; absent where it is none. */
  readonly columns?: number;
}

/** A phrase in the voice's language, parameters filled in and made printable. */
export function say(
  voice: Pick<Voice, 'language'>,
  phrase: Phrase,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return fill(PHRASES[phrase][voice.language], params);
}

/**
 * Fills `{name}`, and `{name:one|many}` with the word for that number; a parameter that is missing stays visible, so that
 * a test and a reader notice.
 */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(HOLE, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined) return printable(String(value));
    return (Number(value) === 1 ? one : many) ?? '';
  });
}

/** A path as people write it: the home as `~`. */
export function shortPath(path: string, home: string): string {
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

const HOLE = /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g;
