import type { Reader } from '../../core/host.ts';
import type { WriteFile } from '../../core/step.ts';
import { readBundle } from '../../pki/bundle.ts';
import { pemOf } from '../../pki/pem.ts';
import { ROOT_BUNDLES } from '../../planners/trust-store/paths.ts';

interface Place {
  readonly env: Readonly<Record<string, string>>;
  /** Files that the profile wants and that are not written yet. */
  readonly files: readonly WriteFile[];
}

/**
 * The certificates that go trusts, as PEM texts: SSL_CERT_FILE in place of the system's bundle, SSL_CERT_DIR in place of its
 * folders; folders are read where a variable makes the two differ. Source: crypto/x509/root_unix.go `loadSystemRoots`.
 */
export async function goRoots(reader: Reader, { env, files }: Place): Promise<readonly string[]> {
  const named = env['SSL_CERT_FILE'];
  const bundles = named ? [named] : ROOT_BUNDLES;
  const first = await firstBundle(reader, bundles, files);
  if (!named && !env['SSL_CERT_DIR'] && first.length > 0) return first;
  const folders = env['SSL_CERT_DIR']?.split(':') ?? ['/etc/ssl/certs', '/etc/pki/tls/certs'];
  const more = await Promise.all(folders.filter(Boolean).map((folder) => folderRoots(reader, folder)));
  return [...new Set([...first, ...more.flat()])];
}

/**
 * The certificates that git trusts for a URL: GIT_SSL_CAINFO, else `http.sslCAInfo`, beside the system's (curl's own
 * folder is added to a file on Debian).
 */
export async function gitRoots(
  reader: Reader,
  { env, files, sslCaInfo }: Place & { readonly sslCaInfo: string | undefined },
): Promise<readonly string[]> {
  const named = env['GIT_SSL_CAINFO'] ?? sslCaInfo;
  const own = named ? await firstBundle(reader, [named], files) : [];
  return [...new Set([...own, ...(await firstBundle(reader, ROOT_BUNDLES, []))])];
}

async function firstBundle(
  reader: Reader,
  paths: readonly string[],
  files: readonly WriteFile[],
): Promise<readonly string[]> {
  for (const path of paths) {
    const planned = files.find((file) => file.path === path)?.bytes;
    const found = planned ?? (await bytesAt(reader, path));
    if (found) return pemsIn(found);
  }
  return [];
}

async function folderRoots(reader: Reader, folder: string): Promise<readonly string[]> {
  const names = await reader.list(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => bytesAt(reader, `${folder}/${name}`)));
  return texts.flatMap((bytes) => (bytes ? pemsIn(bytes) : []));
}

async function bytesAt(reader: Reader, path: string): Promise<Uint8Array | undefined> {
  const seen = await reader.read(path).catch(() => undefined);
  return seen?.kind === 'file' ? seen.bytes : undefined;
}

function pemsIn(bytes: Uint8Array): readonly string[] {
  return readBundle(bytes).map(({ der }) => pemOf(der));
}
