/**
 * Turns the bytes of a log into UTF-8, piece by piece. PowerShell's `>` writes UTF-16, known by its first two bytes;
 * everything else is passed on as it is, and each line finds its own encoding (`textOfLine`).
 */
export class LogText {
  private wide: InstanceType<typeof TextDecoder> | undefined;
  private started = false;

  /** The same text in UTF-8; bytes that no longer form a whole character wait for the next piece. */
  utf8(bytes: Buffer): Buffer {
    if (!this.started) this.start(bytes);
    return this.wide === undefined ? bytes : Buffer.from(this.wide.decode(bytes, { stream: true }));
  }

  private start(bytes: Buffer): void {
    this.started = true;
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) this.wide = new TextDecoder('utf-16le');
    if (first === 0xfe && second === 0xff) this.wide = new TextDecoder('utf-16be');
  }
}

/** A line as text: UTF-8, or the code page of Chinese Windows where only that one can be read. */
export function textOfLine(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const broken = brokenIn(text);
  if (broken === 0 || brokenIn(text.replace(CUT, '')) === 0) return text;
  const chinese = new TextDecoder('gb18030').decode(bytes);
  return brokenIn(chinese) < broken && RUN_OF_CHINESE.test(chinese) ? chinese : text;
}

/** Gives the bytes that a program of Chinese Windows prints for a text; undefined where its code page has no word for it. */
export function gbkEncoder(): (text: string) => Uint8Array | undefined {
  const table = gbkTable();
  return (text) => {
    const bytes = [...text].map((char) => gbkOf(char, table));
    return bytes.includes(undefined) ? undefined : Uint8Array.from(bytes.flatMap((some) => some ?? []));
  };
}

/** There is a decoder and no encoder: the two bytes that decode to the character are looked for. */
function gbkOf(char: string, table: string): readonly number[] | undefined {
  if (char < '\u0080') return [char.charCodeAt(0)];
  const at = table.indexOf(char);
  return at < 0 ? undefined : [FIRST_LEAD + Math.floor(at / TRAILS), FIRST_TRAIL + (at % TRAILS)];
}

/** Every pair of the two-byte block, in order; one character each. */
function gbkTable(): string {
  const pairs = new Uint8Array(LEADS * TRAILS * 2);
  for (let pair = 0; pair < LEADS * TRAILS; pair += 1) {
    pairs[pair * 2] = FIRST_LEAD + Math.floor(pair / TRAILS);
    pairs[pair * 2 + 1] = FIRST_TRAIL + (pair % TRAILS);
  }
  return new TextDecoder('gbk').decode(pairs);
}

function brokenIn(text: string): number {
  return text.split('\ufffd').length - 1;
}

// GB 2312, the part with every character that a program's message has.
const FIRST_LEAD = 0xa1;
const LEADS = 0x57;
const FIRST_TRAIL = 0xa1;
const TRAILS = 0x5e;
/** Where a piece of a log begins or ends in a character of UTF-8; text of another code page is broken in the middle too. */
const CUT = /^\ufffd{1,3}|\ufffd{1,3}$/g;
/** One character may be chance; Chinese comes in words. */
const RUN_OF_CHINESE = /[\u4e00-\u9fa5，。：“”]{2}/;
