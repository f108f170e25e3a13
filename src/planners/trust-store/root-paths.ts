import type { Reader } from '../../core/host.ts';
import type { RootPaths } from '../../pki/system-stores.ts';

/** Where Debian's store lies under another root. Reads only. */
export async function rootPaths(reader: Reader): Promise<RootPaths> {
  const { real: conf } = await reader.read('/etc/ca-certificates.conf');
  return {
    conf,
    certs: await realFolder(reader, '/usr/share/ca-certificates'),
    localCerts: await realFolder(reader, '/usr/local/share/ca-certificates'),
    links: await realFolder(reader, '/etc/ssl/certs'),
  };
}

/** A folder with every link on the way resolved: where a file in it would come to be. */
export async function realFolder(reader: Reader, folder: string): Promise<string> {
  const { real } = await reader.read(`${folder}/${NOBODYS}`);
  return real.slice(0, real.lastIndexOf('/'));
}

const NOBODYS = '.goenv-is-not-here';
