import { parseNetworkProxy } from './network-proxy.ts';
import { bypasses } from './no-proxy.ts';
import { type GoUrl, hostnameOf } from './url.ts';

/**
 * The network proxy that Go uses for a request, by the environment alone; `undefined` is none. HTTPS_PROXY for https,
 * HTTP_PROXY for http; of the two spellings the upper-case one wins unless it is empty. NO_PROXY and loopback go around it,
 * a value that cannot be parsed counts as none, ALL_PROXY is not read.
 * Source: golang.org/x/net/http/httpproxy `FromEnvironment`, `ProxyFunc`.
 */
export function proxyFor(url: URL, env: Readonly<Record<string, string>>): GoUrl | undefined {
  const isHttps = url.protocol === 'https:';
  // A CGI program gets a client's `Proxy:` header as HTTP_PROXY.
  if (!isHttps && env['REQUEST_METHOD']) return undefined;
  const value = isHttps ? either(env, 'HTTPS_PROXY') : either(env, 'HTTP_PROXY');
  if (value === '') return undefined;
  const port = url.port || (isHttps ? '443' : '80');
  const entries = either(env, 'NO_PROXY').split(',');
  if (bypasses(entries, hostnameOf(url.host), port)) return undefined;
  return parseNetworkProxy(value).url;
}

function either(env: Readonly<Record<string, string>>, name: string): string {
  return env[name] || env[name.toLowerCase()] || '';
}
