import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import type { GoUrl } from '../go/url.ts';

/**
 * How a request gets to its host: directly, or through a network proxy (http, https, socks5; any other scheme is an http
 * proxy to go, and here). A socks proxy looks names up itself, as with go. The only file that knows the agents.
 */
export function agentFor(
  url: URL,
  proxy: GoUrl | undefined,
  {
    roots,
    signal,
    timeout,
  }: { readonly roots: readonly string[]; readonly signal: AbortSignal; readonly timeout: number },
): HttpAgent {
  const isHttps = url.protocol === 'https:';
  // Said, or Node would take its own idea of the environment's proxies.
  if (!proxy) return isHttps ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
  const userinfo = proxy.user
    ? `${encodeURIComponent(proxy.user.name)}:${encodeURIComponent(proxy.user.password ?? '')}@`
    : '';
  const at = `${userinfo}${proxy.host}`;
  if (/^socks5h?$/.test(proxy.scheme)) return new SocksProxyAgent(`socks5h://${at}`, { timeout });
  const address = `${proxy.scheme === 'https' ? 'https' : 'http'}://${at}`;
  // A proxy that says nothing would keep its connection, and with it the process.
  const how = { ca: [...roots], rejectUnauthorized: true, signal };
  return isHttps ? new HttpsProxyAgent(address, how) : new HttpProxyAgent(address, how);
}
