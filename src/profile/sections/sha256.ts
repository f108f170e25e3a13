/** A SHA-256 as people copy it: with or without colons, in any case, `sha256:` before it or not. */
export const SHA256_PATTERN = '^(sha256:)?[0-9A-Fa-f]{2}(:?[0-9A-Fa-f]{2}){31}$';

/** The one form that the normalised profile holds: 64 small hexadecimal digits. */
export function canonicalSha256(text: string): string {
  return text
    .replace(/^sha256:/, '')
    .replaceAll(':', '')
    .toLowerCase();
}
