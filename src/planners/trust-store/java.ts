import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { ABSENT, type Absent, type Value } from '../../core/value.ts';
import { aliasOf, KEYSTORE, readKeystore } from '../../pki/keystore.ts';
import type { System } from '../../pki/system-stores.ts';
import { firstPresent } from './detect-system.ts';
import { keyOf, NOTES, shortPrint } from './keys.ts';
import { readIfAllowed } from './read-if-allowed.ts';

/** What is to know of Java's keystore: `java[…]` keys, the note where keytool is, and the file. */
export interface JavaFound {
  readonly state: ReadonlyMap<string, Value>;
  readonly notes: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Uint8Array | Absent>;
}

/**
 * Reads the keystore. Its hook adds what the store gains and never takes away what the store loses, so goenv does
 * that with keytool. Where no hook keeps it (another root, updates off, no Java), it is not goenv's business. Reads only.
 */
export async function readJava(reader: Reader, system: System, facts: Facts): Promise<JavaFound> {
  if (system.name !== 'debian') return NOTHING;
  const seen = await reader.read(KEYSTORE);
  const entries = seen.kind === 'file' ? readKeystore(seen.bytes) : undefined;
  if (seen.kind === 'absent' || !entries) return NOTHING;
  const state = new Map<string, Value>();
  for (const [alias, sha256] of entries) {
    if (alias === aliasOf(shortPrint(sha256))) state.set(keyOf('java', sha256), javaValue(sha256));
  }
  const keytool = await firstPresent(reader, await keytoolPaths(reader));
  const isKept = facts.root === undefined && (await hasHook(reader));
  const notes = new Map(isKept && keytool !== undefined ? [[NOTES.keytool, keytool]] : []);
  return { state, notes, files: new Map([[KEYSTORE, seen.bytes]]) };
}

/** The value of a `java[…]` key. */
export function javaValue(sha256: string): string {
  return `sha256:${sha256}`;
}

async function hasHook(reader: Reader): Promise<boolean> {
  const hook = await firstPresent(reader, ['/etc/ca-certificates/update.d/jks-keystore']);
  return hook !== undefined && !/^\s*cacerts_updates=(?!["']?yes)/m.test(await settingsOf(reader));
}

/** Debian's package makes the file readable for root alone; who may not read it takes it for what it is at first. */
async function settingsOf(reader: Reader): Promise<string> {
  const bytes = await readIfAllowed(reader, '/etc/default/cacerts');
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}

async function keytoolPaths(reader: Reader): Promise<readonly string[]> {
  const installed = await reader.list('/usr/lib/jvm');
  return ['/usr/bin/keytool', ...installed.map((name) => `/usr/lib/jvm/${name}/bin/keytool`)];
}

const NOTHING: JavaFound = { state: new Map(), notes: new Map(), files: new Map([[KEYSTORE, ABSENT]]) };
