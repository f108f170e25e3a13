import type { Facts } from '../../core/facts.ts';
import type { WriteFile } from '../../core/step.ts';
import { rootsIn, systemRoots } from '../../host/system-roots.ts';

interface Place {
  readonly os: Facts['os'];
  readonly env: Facts['env'];
  /** Files that the profile wants and that are not written yet. */
  readonly files: readonly WriteFile[];
}

/** The certificates that go trusts with the profile, as PEM texts, those of a file that is not written yet too. */
export function goRoots({ os, env, files }: Place): readonly string[] {
  return united(planned(env['SSL_CERT_FILE'], files), systemRoots({ os, env }));
}

/**
 * The certificates that git trusts: GIT_SSL_CAINFO, else `http.sslCAInfo`, else the system's bundle; the system's folder
 * counts beside a file, as curl's own does on Debian. SSL_CERT_FILE is nothing to git.
 */
export function gitRoots({
  os,
  env,
  files,
  sslCaInfo,
  goes,
}: Place & { readonly sslCaInfo: string | undefined; readonly goes: readonly string[] }): readonly string[] {
  const file = env['GIT_SSL_CAINFO'] ?? sslCaInfo;
  // Where no variable and no setting makes the two differ, they are the same.
  if (file === undefined && !env['SSL_CERT_FILE'] && !env['SSL_CERT_DIR']) return goes;
  const here = systemRoots({ os, env: file === undefined ? {} : { SSL_CERT_FILE: file } });
  return united(planned(file, files), here);
}

function planned(path: string | undefined, files: readonly WriteFile[]): readonly string[] {
  const bytes = files.find((file) => file.path === path)?.bytes;
  return bytes ? rootsIn([bytes]) : [];
}

function united(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}
