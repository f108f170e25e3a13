import { createHash } from 'node:crypto';
import { childrenOf, type Element, readElement } from './der.ts';
import { isText, textOf } from './name.ts';

/**
 * The name by which OpenSSL finds a certificate in a folder, without `.0`: `openssl x509 -hash` prints it. SHA-1 of the
 * subject, its texts in UTF-8, in small letters, with single blanks. '' for bytes that are no certificate.
 * Source: crypto/x509/x_name.c, `x509_name_canon` and `asn1_string_canon`; x509_cmp.c, `X509_NAME_hash_ex`.
 */
export function subjectHash(der: Uint8Array): string {
  const [tbs] = childrenOf(readElement(der));
  const parts = childrenOf(tbs);
  const subject = parts[0]?.tag === VERSION ? parts[5] : parts[4];
  if (!subject) return '';
  const sets = childrenOf(subject).map((set) =>
    encode(SET, Buffer.concat(childrenOf(set).map(canonical).sort(Buffer.compare))),
  );
  return createHash('sha1').update(Buffer.concat(sets)).digest().readUInt32LE().toString(16).padStart(8, '0');
}

/** One part of a name: its type as it is, its text as it is compared. */
function canonical({ tag, content, whole }: Element): Buffer {
  const [type, value] = childrenOf({ tag, content, whole });
  if (!type || !value || !isText(value)) return Buffer.from(whole);
  const text = textOf(value)
    .replace(BLANKS, ' ')
    .replace(/^ | $/g, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return encode(tag, Buffer.concat([type.whole, encode(UTF8_STRING, Buffer.from(text, 'utf8'))]));
}

function encode(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const bytes =
    length < 0x80 ? [] : [...Buffer.from(length.toString(16).padStart(length < 0x100 ? 2 : 4, '0'), 'hex')];
  return Buffer.from([tag, ...(length < 0x80 ? [length] : [0x80 + bytes.length, ...bytes]), ...content]);
}

const VERSION = 0xa0;
const SET = 0x31;
const UTF8_STRING = 0x0c;
const BLANKS = /[ \t\n\v\f\r]+/g;
