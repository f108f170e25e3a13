import type { Facts } from '../../core/facts.ts';
import { toolchainBin } from '../../core/toolchain.ts';
import { elementKey } from '../../core/value.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import { FIRST, isInEachHome } from './entries.ts';
import { noProxyValue } from './no-proxy.ts';

/** One thing the profile wants of a shell, and the JSON pointer of what asks for it. */
export interface Wanted {
  readonly key: string;
  /** The text; with references (`${env:NAME}`) in it, it is one that is resolved by apply alone. */
  readonly text: string;
  readonly pointer: string;
}

/**
 * The variables of a profile in the order of the env files. `bundle`: the system's CA bundle, where one is there.
 * Both cases of a proxy variable have the same value, for some programs read one and some the other.
 */
export function wantedVariables(profile: Profile, facts: Facts, bundle?: string): readonly Wanted[] {
  const set = [...network(profile), ...trust(profile, facts, bundle), ...shellEnv(profile)];
  const names = new Set(set.map(({ key }) => key));
  const unset = (profile.shell?.unset ?? []).flatMap((name, at) => {
    // What is set is not unset: the lint says so.
    return names.has(name)
      ? []
      : [{ key: elementKey('unset', name), text: name, pointer: `/shell/unset/${at}` }];
  });
  // First what is dropped, so that PATH and the variables are built on what stays.
  return [...unset, ...set, ...paths(profile, facts), ...toolchain(profile, facts)];
}

function network({ network: section }: Profile): readonly Wanted[] {
  if (!section) return [];
  const { proxy, noProxy } = section;
  const both = (name: string, text: string | undefined, pointer: string) =>
    text === undefined ? [] : [name, name.toLowerCase()].map((key) => ({ key, text, pointer }));
  const exempt = noProxy || proxy ? noProxyValue(noProxy ?? []) : undefined;
  return [
    ...both('HTTP_PROXY', proxy?.http, '/network/proxy/http'),
    ...both('HTTPS_PROXY', proxy?.https, '/network/proxy/https'),
    ...both('NO_PROXY', exempt, noProxy ? '/network/noProxy' : '/network'),
  ];
}

/**
 * Node adds to its own roots, the others replace theirs. With the certificates in the system's store only those that
 * do not look there need a variable. On macOS and Windows SSL_CERT_FILE takes go (>= 1.27) away from the system's store:
 * it is a Linux variable. Source: crypto/x509/root*.go.
 */
function trust(
  { trust: section, scope }: Profile,
  facts: Facts,
  bundle: string | undefined,
): readonly Wanted[] {
  if (!section?.certificates?.length) return [];
  const pointer = '/trust/certificates';
  const node = { key: 'NODE_EXTRA_CA_CERTS', text: `${facts.ownConfig}/ca-extra.pem`, pointer };
  const withRoots = (name: string, text: string) => ({ key: name, text, pointer });
  if ((section.scope ?? scope) === 'machine')
    return bundle === undefined ? [node] : [withRoots('REQUESTS_CA_BUNDLE', bundle), node];
  const own = `${facts.ownConfig}/ca-bundle.pem`;
  const names = ['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE'];
  const read = names.filter((name) => name !== 'SSL_CERT_FILE' || facts.os === 'linux');
  return [...read.map((name) => withRoots(name, own)), node];
}

function shellEnv({ shell }: Profile): readonly Wanted[] {
  return Object.entries(shell?.env ?? {}).map(([key, text]) => {
    return { key, text, pointer: `/shell/env/${key}` };
  });
}

/** The Go that goenv installed comes before any other. */
function toolchain({ go }: Profile, facts: Facts): readonly Wanted[] {
  if (go?.install === undefined) return [];
  const text = toolchainBin(go.install, facts);
  return [{ key: elementKey(FIRST, text), text, pointer: '/go/install' }];
}

/** A `~` that is each user's own is his who asks where it is not for everybody (`goenv run`). */
function paths({ shell }: Profile, { scope, home }: Facts): readonly Wanted[] {
  const meant = (one: string) => (scope !== 'machine' && isInEachHome(one) ? home + one.slice(1) : one);
  return (shell?.path ?? []).flatMap((folder, at) =>
    // A colon cannot be part of a folder of PATH: it would be two.
    folder
      .split(':')
      .filter((one) => one !== '')
      .map(meant)
      .map((one) => ({ key: elementKey('PATH', one), text: one, pointer: `/shell/path/${at}` })),
  );
}
