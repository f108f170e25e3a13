import { childrenOf, type Element, oidOf } from './der.ts';

/** One part of a distinguished name: `{ type: 'CN', value: 'Acme Root CA' }`. */
export interface NamePart {
  /** The usual short name, or the dotted OID. */
  readonly type: string;
  readonly value: string;
}

/** The parts of a Name, in its order. Values are raw: whoever prints them escapes control characters. */
export function nameParts(name: Element | undefined): readonly NamePart[] {
  return childrenOf(name).flatMap((set) =>
    childrenOf(set).flatMap((attribute) => {
      const [type, value] = childrenOf(attribute);
      const oid = oidOf(type);
      return oid === '' || !value ? [] : [{ type: SHORT[oid] ?? oid, value: textOf(value) }];
    }),
  );
}

/** A Name in one line, as openssl prints it: `C=DE, O=Acme, CN=Acme Root CA`. */
export function nameText(parts: readonly NamePart[]): string {
  return parts.map(({ type, value }) => `${type}=${value}`).join(', ');
}

/** What people call the holder: the common name, else the unit or organisation, else the whole name. */
export function nameLabel(parts: readonly NamePart[]): string {
  for (const type of ['CN', 'OU', 'O']) {
    const found = parts.findLast((part) => part.type === type && part.value !== '');
    if (found) return found.value;
  }
  return nameText(parts);
}

/** Whether an element is one of the strings that names are made of. */
export function isText({ tag }: Element): boolean {
  return STRINGS.has(tag);
}

/** The text of a string of any kind. */
export function textOf({ tag, content }: Element): string {
  if (tag === BMP_STRING) return decodeWide(content, 2);
  if (tag === UNIVERSAL_STRING) return decodeWide(content, 4);
  return Buffer.from(content).toString(tag === UTF8_STRING ? 'utf8' : 'latin1');
}

function decodeWide(content: Uint8Array, size: 2 | 4): string {
  const codes: string[] = [];
  for (let at = 0; at + size <= content.length; at += size) {
    const code = content.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
    codes.push(size === 2 ? String.fromCharCode(code) : String.fromCodePoint(Math.min(code, 0x10ffff)));
  }
  return codes.join('');
}

const UTF8_STRING = 0x0c;
const UNIVERSAL_STRING = 0x1c;
const BMP_STRING = 0x1e;
/** Those, and PrintableString, T61String, IA5String, VisibleString. */
const STRINGS: ReadonlySet<number> = new Set([
  UTF8_STRING,
  UNIVERSAL_STRING,
  BMP_STRING,
  0x13,
  0x14,
  0x16,
  0x1a,
]);

const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};
