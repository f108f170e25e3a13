/**
 * A module path or version as file names and GOPROXY URLs spell it: each upper-case letter is `!` and the small one, so
 * that no two are one file where case does not count. Source: golang.org/x/mod/module `EscapePath`, `EscapeVersion`.
 */
export function escapeModule(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

/** The inverse of `escapeModule`; `undefined` for what is no escaped text: an upper-case letter, a `!` before none. */
export function unescapeModule(text: string): string | undefined {
  if (/[A-Z]|![^a-z]|!$/.test(text)) return undefined;
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a version is one that a go.sum line can have: `v1.2.3`, a pre-release, a pseudo-version, `+incompatible`. */
export function isCanonicalVersion(version: string): boolean {
  return /^v(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z.-]+)?(?:\+incompatible)?$/.test(version);
}
