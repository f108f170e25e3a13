import { styleText } from 'node:util';

/** Puts meaning into colour; the plain one gives the text as it is. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly calm: (text: string) => string;
}

const same = (text: string) => text;

export const PLAIN: Style = { bold: same, dim: same, good: same, bad: same, warn: same, calm: same };

/** Whoever calls has decided that colour is wanted: `styleText`'s own stream check would look at stdout alone. */
const as = (format: Parameters<typeof styleText>[0]) => (text: string) =>
  styleText(format, text, { validateStream: false });

export const COLOUR: Style = {
  bold: as('bold'),
  dim: as('dim'),
  good: as('green'),
  bad: as('red'),
  warn: as('yellow'),
  calm: as('cyan'),
};

/**
 * Whether a stream gets colour: `--color=always|never` decides, then `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`,
 * then whether it is a terminal.
 */
export function wantsColour(
  mode: string | undefined,
  env: Readonly<Record<string, string>>,
  terminal: boolean,
): boolean {
  if (mode === 'always') return true;
  if (mode === 'never' || env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return terminal && env['TERM'] !== 'dumb';
}
