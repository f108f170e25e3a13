import { bypasses } from '../../go/no-proxy.ts';
import { hostnameOf, parseUrl, portOf, withoutUserinfo } from '../../go/url.ts';
import type { GitHttp, Profile } from '../sections/profile.ts';
import { proxyUrlRules } from './proxy-url.ts';
import { error, type Finding, info, warning } from './rule.ts';

/** http.<url>.*: matched by scheme, host and path prefix, after rewriting. Source: git-config(1) `http.<url>.*`, urlmatch.c. */
export function* gitHttpRules(profile: Profile): Generator<Finding> {
  for (const [i, entry] of (profile.git?.http ?? []).entries()) {
    const pointer = `/git/http/${i}`;
    const found = urlFault(entry.url, `${pointer}/url`);
    if (found) yield found;
    if (entry.proxy !== undefined) {
      yield* proxyUrlRules(entry.proxy, {
        pointer: `${pointer}/proxy`,
        key: 'git.http.proxy',
        userinfo: 'none',
      });
    }
    yield* clientCertificate(entry, pointer);
    if (!found) yield* idle(profile, entry, pointer);
  }
}

function urlFault(text: string, pointer: string): Finding | undefined {
  const { url } = parseUrl(text);
  const shown = withoutUserinfo(text);
  const meant = `https://${text.replace(/^[a-z]*:?\/*/i, (found) => (found.includes(':') ? '' : found))}`;
  if (url?.scheme === undefined || url.scheme === '' || url.host === '') {
    return error('GIT_HTTP_NO_SCHEME', pointer, { url: shown, meant: withoutUserinfo(meant) });
  }
  if (url.user?.password !== undefined)
    return error('CREDENTIALS_IN_URL', pointer, { key: 'git.http', host: url.host });
  if (url.scheme !== 'https' && url.scheme !== 'http')
    return error('GIT_HTTP_SCHEME', pointer, { url: shown });
  return undefined;
}

function* clientCertificate({ clientCert, clientKey }: GitHttp, pointer: string): Generator<Finding> {
  if (clientKey !== undefined && clientCert === undefined)
    yield error('GIT_HTTP_KEY_WITHOUT_CERT', `${pointer}/clientKey`);
  if (clientCert !== undefined) yield info('GIT_CLIENT_CERT_GIT_ONLY', `${pointer}/clientCert`);
}

/** git honours no_proxy even for http.proxy, and matches the URL that a rewrite has left. */
function* idle(profile: Profile, { url: text, proxy }: GitHttp, pointer: string): Generator<Finding> {
  const { url } = parseUrl(text);
  if (!url) return;
  const rewrites = profile.git?.rewrite ?? [];
  const rewritten = rewrites.findIndex(
    ({ from, to }) => from !== '' && text.startsWith(from) && !to.startsWith(text),
  );
  if (rewritten >= 0) {
    const from = rewrites[rewritten]?.from ?? '';
    return yield warning('GIT_HTTP_REWRITTEN', pointer, {
      url: text,
      from,
      other: `/git/rewrite/${rewritten}`,
    });
  }
  if (!proxy) return;
  const host = hostnameOf(url.host);
  const port = portOf(url.host) || (url.scheme === 'https' ? '443' : '80');
  const entries = profile.network?.noProxy ?? [];
  const by = entries.findIndex((entry) => bypasses([entry], host, port));
  if (by < 0) return;
  const details = { host, entry: entries[by] ?? '', other: `/network/noProxy/${by}` };
  yield warning('GIT_HTTP_PROXY_IDLE', `${pointer}/proxy`, details);
}
