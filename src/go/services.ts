/** What is known of hosts that the public shares. By name, so it can only ever be a part of the truth. */

/** Public module mirrors: they never have private modules, and whoever runs them sees every path asked for. */
export function isPublicMirror(host: string): boolean {
  return PUBLIC_MIRRORS.test(host.toLowerCase());
}

/** Module mirrors and checksum databases that Go comes with or knows by name: git never speaks to them. */
export function isGoService(host: string): boolean {
  return isPublicMirror(host) || CHECKSUM_DATABASES.test(host.toLowerCase());
}

/** Hosts of public module paths, to tell a pattern that hides half the world from one that hides a company. */
export const PUBLIC_MODULES: readonly string[] = [
  ...['github.com/a/b', 'gitlab.com/a/b', 'bitbucket.org/a/b', 'gitee.com/a/b', 'codeberg.org/a/b'],
  ...['golang.org/x/a', 'google.golang.org/a', 'gopkg.in/a.v1', 'go.uber.org/a', 'k8s.io/a', 'sigs.k8s.io/a'],
];

/** Whether a host serves modules of the public at large. */
export function isPublicModuleHost(host: string): boolean {
  return PUBLIC_MODULES.some((path) => path.split('/')[0] === host);
}

// Written as shapes: the hosts of Go's own services move, their names do not.
const PUBLIC_MIRRORS =
  /^(?:goproxy\.(?:cn|io)|proxy\.golang\.(?:org|com\.cn)|(?:proxy|goproxy)\.golang\.google\.cn|mirrors\.(?:aliyun|(?:cloud\.)?tencent)\.com)$/;

const CHECKSUM_DATABASES = /^sum\.golang\.(?:org|google\.cn)$/;
