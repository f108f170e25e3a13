import { createPublicKey, sign, verify } from 'node:crypto';
import type { Tree } from './tlog.ts';
import { checkVerifierKey } from './verifier-key.ts';

/** Why a signed note is not to be believed. */
export type NoteFault =
  | 'malformed'
  /** No signature by this key. */
  | 'unsigned'
  /** A signature by this key that does not fit the text. */
  | 'forged'
  | 'bad-key';

export type OpenedNote = { readonly text: string } | { readonly fault: NoteFault };

/**
 * The text of a signed note, when `key` (`name+hash+base64`) has signed it. Signatures by others are passed over.
 * Source: golang.org/x/mod/sumdb/note `Open`.
 */
export function openNote(note: string, key: string): OpenedNote {
  const verifier = parseKey(key);
  if (!verifier) return { fault: 'bad-key' };
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n') || hasOddCharacters(note)) return { fault: 'malformed' };
  const text = note.slice(0, cut + 1);
  const signatures = note
    .slice(cut + 2, -1)
    .split('\n')
    .map(parseSignature);
  if (signatures.length > MOST_SIGNATURES) return { fault: 'malformed' };
  let seen = false;
  for (const signature of signatures) {
    if (!signature) return { fault: 'malformed' };
    if (signature.name !== verifier.name || signature.hash !== verifier.hash) continue;
    seen = true;
    if (!verify(null, Buffer.from(text), verifier.key, signature.bytes)) return { fault: 'forged' };
  }
  return seen ? { text } : { fault: 'unsigned' };
}

/** The tree that a database's note speaks of. Source: tlog `ParseTree`. */
export function parseTree(text: string): Tree | undefined {
  const [, size = '', root = ''] =
    /^go\.sum database tree\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n/.exec(text) ?? [];
  if (root === '' || Buffer.from(root, 'base64').toString('base64') !== root) return undefined;
  return { size: Number(size), root };
}

/** The text of a tree head, as it is signed. Source: tlog `FormatTree`. */
export function formatTree({ size, root }: Tree): string {
  return `go.sum database tree\n${size}\n${root}\n`;
}

/** Signs a text with a signer's key (`PRIVATE+KEY+name+hash+base64`). Source: note `Sign`. */
export function signNote(text: string, signerKey: string): string {
  const [, name = '', hash = '', base64 = ''] =
    /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.*)$/.exec(signerKey) ?? [];
  const seed = Buffer.from(base64, 'base64').subarray(1);
  const key = { key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' } as const;
  const signature = Buffer.concat([Buffer.from(hash, 'hex'), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

function parseSignature(line: string) {
  const [, name = '', base64 = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (name === '' || bytes.length < 5) return undefined;
  return { name, hash: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
}

function parseKey(key: string) {
  const checked = checkVerifierKey(key);
  if ('fault' in checked) return undefined;
  const [hash = '', base64 = ''] = key.slice(checked.name.length + 1).split(/\+(.*)/s);
  const der = Buffer.concat([SPKI_ED25519, Buffer.from(base64, 'base64').subarray(1)]);
  return {
    name: checked.name,
    hash: hash.toLowerCase(),
    key: createPublicKey({ key: der, format: 'der', type: 'spki' }),
  };
}

/** A note is UTF-8 text without control characters but LF. */
function hasOddCharacters(note: string): boolean {
  return /[^\P{Cc}\n]|\ufffd/u.test(note);
}

const MOST_SIGNATURES = 100;
/** What stands before the 32 bytes of an Ed25519 key in DER. Source: RFC 8410. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
