import type { Facts } from '../../core/facts.ts';
import { hasReference } from '../../core/reference.ts';
import { formatProxyList } from '../../go/proxy-list.ts';
import { formatSumDb } from '../../go/sumdb.ts';
import type { Profile } from '../../profile/sections/profile.ts';

/**
 * How a release is fetched without bundles: the variables that go is run with, so that it goes the profile's way before
 * go/env says so, and the key of the database where go does not have it built in. Pure.
 */
export function toolchainSource(
  { go = {}, network, trust, scope }: Profile,
  facts: Facts,
): { readonly env: Readonly<Record<string, string>>; readonly key?: string } {
  const { proxy, sumdb } = go;
  const own = sumdb === undefined || sumdb === 'default' ? undefined : sumdb;
  const userBundle = trust?.certificates?.length && (trust.scope ?? scope) === 'user' && facts.os === 'linux';
  return {
    env: {
      ...(proxy?.length && { GOPROXY: formatProxyList(proxy) }),
      ...(own && { GOSUMDB: formatSumDb(own) }),
      ...plain('HTTP_PROXY', network?.proxy?.http),
      ...plain('HTTPS_PROXY', network?.proxy?.https),
      ...(userBundle && { SSL_CERT_FILE: `${facts.ownConfig}/ca-bundle.pem` }),
    },
    ...(own?.key !== undefined && { key: own.key }),
  };
}

/** A proxy that wants a login is asked for it by the user's own environment: no secret stands in a plan. */
function plain(name: string, url: string | undefined): Readonly<Record<string, string>> {
  return url === undefined || hasReference(url) ? {} : { [name]: url };
}
