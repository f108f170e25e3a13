/** A module path or version in a GOPROXY URL: each capital letter is `!` and the small one. Source: x/mod/module `EscapePath`. */
export function escapePath(path: string): string {
  return path.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
