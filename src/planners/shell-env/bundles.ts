import type { Reader } from '../../core/host.ts';

/** The system's CA bundles that are here, the one that the distro's tool writes first. Folders are listed, no file is read. */
export async function systemBundles(reader: Reader): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    BUNDLES.map(async ([folder, name]) =>
      (await reader.list(folder)).includes(name) ? [`${folder}/${name}`] : [],
    ),
  );
  return new Set(found.flat());
}

/** Source: Fedora, Debian (Alpine, Arch alike), SUSE; `update-ca-trust`, `update-ca-certificates`. */
const BUNDLES = [
  ['/etc/pki/ca-trust/extracted/pem', 'tls-ca-bundle.pem'],
  ['/etc/ssl/certs', 'ca-certificates.crt'],
  ['/etc/ssl', 'ca-bundle.pem'],
] as const;
