import { elementKey, parseElementKey } from '../../core/value.ts';

/** One thing that goenv's env files do for a shell. */
export type Entry =
  | {
      readonly kind: 'set';
      readonly name: string;
      /** What the shell will see. */
      readonly text: string;
      /** The reference the text was resolved from, such as `http://${env:U}:${env:P}@proxy:8080`. */
      readonly ref?: string;
    }
  /** A folder at the end of PATH. */
  | { readonly kind: 'path'; readonly folder: string }
  /** A folder at the beginning of PATH: a toolchain of goenv's. */
  | { readonly kind: 'first'; readonly folder: string }
  | { readonly kind: 'unset'; readonly name: string };

/** `HTTPS_PROXY`, `PATH[/home/u/go/bin]`, `PATH-first[…/go1.26.8/bin]`, `unset[GOPROXY]`. */
export function entryKeyOf(entry: Entry): string {
  if (entry.kind === 'set') return entry.name;
  if (entry.kind === 'unset') return elementKey('unset', entry.name);
  return elementKey(entry.kind === 'path' ? 'PATH' : FIRST, entry.folder);
}

/** The entry a key stands for; `text` is what a variable is set to. */
export function entryOf(key: string, text: string, ref?: string): Entry {
  const parsed = parseElementKey(key);
  if (parsed?.set === 'PATH') return { kind: 'path', folder: parsed.element };
  if (parsed?.set === FIRST) return { kind: 'first', folder: parsed.element };
  if (parsed?.set === 'unset') return { kind: 'unset', name: parsed.element };
  return { kind: 'set', name: key, text, ...(ref !== undefined && { ref }) };
}

/** Whether a folder lies in the home of whoever reads it: only at machine scope does a `~` get as far as here. */
export function isInEachHome(folder: string): boolean {
  return folder === '~' || folder.startsWith('~/');
}

/** What the value of an entry's key is: the text, or the element itself. */
export function textOfEntry(entry: Entry): string {
  if (entry.kind === 'set') return entry.text;
  return entry.kind === 'unset' ? entry.name : entry.folder;
}

/** Whether the text must not be seen: it came from a reference, or somebody wrote a password into a URL. */
export function isSecret(entry: Entry): boolean {
  return (
    entry.kind === 'set' &&
    (entry.ref !== undefined || /^[a-z][a-z0-9+.-]*:\/\/[^/@]*:[^/@]*@/i.test(entry.text))
  );
}

/** The set of folders that come first in PATH. */
export const FIRST = 'PATH-first';
