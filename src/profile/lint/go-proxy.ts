import { isEnd, proxyFault, withScheme } from '../../go/proxy-list.ts';
import { parseUrl, withoutUserinfo } from '../../go/url.ts';
import type { Profile } from '../sections/profile.ts';
import { error, type Finding, quoted, warning } from './rule.ts';

/** The grammar of GOPROXY, and what go reads without a word and does not do. Source: modfetch/proxy.go `proxyList`. */
export function* goProxyRules(profile: Profile): Generator<Finding> {
  const entries = profile.go?.proxy;
  if (entries === undefined) return;
  if (entries.length === 0) yield error('PROXY_LIST_EMPTY', '/go/proxy', { fragment: DEFAULT_FRAGMENT });
  for (const [i, { url }] of entries.entries()) yield* entryRules(url, `/go/proxy/${i}`);
  yield* orderRules(entries.map(({ url }) => url));
}

function* entryRules(url: string, pointer: string): Generator<Finding> {
  const value = withoutUserinfo(url);
  if (/[,|]/.test(url)) {
    const fragment = `go:\n  proxy:\n${url
      .split(/[,|]/)
      .map((part) => `    - ${withoutUserinfo(part.trim())}\n`)
      .join('')}`;
    return yield error('PROXY_SEPARATOR_IN_ENTRY', pointer, { value, fragment });
  }
  const fault = proxyFault(url);
  if (fault) return yield faultOf(fault.kind, pointer, { value, reason: fault.text });
  const parsed = parseUrl(withScheme(url)).url;
  if (parsed?.user)
    yield error('PROXY_CREDENTIALS', pointer, { host: parsed.host, fragment: credentials(parsed.host) });
  if (withScheme(url) !== url) {
    const full = withScheme(value);
    yield warning('PROXY_SCHEME_IMPLIED', pointer, {
      value,
      url: full,
      fragment: `go:\n  proxy: [${quoted(full)}]\n`,
    });
  }
  if (parsed?.scheme === 'file' && /\/pkg\/mod(?:\/cache\/download)?\/?$/.test(parsed.path)) {
    yield warning('PROXY_IS_MODULE_CACHE', pointer, { value });
  }
}

function faultOf(
  kind: string,
  pointer: string,
  { value, reason }: { value: string; reason: string },
): Finding {
  if (kind === 'missing-scheme') {
    const guess =
      /^(?:direct|off)$/i.exec(value)?.[0].toLowerCase() ??
      `https://${value.replace(/^\/+/, '')}.example.com`;
    const meant = value.startsWith('/') ? `file://${value}` : guess;
    return error('PROXY_BARE_WORD', pointer, {
      value,
      meant,
      fragment: `go:\n  proxy: [${quoted(meant)}]\n`,
    });
  }
  if (kind === 'unknown-scheme') return error('PROXY_UNKNOWN_SCHEME', pointer, { value, scheme: reason });
  if (kind === 'file-not-plain') return error('PROXY_FILE_NOT_PLAIN', pointer, { value });
  return error('PROXY_URL_MALFORMED', pointer, { value, reason });
}

function* orderRules(urls: readonly string[]): Generator<Finding> {
  const end = urls.findIndex(isEnd);
  for (const [i, url] of urls.entries()) {
    const value = withoutUserinfo(url);
    const pointer = `/go/proxy/${i}`;
    const first = urls.findIndex((other) => sameEntry(other, url));
    if (end >= 0 && i > end) {
      yield error('PROXY_AFTER_END', pointer, { value, end: urls[end] ?? '', other: `/go/proxy/${end}` });
    } else if (first < i) yield warning('PROXY_DUPLICATE', pointer, { value, other: `/go/proxy/${first}` });
  }
}

function sameEntry(a: string, b: string): boolean {
  return withScheme(a).replace(/\/$/, '') === withScheme(b).replace(/\/$/, '');
}

function credentials(host: string): string {
  const entry = `machine: ${quoted(host)}, login: "\${env:PROXY_USER}", password: "\${env:PROXY_TOKEN}"`;
  return `go:\n  proxy: [${quoted(`https://${host}`)}]\ncredentials:\n  - { ${entry} }\n`;
}

const DEFAULT_FRAGMENT = 'go:\n  proxy: [https://goproxy.cn, direct]\n';
