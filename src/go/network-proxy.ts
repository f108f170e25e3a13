import { type GoUrl, parseUrl } from './url.ts';

export type ParsedProxy =
  | { readonly url: GoUrl; readonly assumed: boolean; readonly error?: never }
  | { readonly error: string; readonly url?: never; readonly assumed?: never };

/**
 * Reads HTTP_PROXY or HTTPS_PROXY as Go does: a value without scheme or host is tried again with `http://` in front.
 * An `error` here is silent in Go: the value is ignored and the connection is direct.
 * Source: golang.org/x/net/http/httpproxy `parseProxy`.
 */
export function parseNetworkProxy(text: string): ParsedProxy {
  const first = parseUrl(text);
  if (first.url && first.url.scheme !== '' && first.url.host !== '')
    return { url: first.url, assumed: false };
  const second = parseUrl(`http://${text}`);
  if (second.url) return { url: second.url, assumed: true };
  if (first.url) return { url: first.url, assumed: false };
  return first;
}

/** The schemes a network proxy can have; go treats any other as an HTTP proxy. */
export const NETWORK_PROXY_SCHEMES: readonly string[] = ['http', 'https', 'socks5', 'socks5h'];

/**
 * The character of a userinfo that ended the host too early because it is not percent-encoded:
 * `http://u:p#w@proxy:3128` asks the host `u` for its port `p`. `undefined` when there is none.
 */
export function unescapedCharacter(text: string): string | undefined {
  const authority = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const end = authority.search(/[/?#]/);
  return end >= 0 && authority.indexOf('@', end) > end ? authority[end] : undefined;
}
