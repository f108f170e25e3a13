import { fail } from '../core/diagnostic.ts';

/** What Node's parser gives, by the option's name. */
export type Values = Readonly<Record<string, unknown>>;

/** The text of an option that takes a value. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** `--only a --only b` and `--only a,b` are the same. */
export function listOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  const parts = Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];
  return parts.flatMap((part) => part.split(',')).filter(Boolean);
}

/** With or without `sha256:`, in whatever case it was copied: 64 small digits. Errors (64): `OPTION_NEEDS_VALUE`. */
export function digestOf(text: string): string {
  const [, digest] = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(text) ?? [];
  const example = `--accept sha256:${'0'.repeat(64)}`;
  return digest?.toLowerCase() ?? fail('OPTION_NEEDS_VALUE', { option: '--accept', example }, { exit: 64 });
}

/** A value that must be one of these words. Errors (64): `OPTION_NEEDS_VALUE`. */
export function oneOf<const T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  return found ?? fail('OPTION_NEEDS_VALUE', { option, example: allowed.join(' | ') }, { exit: 64 });
}

/** A key for a value that is there; nothing for one that is not. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // An absent value leaves the key out: the types are exact about optional keys.
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
