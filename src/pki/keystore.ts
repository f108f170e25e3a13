import { createHash } from 'node:crypto';

/** The keystore that Debian's package ca-certificates-java derives from the system's store. */
export const KEYSTORE = '/etc/ssl/certs/java/cacerts';

/** The alias that the package's hook gives to the link of goenv's anchor file. */
export function aliasOf(print: string): string {
  return `debian:goenv-${print}.pem`;
}

/** The program that takes an entry out again; the password is the public default of Java. */
export function keystoreDelete(keytool: string, print: string): readonly [string, ...string[]] {
  const keystore = ['-keystore', KEYSTORE, '-storepass', 'changeit'];
  return [keytool, '-delete', '-noprompt', ...keystore, '-alias', aliasOf(print)];
}

/** Whether a command line is one of `keystoreDelete`, with a keytool that the system installed. */
export function isKeystoreDelete([keytool = '', ...args]: readonly string[]): boolean {
  const [print = ''] = /[0-9a-f]{16}(?=\.pem$)/.exec(args.at(-1) ?? '') ?? [];
  const isInstalled = /^\/usr\/(?:bin|lib\/jvm\/[\w.+-]+\/bin)\/keytool$/.test(keytool);
  return isInstalled && keystoreDelete(keytool, print).slice(1).join('\0') === args.join('\0');
}

/**
 * The trusted certificates of a Java keystore (JKS): alias to SHA-256 of the DER. `undefined` for another format
 * (PKCS#12) or a broken file. Never throws. Layout: sun.security.provider.JavaKeyStore.
 */
export function readKeystore(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return readEntries(buffer);
  } catch (error) {
    // A read past the end: the file is cut off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readEntries(buffer: Buffer): ReadonlyMap<string, string> | undefined {
  if (buffer.readUInt32BE(0) !== MAGIC || buffer.readUInt32BE(4) !== 2) return undefined;
  const found = new Map<string, string>();
  let at = 12;
  const take = (length: number) => {
    if (at + length > buffer.length) throw new RangeError('cut off');
    at += length;
    return buffer.subarray(at - length, at);
  };
  const text = () => take(take(2).readUInt16BE(0)).toString('utf8');
  for (let left = buffer.readUInt32BE(8); left > 0; left -= 1) {
    // A key entry (tag 1) has no place in a truststore.
    if (take(4).readUInt32BE(0) !== TRUSTED) return undefined;
    const alias = text();
    take(8);
    text();
    const der = take(take(4).readUInt32BE(0));
    found.set(alias, createHash('sha256').update(der).digest('hex'));
  }
  return found;
}

const MAGIC = 0xfeedfeed;
const TRUSTED = 2;
