import type { Hop } from '../core/finding.ts';
import { isPublicMirror, isPublicModuleHost } from '../go/services.ts';

/** What was asked of whom when it failed, as far as the text says. */
export interface Request {
  readonly hop: Hop;
  readonly url?: string;
  /** Without port and brackets, lower case. */
  readonly host?: string;
  /** As netrc and a profile name it: with the port of the URL, in YAML's quotes where it has brackets; lower case. */
  readonly machine?: string;
  /** `path` or `path@version`. */
  readonly module?: string;
}

/**
 * Reads the request out of the line that failed and, where that names none, the lines around it (nearest first).
 * go's services are known by the shape of the path, so that a mirror or a company's own proxy is known as well.
 */
export function readRequest(line: string, around: readonly string[]): Request {
  const near = [line, ...around];
  const url = first(near, urlOf);
  const host = url === undefined ? first([line], hostOf) : hostOfUrl(url);
  const machine = url === undefined ? undefined : machineOf(url);
  const module = first(near, moduleOf);
  return {
    hop: hopOf(line, url, near),
    ...(url !== undefined && { url }),
    ...(host !== undefined && { host }),
    ...(machine !== undefined && { machine }),
    ...(module !== undefined && { module }),
  };
}

/** Whether a URL asks a module proxy: `…/@v/list`, `…/@latest`, or a checksum database through one. */
function isProxyUrl(url: string): boolean {
  return /\/@v\/|\/@latest\b/.test(url);
}

/** Whether a URL asks a checksum database: directly, or through a module proxy (`/sumdb/NAME/…`). */
function isSumdbUrl(url: string): boolean {
  return /\/sumdb\/|\/lookup\/|\/tile\/\d+\/|^https?:\/\/sum\.[^/]+\/latest\b/.test(url);
}

/** A host that the whole world can ask; what it says is not a company's doing. */
export function isPublicHost(host: string): boolean {
  if (/^sum\./.test(host) && !isPrivateHost(host)) return true;
  return isPublicMirror(host) || isPublicModuleHost(host) || PUBLIC.test(host);
}

/** A host that only somebody's own network knows. */
export function isPrivateHost(host: string): boolean {
  return !host.includes('.') || PRIVATE_NAME.test(host) || PRIVATE_ADDRESS.test(host) || host.includes(':');
}

/** Whether this is the proxy that go asks when nobody said otherwise. */
export function isDefaultProxy(host: string): boolean {
  return isPublicMirror(host) && host.startsWith('proxy.') && !host.endsWith('.cn');
}

/** Addresses of the company that runs go's default services, and those that false DNS answers often name. */
export function isGoogleAddress(address: string): boolean {
  return /^(?:142\.25[01]|172\.217|172\.253|216\.58|216\.239|74\.125|64\.233|108\.177|173\.194|209\.85|34\.64|2404:6800|2607:f8b0|2a00:1450|2800:3f0)[.:]/i.test(
    address,
  );
}

function hopOf(line: string, url: string | undefined, near: readonly string[]): Hop {
  if (
    /proxyconnect|CONNECT (?:tunnel|failed)|from proxy after CONNECT|resolve proxy|socks connect|SOCKS[45]/i.test(
      line,
    )
  )
    return 'network-proxy';
  if (/golang\.org\/toolchain@|^go: download(?:ing)? go1\./.test(line)) return 'toolchain';
  if (url !== undefined) return hopOfUrl(url, line, near);
  if (/^ssh:|Permission denied \(|Host key|kex_exchange|git@/.test(line)) return 'git-host';
  if (/GOPROXY/.test(line)) return 'goproxy';
  return 'none';
}

function hopOfUrl(url: string, line: string, near: readonly string[]): Hop {
  if (/go-get=1/.test(url)) return 'import-path-host';
  if (isSumdbUrl(url)) return 'sumdb';
  if (/golang\.org\/toolchain/.test(url)) return 'toolchain';
  if (isProxyUrl(url)) return /storage\.googleapis\.com/.test(url) ? 'redirect-host' : 'goproxy';
  if (/unable to access|fatal:|git (?:ls-remote|fetch|clone)|remote:|\.git\b|info\/refs/.test(line))
    return 'git-host';
  if (/invalid response from proxy/.test(line)) return 'goproxy';
  if (/@v\d/.test(line) && /\b(?:Get|reading) "?http/.test(line)) return 'redirect-host';
  return near.some((text) => /git (?:ls-remote|fetch|clone)/.test(text)) ? 'git-host' : 'other-host';
}

function urlOf(line: string): string | undefined {
  const asked =
    /(?:Get|Head|Post|reading|read|access|from proxy|repository|for|status \(|curl[^:]*?|parse) ["']?(https?:\/{1,2}[^\s"'<>),]+)/.exec(
      line,
    )?.[1];
  const any = asked ?? /https?:\/{1,2}[^\s"'<>),]+/.exec(line)?.[0];
  // Old go versions print a URL cleaned as a path: one slash is lost.
  return any?.replace(/^(https?:\/)(?!\/)/, '$1/').replace(/[:;.]+$/, '');
}

function hostOfUrl(url: string): string | undefined {
  const authority = authorityOf(url);
  return authority === undefined ? undefined : bare(authority);
}

function machineOf(url: string): string | undefined {
  const machine = authorityOf(url)?.toLowerCase();
  return machine?.startsWith('[') ? `"${machine}"` : machine;
}

/** Host and port, without userinfo. */
function authorityOf(url: string): string | undefined {
  return /^https?:\/\/([^/?#]*)/.exec(url)?.[1]?.replace(/^.*@/, '') || undefined;
}

/** The host where there is no URL: a look-up, a connection, an ssh name. */
function hostOf(line: string): string | undefined {
  const found =
    /\blookup ([\w.-]+?)\.?(?: on |:)/.exec(line)?.[1] ??
    /(?:resolve host(?:name)?:?|resolve proxy:|look up|resolve host address) [‘'"“]?([\w.-]+)/i.exec(
      line,
    )?.[1] ??
    /(?:connect to(?: host)?|connection to|negotiate with) ([\w.:[\]-]+?)(?::\d+)?(?: port|:|\s|$)/i.exec(
      line,
    )?.[1] ??
    /git@([\w.-]+)[:/ ]/.exec(line)?.[1] ??
    /dial tcp ([\d.]+|\[[\da-f:]+\]):\d+/.exec(line)?.[1] ??
    /git@([\w.-]+): /.exec(line)?.[1];
  return found === undefined ? undefined : bare(found);
}

function moduleOf(line: string): string | undefined {
  const versioned = /(?:^|[\s"(])((?:[\w-]+\.)+[a-z]{2,}(?:\/[\w.~!+-]+)*@v?[\w.+-]+)/.exec(line)?.[1];
  return versioned?.replace(/[.:]+$/, '') ?? /import path "([^"]+)"/.exec(line)?.[1];
}

function bare(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

function first<T>(list: readonly string[], read: (line: string) => T | undefined): T | undefined {
  for (const line of list) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PRIVATE_NAME =
  /(?:^|\.)(?:internal|intern|local|localdomain|localhost|corp|lan|intranet|home|private|test|example|invalid|company|svc)$|(?:^|\.)(?:corp|internal|intra|intranet|nexus|artifactory|athens|jfrog)[.-]|\bcorp\.|example\.(?:com|org|net)$/;
const PRIVATE_ADDRESS =
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const PUBLIC =
  /(?:^|\.)(?:github\.com|githubusercontent\.com|gitlab\.com|bitbucket\.org|gitee\.com|googlesource\.com|golang\.org|google\.golang\.org|go\.dev|gopkg\.in|k8s\.io|googleapis\.com|google\.com|docker\.io|cloud\.google\.com|uber\.org|etcd\.io|sigs\.k8s\.io|honnef\.co|modernc\.org|launchpad\.net|sr\.ht|rsc\.io|gonum\.org|gorm\.io|mvdan\.cc|golang\.design|opencensus\.io|opentelemetry\.io|gocloud\.dev|entgo\.io|helm\.sh|istio\.io|knative\.dev|goa\.design|charm\.sh|filippo\.io|dario\.cat|mellium\.im|storj\.io|tailscale\.com|upspin\.io|cuelang\.org|getporter\.org|sourcehut\.org)$/;
