/** One element of DER: its tag byte, its content, and all of it. */
export interface Element {
  /** The identifier byte: `0x30` is a SEQUENCE, `0xa3` is `[3]`. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** Header and content. */
  readonly whole: Uint8Array;
}

/**
 * Reads the element at the start of `bytes`; `undefined` when there is none that fits: cut off, of indefinite
 * length (BER), or with a tag number above 30. Never throws and copies nothing.
 */
export function readElement(bytes: Uint8Array): Element | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return cut(bytes, 2, first);
  const count = first & 0x7f;
  // Four bytes of length are 4 GiB: more is no certificate.
  if (count === 0 || count > 4 || bytes.length < 2 + count) return undefined;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return cut(bytes, 2 + count, length);
}

/** The elements that fill `bytes`; `undefined` when something is left over that is none. */
export function readElements(bytes: Uint8Array): readonly Element[] | undefined {
  const found: Element[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const element = readElement(rest);
    if (!element) return undefined;
    found.push(element);
    rest = rest.subarray(element.whole.length);
  }
  return found;
}

/** What a SEQUENCE, SET or `[n]` holds; none for any other tag or a broken content. */
export function childrenOf(element: Element | undefined): readonly Element[] {
  return element && (element.tag & 0x20) !== 0 ? (readElements(element.content) ?? []) : [];
}

/** An OBJECT IDENTIFIER as dotted numbers: `2.5.29.19`; '' for another element. */
export function oidOf(element: Element | undefined): string {
  if (element?.tag !== OID || element.content.length > LONGEST_OID) return '';
  const parts: number[] = [];
  let value = 0;
  for (const byte of element.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (parts.length === 0) {
      const first = Math.min(Math.floor(value / 40), 2);
      parts.push(first, value - first * 40);
    } else parts.push(value);
    value = 0;
  }
  return parts.join('.');
}

export const SEQUENCE = 0x30;
export const INTEGER = 0x02;
export const BOOLEAN = 0x01;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OID = 0x06;

const LONGEST_OID = 64;

function cut(bytes: Uint8Array, header: number, length: number): Element | undefined {
  if (header + length > bytes.length) return undefined;
  return {
    tag: bytes[0] ?? 0,
    content: bytes.subarray(header, header + length),
    whole: bytes.subarray(0, header + length),
  };
}
