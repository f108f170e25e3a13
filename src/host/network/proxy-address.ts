import { parseNetworkProxy } from '../../go/network-proxy.ts';
import { hostnameOf, portOf } from '../../go/url.ts';

/** A network proxy to connect to. */
export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
  /** The connection to the proxy itself is TLS: `https://proxy`. */
  readonly isTls: boolean;
  readonly isSocks: boolean;
  /** Value of Proxy-Authorization. */
  readonly login?: string;
  readonly user?: { readonly name: string; readonly password: string };
}

/** Reads the value of HTTPS_PROXY; an unknown scheme is an HTTP proxy, as for Go. `undefined` for one that Go ignores. */
export function proxyAddress(text: string): ProxyAddress | undefined {
  const { url } = parseNetworkProxy(text);
  if (!url) return undefined;
  const isSocks = /^socks5h?$/.test(url.scheme);
  const usual = isSocks ? 1080 : url.scheme === 'https' ? 443 : 80;
  const user = url.user && { name: url.user.name, password: url.user.password ?? '' };
  const login = user && Buffer.from(`${user.name}:${user.password}`).toString('base64');
  return {
    host: hostnameOf(url.host),
    port: Number(portOf(url.host) || usual),
    isTls: url.scheme === 'https',
    isSocks,
    ...(user && { user }),
    ...(login !== undefined && { login: `Basic ${login}` }),
  };
}
