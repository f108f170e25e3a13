import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { UNSUPPORTED } from '../../src/planners/index.ts';
import { type LoadContext, type Loaded, loadProfile } from '../../src/profile/load.ts';
import { parseSource } from '../../src/profile/parse.ts';
import type { SourceText } from '../../src/profile/source.ts';
import { textOf } from '../../src/ui/messages/index.ts';
import { LANGUAGES } from '../../src/ui/messages/texts.ts';

/** A text as the reader of files would hand it over: a bare name is a built-in, a path lies under /p. */
export function sourceOf(text: string, file = '/p/acme.yaml'): SourceText {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    ref: file,
    file,
    text,
    sha256,
    dir: file.startsWith('/') ? file.replace(/\/[^/]*$/, '') : '/built-in',
  };
}

/** Loads the first of the sources. */
export function load(sources: readonly SourceText[], context: Partial<LoadContext> = {}): Loaded {
  const byRef = new Map(sources.map((source) => [source.ref, parseSource(source)]));
  return loadProfile(byRef, sources[0]?.ref ?? '', { ...CONTEXT, ...context });
}

/** `CODE line:column {params}` a diagnostic. */
export function said({ diagnostics }: Loaded): readonly string[] {
  return diagnostics.map(line);
}

export function line({ code, where, params }: Diagnostic): string {
  // what is said must be sayable: every placeholder of the texts is filled
  for (const language of LANGUAGES) {
    const { title, message, remedy } = textOf(code, language);
    for (const [, name = ''] of `${title}${message}${remedy}`.matchAll(/\{(\w+)\}/g)) {
      if (!Object.hasOwn(params, name)) throw new Error(`${code}: nothing fills {${name}} (${language})`);
    }
  }
  return `${code} ${where?.line}:${where?.column} ${JSON.stringify(params)}`;
}

export const CONTEXT: LoadContext = {
  home: '/home/gopher',
  version: '0.4.1',
  today: '2026-11-20',
  allow: [],
  unsupported: new Set(),
};

/** As this goenv takes profiles. */
export const BUILT_IN_CONTEXT: Partial<LoadContext> = { unsupported: UNSUPPORTED };
