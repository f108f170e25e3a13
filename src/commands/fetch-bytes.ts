import { type Diagnostic, diagnostic, fail } from '../core/diagnostic.ts';
import type { Download, Unverified } from '../host/http.ts';
import type { TakeHow } from './take-text.ts';

/**
 * Downloads what is pinned or signed, and says of the channel what there is to say. Nothing of it is verified yet.
 * Errors (1): `PROFILE_FETCH_…`; (3): `PROFILE_TOO_LARGE`.
 */
export async function fetchBytes(
  url: string,
  limit: number,
  { facts, network, certificates }: TakeHow,
): Promise<{ readonly bytes: Uint8Array; readonly told: readonly Diagnostic[] }> {
  if (network === 'never') fail('PROFILE_FETCH_FAILED', { url, host: new URL(url).host, reason: 'ENETDOWN' });
  // A chunk of its own: offline nothing of it is loaded.
  const { downloadPinned, systemRoots } = await import('../host/http.ts');
  const roots = [...systemRoots(facts), ...certificates()];
  const got = await downloadPinned(url, { roots, env: facts.env, limit, timeout: TIMEOUT });
  if (got.kind !== 'done') return refuse(url, limit, got);
  return { bytes: got.bytes, told: got.unverified.map((channel) => tell(url, channel)) };
}

function tell(url: string, channel: Unverified): Diagnostic {
  const { host } = channel;
  if (channel.kind === 'plain') return diagnostic('PROFILE_PLAIN_CHANNEL', 'warning', { url, host });
  const { reason, issuer, fingerprint } = channel;
  return diagnostic('PROFILE_UNVERIFIED_CHANNEL', 'warning', { url, host, reason, issuer, fingerprint });
}

function refuse(url: string, limit: number, got: Exclude<Download, { kind: 'done' }>): never {
  switch (got.kind) {
    case 'status':
      return fail('PROFILE_FETCH_STATUS', { url: got.url, status: String(got.status) });
    case 'too-large':
      return fail('PROFILE_TOO_LARGE', { path: url, size: `> ${limit}`, limit: String(limit) }, { exit: 3 });
    case 'timeout':
      return fail('PROFILE_FETCH_TIMEOUT', { url, seconds: String(TIMEOUT / 1000) });
    case 'redirects':
      return fail('PROFILE_FETCH_REDIRECTS', { url, last: got.url });
    case 'proxy': {
      const { proxy, status } = got;
      if (status === 407) return fail('PROFILE_FETCH_PROXY_LOGIN', { url, proxy });
      return fail('PROFILE_FETCH_PROXY', { url, proxy, status: String(status) });
    }
    case 'unreachable':
      return unreachable(url, got);
  }
}

function unreachable(url: string, { host, code, proxy }: Extract<Download, { kind: 'unreachable' }>): never {
  const params = { url, host: proxy ?? host, reason: code };
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return fail('PROFILE_FETCH_NAME', params);
  if (code === 'ECONNREFUSED') return fail('PROFILE_FETCH_REFUSED', params);
  return fail(
    /^(?:EPROTO|ERR_SSL|ERR_TLS)/.test(code) ? 'PROFILE_FETCH_TLS' : 'PROFILE_FETCH_FAILED',
    params,
  );
}

/** Milliseconds for one text, redirects and all. */
const TIMEOUT = 30_000;
