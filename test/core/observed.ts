import type { Observed } from '../../src/core/planner.ts';
import { ABSENT, type Value } from '../../src/core/value.ts';

/** An observation with these values and files; texts become bytes, `null` is absent. */
export function observed(
  state: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string | null>> = {},
  elsewhere: Readonly<Record<string, string>> = {},
): Observed {
  const bytes = Object.entries(files).map(
    ([path, text]) => [path, text === null ? ABSENT : new TextEncoder().encode(text)] as const,
  );
  return {
    state: new Map<string, Value>(Object.entries(state)),
    elsewhere: new Map<string, Value>(Object.entries(elsewhere)),
    files: new Map(bytes),
    overridden: () => undefined,
    diagnostics: [],
  };
}

/** A digest that can be read: the text itself. */
export const reader = { digest: (bytes: Uint8Array) => new TextDecoder().decode(bytes) };
