/** One block of a PEM text. */
export interface PemBlock {
  /** `CERTIFICATE`, `PKCS7`, … */
  readonly label: string;
  /** The decoded body; `undefined` when it is no base64, or the END line is missing. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * The blocks of a text, in order. Takes what other tools write: text around the blocks, a byte order mark, CRLF,
 * lines of any length, no newline between END and BEGIN. Linear in the length of the text.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  for (let at = text.indexOf(BEGIN); at !== -1; ) {
    const labelEnd = text.indexOf(DASHES, at + BEGIN.length);
    const label = text.slice(at + BEGIN.length, labelEnd);
    const next = text.indexOf(BEGIN, at + BEGIN.length);
    if (labelEnd !== -1 && label.length <= LONGEST_LABEL && !label.includes('\n')) {
      const rest = text.slice(labelEnd + DASHES.length, next === -1 ? undefined : next);
      const end = rest.indexOf(`-----END ${label}-----`);
      blocks.push({ label, bytes: end === -1 ? undefined : decode(rest.slice(0, end)) });
    }
    at = next;
  }
  return blocks;
}

/** A certificate as every parser takes it: 64 columns, LF, a newline at the end. */
export function pemOf(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

/** The text of bytes for finding PEM in them: UTF-16 by its byte order mark, else a character a byte. */
export function pemText(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(isUtf16 ? 'utf16le' : 'latin1');
}

function decode(body: string): Uint8Array | undefined {
  const text = body.replace(/[\s\0]+/g, '');
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, 'base64'));
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const LONGEST_LABEL = 64;
