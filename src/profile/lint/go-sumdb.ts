import { isLoopback } from '../../go/no-proxy.ts';
import { isPublicMirror } from '../../go/services.ts';
import { isKnownSumDb, isSumDbName } from '../../go/sumdb.ts';
import { hostnameOf, parseUrl, withoutUserinfo } from '../../go/url.ts';
import { checkVerifierKey } from '../../go/verifier-key.ts';
import type { Profile } from '../sections/profile.ts';
import { error, type Finding, warning } from './rule.ts';

const POINTER = '/go/sumdb';

/** The grammar of GOSUMDB: a name go knows or a key that proves itself, and a URL that is no module proxy. Source: modfetch/sumdb.go. */
export function* goSumdbRules(profile: Profile): Generator<Finding> {
  const sumdb = profile.go?.sumdb;
  if (sumdb === undefined || typeof sumdb === 'string') return;
  if (sumdb.name === 'off') return yield error('SUMDB_OFF', POINTER, { fragment: OFF_FRAGMENT });
  if (sumdb.key === undefined && !isKnownSumDb(sumdb.name)) yield unknownName(sumdb.name);
  if (sumdb.key !== undefined) yield* keyRules(sumdb.name, sumdb.key);
  if (sumdb.url !== undefined) yield* urlRules(profile, sumdb.url);
}

function unknownName(name: string): Finding {
  const fragment = `go:\n  sumdb: { name: ${name}, key: "${name}+<8 hex digits>+<base64>" }\n`;
  return error('SUMDB_UNKNOWN_NAME', POINTER, { name, fragment });
}

function* keyRules(name: string, key: string): Generator<Finding> {
  const pointer = `${POINTER}/key`;
  const checked = checkVerifierKey(key);
  if ('fault' in checked) {
    yield error(checked.fault === 'hash' ? 'SUMDB_KEY_HASH' : 'SUMDB_KEY_MALFORMED', pointer, { name });
  } else if (checked.name !== name) yield error('SUMDB_KEY_NAME', pointer, { name, keyName: checked.name });
  if (!isSumDbName(name)) yield error('SUMDB_NAME_MALFORMED', POINTER, { name });
}

/** The second field of GOSUMDB is asked for `URL/lookup/…`; a module proxy has nothing there. */
function* urlRules(profile: Profile, text: string): Generator<Finding> {
  const pointer = `${POINTER}/url`;
  const { url, error: reason } = parseUrl(text);
  const shown = withoutUserinfo(text);
  if (reason !== undefined) return yield error('SUMDB_URL_MALFORMED', pointer, { url: shown, reason });
  if (!['http', 'https', 'file'].includes(url.scheme) || (url.scheme !== 'file' && url.host === '')) {
    return yield error('SUMDB_URL_MALFORMED', pointer, { url: shown, reason: 'scheme://host' });
  }
  if (url.user) yield error('CREDENTIALS_IN_URL', pointer, { key: 'go.sumdb.url', host: url.host });
  const proxies = (profile.go?.proxy ?? []).findIndex((entry) => sameUrl(entry.url, text));
  const fragment = 'go:\n  sumdb: sum.golang.google.cn\n';
  if (proxies >= 0)
    yield error('SUMDB_URL_IS_PROXY', pointer, { url: shown, fragment, other: `/go/proxy/${proxies}` });
  else if (isPublicMirror(hostnameOf(url.host)) && url.path.replace(/\/$/, '') === '') {
    yield error('SUMDB_URL_IS_PROXY', pointer, { url: shown, fragment });
  }
  if (url.scheme === 'http' && !isLoopback(hostnameOf(url.host))) {
    yield warning('SUMDB_URL_PLAIN_HTTP', pointer, { url: shown });
  }
}

/** Scheme and host without regard to case, the path without its last slash; a proxy may stand without scheme. */
function sameUrl(a: string, b: string): boolean {
  const [one, two] = [a, b].map((text) => parseUrl(text.includes('://') ? text : `https://${text}`).url);
  if (!one || !two || one.host === '') return false;
  return (
    one.host.toLowerCase() === two.host.toLowerCase() &&
    one.path.replace(/\/$/, '') === two.path.replace(/\/$/, '')
  );
}

const OFF_FRAGMENT = `insecure:
  - allow: no-sumdb
    module: git.example.com/team
    reason: why these modules cannot be checked
    expires: 2026-12-31
`;
