import { PROFILE_SCHEMA } from './schema.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * The candidate that a word most probably means: the nearest by spelling, else the only one it begins;
 * `undefined` when there is none. Case does not count.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best ?? onlyOneBegunBy(wanted, candidates);
}

function onlyOneBegunBy(word: string, candidates: readonly string[]): string | undefined {
  const begun = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word));
  return word.length >= 3 && begun.length === 1 ? begun[0] : undefined;
}

/**
 * Where in the grammar a key stands that was written in another place: `proxy` gives
 * `go.proxy`, `network.proxy`. Knows what go and git call the same settings.
 */
export function placesOfKey(key: string): readonly string[] {
  if (Object.hasOwn(FOREIGN_NAMES, key.toLowerCase())) return FOREIGN_NAMES[key.toLowerCase()] ?? [];
  return KEY_PATHS.filter((path) => path.split('.').at(-1)?.toLowerCase() === key.toLowerCase());
}

/** Every dotted key of the grammar; an entry of a list has `[]` after it. */
function keyPaths(schema: SchemaNode, at: string): readonly string[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
    const path = at === '' ? key : `${at}.${key}`;
    return [path, ...keyPaths(child, path)];
  });
  return schema.items === undefined ? inside : [...inside, ...keyPaths(schema.items, `${at}[]`)];
}

/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour; anything from `limit` up
 * is given as `limit`. (Optimal string alignment.)
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : limit;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    [before, above] = [above, row];
  }
  return Math.min(limit, above[b.length] ?? limit);
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
