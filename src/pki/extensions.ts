import {
  BIT_STRING,
  BOOLEAN,
  childrenOf,
  type Element,
  OCTET_STRING,
  oidOf,
  readElement,
  readElements,
  SEQUENCE,
} from './der.ts';

/** The extensions that decide whether a certificate may sign others. */
export interface Extensions {
  readonly basicConstraints?: { readonly ca: boolean; readonly critical: boolean };
  readonly keyUsage?: { readonly certSign: boolean; readonly critical: boolean };
  /** Whether it has a Subject Key Identifier. */
  readonly subjectKeyId: boolean;
  /** Host names and addresses of the Subject Alternative Name: the only ones that Go looks at. */
  readonly names: readonly string[];
  /** Where the certificate of its issuer can be fetched (Authority Information Access, caIssuers). */
  readonly issuerUrls: readonly string[];
}

/** Reads `[3] EXPLICIT Extensions`; none of them for a certificate without, `undefined` when they are broken. */
export function extensionsOf(field: Element | undefined): Extensions | undefined {
  const found: { -readonly [K in keyof Extensions]: Extensions[K] } = {
    subjectKeyId: false,
    names: [],
    issuerUrls: [],
  };
  if (!field) return found;
  const list = readElement(field.content);
  const extensions = list?.tag === SEQUENCE ? readElements(list.content) : undefined;
  if (!extensions) return undefined;
  for (const extension of extensions) {
    const [id, ...rest] = childrenOf(extension);
    const critical = rest[0]?.tag === BOOLEAN && rest[0].content[0] !== 0;
    const value = rest.at(-1);
    if (value?.tag !== OCTET_STRING) return undefined;
    const inner = readElement(value.content);
    const oid = oidOf(id);
    if (oid === '2.5.29.19') found.basicConstraints = { ca: isCa(inner), critical };
    if (oid === '2.5.29.15') found.keyUsage = { certSign: mayCertSign(inner), critical };
    if (oid === '2.5.29.14') found.subjectKeyId = true;
    if (oid === '1.3.6.1.5.5.7.1.1') found.issuerUrls = childrenOf(inner).flatMap(issuerUrlOf);
    if (oid === '2.5.29.17') found.names = childrenOf(inner).flatMap(nameOf);
  }
  return found;
}

/** RFC 5280, 4.2.1.6: `[2]` is a host name, `[7]` an address of 4 or 16 bytes. */
function nameOf({ tag, content }: Element): readonly string[] {
  if (tag === 0x82) return [Buffer.from(content).toString('latin1')];
  if (tag !== 0x87) return [];
  if (content.length === 4) return [content.join('.')];
  const hex = Buffer.from(content).toString('hex');
  return [(hex.match(/.{4}/g) ?? []).join(':')];
}

/** RFC 5280, 4.2.2.1: `[6]` is a URL. */
function issuerUrlOf(access: Element): readonly string[] {
  const [method, location] = childrenOf(access);
  if (oidOf(method) !== '1.3.6.1.5.5.7.48.2' || location?.tag !== 0x86) return [];
  return [Buffer.from(location.content).toString('latin1')];
}

function isCa(constraints: Element | undefined): boolean {
  const [ca] = childrenOf(constraints);
  return ca?.tag === BOOLEAN && ca.content[0] !== undefined && ca.content[0] !== 0;
}

/** keyCertSign is bit 5 of the BIT STRING, whose first byte counts unused bits. */
function mayCertSign(usage: Element | undefined): boolean {
  return usage?.tag === BIT_STRING && ((usage.content[1] ?? 0) & 0x04) !== 0;
}
