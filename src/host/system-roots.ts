import { X509Certificate } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Facts } from '../core/facts.ts';
import { readBundle } from '../pki/bundle.ts';
import { pemOf } from '../pki/pem.ts';
import { readFileSeen } from './read-file.ts';

/**
 * The certificate authorities that Go trusts here, as PEM texts: SSL_CERT_FILE, else the first bundle of the known places
 * that is there, and everything in the folders of SSL_CERT_DIR, else of the known ones. On macOS and Windows Go asks the
 * system; here it is Node's own list. Source: crypto/x509/root_unix.go and root_linux.go, `loadSystemRoots`.
 */
export function systemRoots({ os, env }: Pick<Facts, 'os' | 'env'>): readonly string[] {
  if (os !== 'linux') return rootCertificates;
  const file = firstOf(env['SSL_CERT_FILE'] ? [env['SSL_CERT_FILE']] : FILES);
  const folders = env['SSL_CERT_DIR'] ? env['SSL_CERT_DIR'].split(':') : FOLDERS;
  const texts = [...(file ? [file] : []), ...folders.flatMap(textsIn)];
  return rootsIn(texts);
}

/** The certificates of some bundles, each once, as PEM texts. */
export function rootsIn(texts: readonly Uint8Array[]): readonly string[] {
  const found = new Map(texts.flatMap(readBundle).map(({ sha256, der }) => [sha256, der]));
  return [...found.values()].filter(isCertificate).map(pemOf);
}

function firstOf(paths: readonly string[]): Uint8Array | undefined {
  for (const path of paths) {
    const bytes = read(path);
    if (bytes) return bytes;
  }
  return undefined;
}

/** A link to a neighbour is the same certificate once more. */
function textsIn(folder: string): readonly Uint8Array[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const unique = entries.filter((one) => !one.isSymbolicLink() || leadsOut(join(folder, one.name)));
    return unique.flatMap(({ name }) => read(join(folder, name)) ?? []);
  } catch {
    return [];
  }
}

function leadsOut(link: string): boolean {
  try {
    return readlinkSync(link).includes('/');
  } catch {
    return true;
  }
}

/** A fifo in a folder of certificates holds nobody up. */
function read(path: string): Uint8Array | undefined {
  try {
    const seen = readFileSeen(path);
    return seen.kind === 'file' ? seen.bytes : undefined;
  } catch {
    return undefined;
  }
}

/** One that OpenSSL cannot take would spoil the whole list. */
function isCertificate(der: Uint8Array): boolean {
  try {
    return new X509Certificate(der).raw.length > 0;
  } catch {
    return false;
  }
}

const FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
const FOLDERS = ['/etc/ssl/certs', '/etc/pki/tls/certs'];
