import { type Anchor, readBundle } from './bundle.ts';
import { isKeystoreDelete } from './keystore.ts';
import { pemOf } from './pem.ts';
import { printOfAnchor, SYSTEMS } from './system-stores.ts';

/** Where it is written down which profiles need an anchor file of goenv's, one small file an owner. */
export const OWNERS = '/var/lib/goenv/owners';

/**
 * Whether goenv could write these bytes there with root's rights, `undefined` for removing the file: an anchor file
 * whose certificate has the fingerprint of its name, or this owner's note on one.
 */
export function isStoreFile(path: string, bytes: Uint8Array | undefined, owner: number): boolean {
  const slash = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)];
  if (folder === OWNERS) return isNote(name, bytes, owner);
  const print = printOfAnchor(name);
  const known = SYSTEMS.some(({ anchors, extension }) => anchors === folder && name.endsWith(extension));
  if (!known || print === undefined) return false;
  return bytes === undefined || anchorIn(bytes, print) !== undefined;
}

/** Whether goenv could run this with root's rights: a program that rebuilds a store, as its row says, or keytool on one entry. */
export function isStoreProgram([program = '', ...args]: readonly string[]): boolean {
  const rebuilds = SYSTEMS.some((system) => {
    return system.tools.includes(program) && system.args.join('\0') === args.join('\0');
  });
  return rebuilds || isKeystoreDelete([program, ...args]);
}

/** The one certificate of an anchor file, if it has this short fingerprint and the file is byte for byte what goenv writes. */
export function anchorIn(bytes: Uint8Array, print: string): Anchor | undefined {
  const [anchor] = readBundle(bytes);
  if (!anchor?.sha256.startsWith(print)) return undefined;
  return Buffer.compare(bytes, Buffer.from(pemOf(anchor.der))) === 0 ? anchor : undefined;
}

function isNote(name: string, bytes: Uint8Array | undefined, owner: number): boolean {
  if (!new RegExp(`^[0-9a-f]{16}\\.${owner}$`).test(name)) return false;
  return bytes === undefined || /^[a-z0-9-]{1,200}\n$/.test(new TextDecoder().decode(bytes));
}
