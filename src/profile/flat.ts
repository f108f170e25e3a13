import type { Profile } from './sections/profile.ts';
import { stringify } from './yaml.ts';

export interface FlatOptions {
  /** Lines of the comment on top, without `#`; one line each. */
  readonly head: readonly string[];
  /** What the texts it was made from ask of goenv. */
  readonly requires: readonly string[];
  /** Absolute; written `~/` again, so that the file fits another user. */
  readonly home: string;
}

/**
 * A resolved profile as one text of the grammar that extends nothing: loading it gives the same profile.
 * References stay references. Deterministic: the same profile gives the same bytes. Pure.
 */
export function flatText(profile: Profile, options: FlatOptions): string {
  const head = options.head.map((line) => `#${line === '' ? '' : ` ${line}`}\n`).join('');
  return head + stringify(flatDocument(profile, options), { lineWidth: 0, aliasDuplicateObjects: false });
}

function flatDocument(profile: Profile, { requires, home }: FlatOptions): object {
  const { name, description, scope, environment, insecure } = profile;
  const wants = [...new Set(requires)].join(', ');
  return {
    version: 1,
    name,
    ...(description !== undefined && { description }),
    ...(wants !== '' && { requires: wants }),
    scope,
    environment,
    ...sectionsOf(profile, tildeFor(profile, home)),
    ...(insecure.length > 0 && { insecure }),
  };
}

/** The sections in the order of the grammar, in its short forms. */
function sectionsOf(profile: Profile, tilde: Tilde): object {
  const { network, ssh, credentials, shell } = profile;
  return {
    ...(profile.go && { go: goDocument(profile.go, tilde) }),
    ...(network && { network }),
    ...(profile.trust && { trust: trustDocument(profile.trust) }),
    ...(profile.git && { git: gitDocument(profile.git, tilde) }),
    ...(ssh && { ssh }),
    ...(credentials && { credentials }),
    ...(shell && {
      shell: {
        ...shell,
        ...(shell.env && { env: mapped(shell.env, tilde) }),
        ...(shell.path && { path: shell.path.map(tilde) }),
      },
    }),
    ...(profile.offline && { offline: offlineDocument(profile.offline, tilde) }),
  };
}

function goDocument(go: NonNullable<Profile['go']>, tilde: Tilde): object {
  const { proxy, private: patterns, sumdb, vcs, env } = go;
  const onlyName = typeof sumdb === 'object' && sumdb.key === undefined && sumdb.url === undefined;
  return {
    ...go,
    ...(proxy && { proxy: proxy.map((one) => (one.fallback === 'not-found' ? one.url : one)) }),
    ...(patterns && { private: patterns.map((one) => (one.via === 'direct' ? one.path : one)) }),
    ...(onlyName && { sumdb: sumdb.name }),
    ...(vcs && { vcs: vcs.map(({ pattern, allow }) => ({ [pattern]: allow })) }),
    ...(env && { env: mapped(env, tilde) }),
  };
}

function trustDocument({ certificates, ...rest }: NonNullable<Profile['trust']>): object {
  const entries = certificates?.map(({ sha256, leaf, ...from }) => {
    return { ...(sha256.length > 0 && { sha256 }), ...(leaf && { leaf }), ...from };
  });
  return { ...rest, ...(entries && { certificates: entries }) };
}

function gitDocument({ http, ...rest }: NonNullable<Profile['git']>, tilde: Tilde): object {
  const entries = http?.map(({ clientCert, clientKey, ...from }) => {
    return {
      ...from,
      ...(clientCert !== undefined && { clientCert: tilde(clientCert) }),
      ...(clientKey !== undefined && { clientKey: tilde(clientKey) }),
    };
  });
  return { ...rest, ...(entries && { http: entries }) };
}

function offlineDocument({ bundles }: NonNullable<Profile['offline']>, tilde: Tilde): object {
  const entries = bundles?.map(({ file, signedBy, ...from }) => {
    const signer = signedBy && { signedBy: { ...signedBy, file: tilde(signedBy.file) } };
    return { file: tilde(file), ...from, ...signer };
  });
  return entries ? { bundles: entries } : {};
}

type Tilde = (path: string) => string;

/** At scope machine `~/` is the home of each user, and an absolute path is not. */
function tildeFor({ scope }: Profile, home: string): Tilde {
  const isInside = (path: string) => path === home || path.startsWith(`${home}/`);
  if (scope === 'machine' || home === '/' || home === '') return (path) => path;
  return (path) => (isInside(path) ? `~${path.slice(home.length)}` : path);
}

function mapped(values: Readonly<Record<string, string>>, tilde: Tilde): object {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tilde(value)]));
}
