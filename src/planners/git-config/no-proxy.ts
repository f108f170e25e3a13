/**
 * Whether libcurl, and so git, goes past its proxy for this URL: an entry of `no_proxy` is the host or a parent
 * domain of it, with or without a dot in front; `*` alone is everything. Ranges of addresses are not looked at.
 */
export function bypassesProxy(url: string, noProxy: string): boolean {
  const host = hostOf(url);
  if (host === undefined) return false;
  if (noProxy.trim() === '*') return true;
  return noProxy.split(/[\s,]+/).some((entry) => covers(entry.toLowerCase(), host));
}

function covers(entry: string, host: string): boolean {
  const domain = entry.replace(/^\./, '').replace(/\.$/, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function hostOf(url: string): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(url)?.[1];
  return host?.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}
