/**
 * Bytes as text and back without losing one. Valid UTF-8 reads as itself; a byte that is not part of any becomes
 * the lone surrogate U+DC00 + byte (as Python's `surrogateescape`), which JSON keeps and no valid text contains.
 * `decodeText(bytes)` then `encodeText` gives the same bytes for every input.
 */
export function decodeText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replace(SEQUENCE, decodeSequence);
}

/** The inverse of `decodeText`; text that never was bytes is written as UTF-8. */
export function encodeText(text: string): Uint8Array {
  const parts = text.split(LONE_BYTE).map((part, index) => {
    return index % 2 === 1 ? Uint8Array.of(part.charCodeAt(0) - 0xdc00) : Buffer.from(part, 'utf8');
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** Whether the bytes of this text were valid UTF-8: programs that print JSON cannot say the others. */
export function isCleanText(text: string): boolean {
  return text.search(LONE_BYTE) < 0;
}

function decodeSequence(sequence: string): string {
  if (sequence.length > 1) return Buffer.from(sequence, 'latin1').toString('utf8');
  return String.fromCharCode(0xdc00 + sequence.charCodeAt(0));
}

// The well-formed sequences of more than one byte (Unicode, table 3-7), else a single stray byte.
const SEQUENCE =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;
// The `u` flag makes it match lone surrogates only, never half of a pair.
const LONE_BYTE = /([\udc80-\udcff])/u;
