import { decodeBytes, encodeText } from '../../../core/byte-text.ts';
import { type EnvLine, envLines, splitLines } from '../../../go/env-file.ts';

/** What go reads of one variable, and where; lines count from 1. */
export interface Placed {
  readonly value: string;
  readonly line: number;
}

/** `$GOROOT/go.env` in two: goenv's marked block, and all the rest. */
export interface EnvBlock {
  /** The lines between the marks, the last one with its LF. */
  readonly inside: Uint8Array;
  /** Every byte that is not goenv's. */
  readonly rest: Uint8Array;
  /** What the lines of the block, of the rest, and of the rest above the block say; the first of several wins. */
  readonly settings: ReadonlyMap<string, Placed>;
  readonly others: ReadonlyMap<string, Placed>;
  readonly above: ReadonlyMap<string, Placed>;
}

/**
 * Finds the block. One that has lost its end ends before the first line that is no setting.
 * Of two lines for one variable go takes the *first* here, while in go/env it takes the last: a name that is known is
 * not overwritten from go.env. Source: cmd/go/internal/cfg/cfg.go `readEnvFile`, Go 1.21 to 1.27.
 */
export function readBlock(bytes: Uint8Array): EnvBlock {
  const raw = splitLines(decodeBytes(bytes));
  const lines = envLines(bytes);
  const begin = raw.findIndex((line) => line.startsWith(BEGIN_MARK));
  if (begin < 0)
    return { inside: new Uint8Array(), rest: bytes, settings: NONE, others: first(lines), above: NONE };
  const close = raw.findIndex((line, at) => at > begin && line.startsWith(END));
  const open = lines.findIndex(({ setting }, at) => at > begin && !setting);
  const end = close >= 0 ? close : open >= 0 ? open : raw.length;
  const below = close >= 0 ? close + 1 : end;
  const text = raw.slice(begin + 1, end).join('');
  return {
    inside: encodeText(text.replace(/[^\n]$/, '$&\n')),
    rest: encodeText([...raw.slice(0, begin), ...raw.slice(below)].join('')),
    settings: first(lines.slice(begin + 1, end)),
    others: first([...lines.slice(0, begin), ...lines.slice(below)]),
    above: first(lines.slice(0, begin)),
  };
}

/** The file with the block at its top, where it wins; without settings there is no block, and other lines of it stay. */
export function writeBlock(inside: Uint8Array, rest: Uint8Array): Uint8Array {
  const text = decodeBytes(inside);
  const block = envLines(inside).some(({ setting }) => setting) ? `${BEGIN}\n${text}${END}\n` : text;
  return encodeText(block + decodeBytes(rest));
}

function first(lines: readonly EnvLine[]): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const { line, setting } of lines)
    if (setting && !found.has(setting.name)) found.set(setting.name, { value: setting.value, line });
  return found;
}

const NONE: ReadonlyMap<string, Placed> = new Map();
/** Known by this prefix, so that later versions may word the rest of the line differently. */
const BEGIN_MARK = '# >>> goenv managed block >>>';
const BEGIN = `${BEGIN_MARK} written by "goenv apply", taken out by "goenv revert"`;
const END = '# <<< goenv managed block <<<';
