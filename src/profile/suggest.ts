import { PROFILE_SCHEMA } from './schema.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * Where in the grammar a key stands that was written in another place: `proxy` gives
 * `go.proxy`, `network.proxy`. Knows what go and git call the same settings.
 */
export function placesOfKey(key: string): readonly string[] {
  if (Object.hasOwn(FOREIGN_NAMES, key.toLowerCase())) return FOREIGN_NAMES[key.toLowerCase()] ?? [];
  return KEY_PATHS.filter((path) => path.split('.').at(-1)?.toLowerCase() === key.toLowerCase());
}

/** Every dotted key of the grammar; an entry of a list has `[]` after it. */
export function everyKey(): readonly string[] {
  return KEY_PATHS;
}

/** Every dotted key below a schema; an entry of a list has `[]` after it. */
function keyPaths(schema: SchemaNode, at: string): readonly string[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return [path, ...keyPaths(child, path)];
  });
  return schema.items === undefined ? inside : [...inside, ...keyPaths(schema.items, `${at}[]`)];
}

const KEY_PATHS = keyPaths(PROFILE_SCHEMA, '');

/** What other programs call it, in small letters, and where it stands in a profile. */
const FOREIGN_NAMES: Readonly<Record<string, readonly string[]>> = {
  goproxy: ['go.proxy'],
  goprivate: ['go.private'],
  gonoproxy: ['go.private'],
  gonosumdb: ['go.private', 'insecure'],
  gonosumcheck: ['go.private', 'insecure'],
  gosumdb: ['go.sumdb'],
  govcs: ['go.vcs'],
  gotoolchain: ['go.toolchain'],
  goinsecure: ['insecure'],
  goflags: ['go.env.GOFLAGS'],
  gopath: ['go.env.GOPATH'],
  proxies: ['go.proxy', 'network.proxy'],
  http_proxy: ['network.proxy'],
  https_proxy: ['network.proxy'],
  no_proxy: ['network.noProxy'],
  ca: ['trust.certificates'],
  certs: ['trust.certificates'],
  certificate: ['trust.certificates'],
  insteadof: ['git.rewrite'],
  sslverify: ['insecure'],
  netrc: ['credentials', 'shell.env.NETRC'],
  hostname: ['ssh.hosts[].hostName'],
  bundle: ['offline.bundles'],
  include: ['extends'],
  inherits: ['extends'],
};
