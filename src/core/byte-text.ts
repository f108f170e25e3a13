/**
 * Settings files are bytes, not text: one that is not UTF-8 must come back as it was. Each byte that is no part of
 * valid UTF-8 becomes one lone surrogate (U+DC80 to U+DCFF), as in Python's `surrogateescape`; nothing is lost.
 */

/** Text of any bytes; `encodeText` gives exactly these bytes back. A byte order mark stays, as U+FEFF. */
export function decodeBytes(bytes: Uint8Array): string {
  return strict(bytes) ?? decodePiecewise(bytes);
}

/** Bytes of a text; the inverse of `decodeBytes`. */
export function encodeText(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const parts = text.split(LONE_BYTE);
  const pieces = parts.map((part, index) =>
    index % 2 === 1 ? Uint8Array.of(part.charCodeAt(0) - ESCAPE) : encoder.encode(part),
  );
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Whether the bytes of this text were valid UTF-8: programs that print JSON cannot say the others. */
export function isCleanText(text: string): boolean {
  return text.search(LONE_BYTE) < 0;
}

function decodePiecewise(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const text = strict(bytes.subarray(at, at + length));
    parts.push(text ?? String.fromCharCode(ESCAPE + lead));
    at += text === undefined ? 1 : length;
  }
  return parts.join('');
}

function strict(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const ESCAPE = 0xdc00;
// In unicode mode the class matches lone surrogates alone, never half of a pair.
const LONE_BYTE = /([\udc80-\udcff])/u;
