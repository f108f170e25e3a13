import { NETWORK_PROXY_SCHEMES, parseNetworkProxy, unescapedCharacter } from '../../go/network-proxy.ts';
import { isLoopback } from '../../go/no-proxy.ts';
import { type GoUrl, hostnameOf, portOf } from '../../go/url.ts';
import { error, type Finding, info, warning } from './rule.ts';

/** What a network proxy's URL is allowed to carry. */
export interface ProxyPlace {
  readonly pointer: string;
  /** The key, for the message; the value itself may hold a password and is never shown. */
  readonly key: string;
  /** `reference`: `${env:…}` alone; `none`: no userinfo at all, because the file it ends in is readable to others. */
  readonly userinfo: 'reference' | 'none';
}

/** A network proxy's URL as go reads it: a value that it cannot parse is ignored in silence, and the connection is direct. */
export function* proxyUrlRules(text: string, { pointer, key, userinfo }: ProxyPlace): Generator<Finding> {
  const value = text.replace(REFERENCE, 'x');
  const character = unescapedCharacter(value);
  if (character) {
    const encoded = `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    return yield error('NETPROXY_UNESCAPED', pointer, { key, character, encoded });
  }
  const { url, error: reason, assumed } = parseNetworkProxy(value);
  // Behind a scheme of its own, go's second try with http:// in front takes `http` for the host.
  if (reason !== undefined || url.host === '' || (assumed && value.includes('://')))
    return yield error('NETPROXY_UNPARSABLE', pointer, { key });
  if (url.user && userinfo === 'none') yield error('NETPROXY_USERINFO', pointer, { key });
  else if (url.user && literalPassword(text)) {
    const fragment = `network:\n  proxy: "http://\${env:PROXY_USER}:\${env:PROXY_PASSWORD}@${url.host}"\n`;
    yield error('NETPROXY_LITERAL_PASSWORD', pointer, { key, fragment });
  }
  yield* schemeRules(url, { pointer, key });
}

function* schemeRules(url: GoUrl, { pointer, key }: { pointer: string; key: string }): Generator<Finding> {
  const { scheme, host } = url;
  if (!NETWORK_PROXY_SCHEMES.includes(scheme)) {
    return yield error('NETPROXY_SCHEME', pointer, { key, scheme, known: NETWORK_PROXY_SCHEMES.join(', ') });
  }
  if (scheme === 'https') yield warning('NETPROXY_HTTPS', pointer, { key, host });
  if (portOf(host) === '' && !scheme.startsWith('socks'))
    yield warning('NETPROXY_NO_PORT', pointer, { key, host });
  if (isLoopback(hostnameOf(host))) yield info('NETPROXY_LOOPBACK', pointer, { key, host });
}

/** A password that is spelled out; a reference is not. */
function literalPassword(text: string): boolean {
  const userinfo = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(.*)@/i.exec(text)?.[1] ?? '';
  const [, ...password] = userinfo.replace(REFERENCE, '').split(':');
  return password.join(':') !== '';
}

const REFERENCE = /\$\{(?:env|file|command):[^}]*\}/g;
