import { decodeBytes, encodeText } from '../core/byte-text.ts';

/**
 * The go/env file by Go's own rules: `readEnvFile` in cmd/go/internal/cfg/cfg.go. Lines end at LF; a line counts
 * when it has `=` and begins with A–Z; the name is what stands before the first `=`, the value all the rest,
 * verbatim (blanks, quotes, `# comments` and a CR before the LF are part of it); the last of several wins.
 */
export interface EnvLine {
  /** Counts from 1. */
  readonly line: number;
  /** The line without its LF. */
  readonly text: string;
  /** What Go reads from it; none when Go ignores the line. */
  readonly setting?: { readonly name: string; readonly value: string };
}

/** Every line of the file, those that Go ignores too. `A=1\n# b\n` gives two. */
export function envLines(bytes: Uint8Array): readonly EnvLine[] {
  return splitLines(decodeBytes(bytes)).map((raw, index) => {
    const text = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
    const setting = settingOf(text);
    return { line: index + 1, text, ...(setting && { setting }) };
  });
}

/** Name to value, as go sees them, in the order of their first lines. */
export function readVariables(bytes: Uint8Array): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const { setting } of envLines(bytes)) if (setting) variables.set(setting.name, setting.value);
  return variables;
}

/**
 * The file with `name` set to `value`: the line that counts (the last of its duplicates) is edited where it stands,
 * a new one goes to the end. Nothing is sorted and every other byte stays, but for the LF a last line may lack.
 * A name or value that the file cannot hold is a bug of the caller: `RangeError`.
 */
export function setVariable(bytes: Uint8Array, name: string, value: string): Uint8Array {
  const entry = `${name}=${value}`;
  if (settingOf(entry)?.name !== name || /[\n\0]/.test(entry)) throw new RangeError(`not a setting: ${name}`);
  const lines = splitLines(decodeBytes(bytes));
  const at = lines.findLastIndex((line) => settingOf(line)?.name === name);
  if (at >= 0) lines[at] = lines[at]?.endsWith('\n') ? `${entry}\n` : entry;
  else lines.push(lines.length === 0 || lines.at(-1)?.endsWith('\n') ? `${entry}\n` : `\n${entry}\n`);
  return encodeText(lines.join(''));
}

/** The file without `name`: all its lines go, for an older duplicate would come back to life. */
export function removeVariable(bytes: Uint8Array, name: string): Uint8Array {
  const lines = splitLines(decodeBytes(bytes));
  return encodeText(lines.filter((line) => settingOf(line)?.name !== name).join(''));
}

/** Lines with their LF, so that joining them gives the text back. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function settingOf(line: string): EnvLine['setting'] {
  const equals = line.indexOf('=');
  if (equals < 0 || !/^[A-Z]/.test(line)) return undefined;
  return { name: line.slice(0, equals), value: line.slice(equals + 1) };
}
