import { referencesIn } from '../core/reference.ts';
import type { TouchKind } from '../core/touch.ts';
import { parseNetworkProxy } from '../go/network-proxy.ts';
import { isKnownSumDb } from '../go/sumdb.ts';
import { gitHost, gitPlace } from './lint/git-url.ts';
import type { Profile } from './sections/profile.ts';

/** One value that a file writes or leaves as a whole: an entry of a list, a variable, a key. */
export interface Unit {
  readonly pointer: string;
  /** The pointer without indices and names: `/go/proxy`, `/shell/env`. */
  readonly key: string;
  readonly name: string;
  readonly value: unknown;
}

/** What a value touches, in words of the profile. */
export interface Found {
  readonly kind: TouchKind;
  readonly what: string;
}

/** What is known beside the value. */
export interface Around {
  readonly name: string;
  readonly isPrivate: (path: string) => boolean;
  /** Some modules come from module proxies without the checksum database being asked. */
  readonly isUnchecked: boolean;
}

/** What a stranger's value touches; nothing when its key is known to be harmless, `setting` when it is not known at all. */
export function kindsOf({ key, name, value }: Unit, around: Omit<Around, 'name'>): readonly Found[] {
  if (HARMLESS.has(key) || HARMLESS.has(`${key}/${name}`)) return [];
  const rule = RULES[key];
  // Sound: the grammar has checked what stands under each of these keys.
  if (rule) return rule(value as never, { ...around, name });
  return [{ kind: 'setting', what: `${key.slice(1).replaceAll('/', '.')}: ${JSON.stringify(value)}` }];
}

type Rule = (value: never, around: Around) => readonly Found[];
type Section<K extends keyof Profile> = NonNullable<Profile[K]>;
type Entry<T> = T extends readonly (infer E)[] ? E : never;

/** What comes by https is proven by the checksum database, unless this machine asks it nothing of some modules. */
function proxyOf(
  { url }: Entry<NonNullable<Section<'go'>['proxy']>>,
  { isUnchecked }: Around,
): readonly Found[] {
  if (url === 'direct' || url === 'off') return [];
  const isProven = !isUnchecked && (/^https:\/\//i.test(url) || !url.includes('://'));
  return isProven ? [] : [{ kind: 'module-proxy', what: url }];
}

function sumdbOf(sumdb: NonNullable<Section<'go'>['sumdb']>): readonly Found[] {
  if (typeof sumdb === 'string') return [];
  const { name, key, url } = sumdb;
  const isKnown = isKnownSumDb(name) && key === undefined && url === undefined;
  return isKnown ? [] : [{ kind: 'checksum-database', what: [key ?? name, url ?? ''].join(' ').trim() }];
}

function vcsOf({ pattern, allow }: Entry<NonNullable<Section<'go'>['vcs']>>): readonly Found[] {
  if (allow.every((one) => ['git', 'hg', 'off'].includes(one))) return [];
  return [{ kind: 'version-control', what: `${pattern}: ${allow.join(', ')}` }];
}

/** git asks another place than the one that was typed, or one that nobody called private: whose code comes changes. */
function rewriteOf(
  { from, to }: Entry<NonNullable<Section<'git'>['rewrite']>>,
  { isPrivate }: Around,
): readonly Found[] {
  const place = gitPlace(from);
  const stays = place !== undefined && place === gitPlace(to) && isPrivate(gitHost(from) ?? '');
  return stays ? [] : [{ kind: 'rewrite', what: `${from} -> ${to}` }];
}

function networkProxyOf({ http, https }: NonNullable<Section<'network'>['proxy']>): readonly Found[] {
  return [...new Set([http, https])].flatMap((url) =>
    url === undefined ? [] : [{ kind: 'network-proxy', what: url } as const, ...referencesOf(url)],
  );
}

/** Which variables a proxy is told. Each on a line of its own, outside any URL: userinfo is never shown to anybody. */
function referencesOf(proxy: string): readonly Found[] {
  const found = new Set(referencesIn(proxy).map(({ text }) => text));
  const plain = [...found].reduce((rest, reference) => rest.replaceAll(reference, 'x'), proxy);
  const host = parseNetworkProxy(plain).url?.host ?? '';
  return [...found].map((reference) => ({ kind: 'reference', what: `${reference} -> ${host}` }));
}

function gitHttpOf({
  url,
  proxy,
  clientCert,
  clientKey,
}: Entry<NonNullable<Section<'git'>['http']>>): readonly Found[] {
  const sent = [clientCert, clientKey].filter((one) => one !== undefined);
  return [
    ...(proxy === undefined
      ? []
      : [{ kind: 'network-proxy', what: `${proxy} (git, ${url})` } as const, ...referencesOf(proxy)]),
    ...(sent.length === 0
      ? []
      : [{ kind: 'client-certificate', what: `${sent.join(', ')} -> ${url}` } as const]),
  ];
}

function sshHostOf(entry: Entry<NonNullable<Section<'ssh'>['hosts']>>): readonly Found[] {
  const { host, hostName, port, proxyJump, identityFile, knownHosts = [] } = entry;
  const parts = [
    `${host}${hostName === undefined ? '' : ` -> ${hostName}`}${port === undefined ? '' : `:${port}`}`,
    ...(proxyJump === undefined ? [] : [`via ${proxyJump}`]),
    ...(identityFile === undefined ? [] : [`key ${identityFile}`]),
    ...knownHosts.map((line) => `known as ${line}`),
  ];
  return [{ kind: 'ssh-host', what: parts.join(', ') }];
}

function certificateOf({
  file,
  sha256,
  leaf,
}: Entry<NonNullable<Section<'trust'>['certificates']>>): readonly Found[] {
  const pins = sha256.map((pin) => `SHA-256 ${pin}`);
  const what = [file ?? 'PEM', ...pins, ...(leaf ? ['leaf'] : [])].join(', ');
  return [{ kind: 'certificate', what }];
}

const RULES: Readonly<Record<string, Rule>> = {
  '/scope': (scope: string) => (scope === 'machine' ? [{ kind: 'everybody', what: 'scope: machine' }] : []),
  '/trust/scope': (scope: string) =>
    scope === 'machine' ? [{ kind: 'everybody', what: 'trust.scope: machine' }] : [],
  '/go/proxy': proxyOf,
  '/go/private': ({ path, via }: Entry<NonNullable<Section<'go'>['private']>>) => [
    { kind: via === 'proxy' ? 'unchecked-modules' : 'private-modules', what: path },
  ],
  '/go/sumdb': sumdbOf,
  '/go/vcs': vcsOf,
  '/go/env': (value: string, { name }) => [{ kind: 'folder', what: `${name}=${value}` }],
  '/network/proxy': networkProxyOf,
  '/trust/certificates': certificateOf,
  '/git/rewrite': rewriteOf,
  '/git/http': gitHttpOf,
  '/ssh/hosts': sshHostOf,
  '/credentials': ({ machine, login, password }: Entry<Section<'credentials'>>) => [
    { kind: 'reference', what: `${login}, ${password} -> ${machine}` },
  ],
  '/shell/env': (value: string, { name }) => [{ kind: 'variable', what: `${name}=${value}` }],
  '/shell/unset': (name: string) => (REPLACED.has(name) ? [] : [{ kind: 'variable', what: `unset ${name}` }]),
  '/shell/path': (folder: string) => [{ kind: 'folder', what: `PATH: ${folder}` }],
  '/offline/bundles': ({ file, sha256, signedBy }: Entry<NonNullable<Section<'offline'>['bundles']>>) => [
    { kind: 'bundle', what: [file, sha256 ?? signedBy?.principal ?? ''].join(' ').trim() },
  ],
  '/insecure': ({ allow, host, module, expires }: Entry<Section<'insecure'>>) => [
    { kind: 'exception', what: `${allow} ${host ?? module ?? ''}, ${expires}` },
  ],
};

/** Variables whose values the profile states itself, or without which go checks more. */
const REPLACED: ReadonlySet<string> = new Set(['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GOINSECURE', 'GOFLAGS']);
/** Keys that neither weaken a check nor decide whom a program believes or where a secret goes. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['/name', '/description', '/environment', '/go/toolchain', '/go/install', '/network/noProxy'],
  ...['/go/env/GOFLAGS', '/go/env/CGO_ENABLED', '/go/env/GOOS', '/go/env/GOARCH'],
  '/shell/env/GIT_TERMINAL_PROMPT',
]);
