import type { CauseCode } from '../core/codes/explain.ts';
import { isPublicMirror } from '../go/services.ts';
import { isPrivateHost } from './request.ts';
import type { Scene } from './rule.ts';

/** What an HTTP status means, by who answered. */
export function statusCause(scene: Scene, status: number): CauseCode | undefined {
  if (status === 407) return 'proxy.auth_407';
  if (status < 400) return undefined;
  if (/Client sent an HTTP request to an HTTPS server/i.test(answerOf(scene))) return 'tls.not_tls';
  switch (scene.request.hop) {
    case 'sumdb':
      return sumdbStatus(scene, status);
    case 'goproxy':
    case 'toolchain':
    case 'redirect-host':
      return proxyStatus(scene, status);
    default:
      return originStatus(scene, status);
  }
}

/** The server's own words: the rest of the line, and the indented lines below it. */
function answerOf(scene: Scene): string {
  return [scene.text, ...scene.after.slice(0, 8)].join('\n');
}

function sumdbStatus(scene: Scene, status: number): CauseCode {
  const answer = answerOf(scene);
  if (status === 401) return 'proxy.intercepted_401';
  if (status === 403) return 'goproxy.forbidden_403';
  if (status === 404 || status === 410 || status === 400) return sumdbNotFound(scene, answer);
  if (/\/sumdb\//.test(scene.request.url ?? '')) return 'sumdb.mirror_stale_or_broken';
  return /timed? ?out|timeout/i.test(answer) ? 'sumdb.fetch_timed_out_upstream' : 'http.server_5xx';
}

/** The database fetches a module itself before it vouches for it; it says what went wrong there. */
export function sumdbNotFound(scene: Scene, answer: string): CauseCode {
  if (/fetch timed out|timed out|timeout/i.test(answer)) return 'sumdb.fetch_timed_out_upstream';
  if (NEEDS_LOGIN.test(answer)) return 'sumdb.private_module_410';
  if (/\/sumdb\//.test(scene.request.url ?? '') && !/\/lookup\//.test(scene.request.url ?? ''))
    return 'sumdb.mirror_stale_or_broken';
  if (viaMirror(scene) && /404 Not Found/i.test(scene.text) && !/not found: |server response/i.test(answer))
    return 'sumdb.mirror_stale_or_broken';
  return BROKEN_MODULE.test(answer) ? 'sumdb.410_invalid_module_upstream' : 'sumdb.private_module_410';
}

/** Asked through a module proxy: that one may not pass the database on. */
function viaMirror({ request: { url = '' } }: Scene): boolean {
  return /\/sumdb\//.test(url);
}

function proxyStatus(scene: Scene, status: number): CauseCode {
  const { host = '', hop } = scene.request;
  const open = isPublicMirror(host);
  if (status === 401) return open ? 'proxy.intercepted_401' : 'goproxy.unauthorized_401';
  if (status === 403 || status === 451) return 'goproxy.forbidden_403';
  if (status === 429) return 'http.rate_limited_429';
  if (status === 404 || status === 410)
    return hop === 'toolchain' ? 'toolchain.download_failed' : proxyNotFound(scene);
  if (!open && status < 500 && hop === 'goproxy') return 'goproxy.not_a_module_proxy';
  return open || hop === 'redirect-host' ? 'mirror.server_fault' : 'goproxy.server_5xx';
}

function proxyNotFound(scene: Scene): CauseCode {
  const answer = answerOf(scene);
  const { host = '', url = '' } = scene.request;
  if (/\b(?:fetch )?timed out|timeout/i.test(answer)) return 'mirror.server_fault';
  if (
    /declares its path as|post-v\d module path|has malformed module path|module path must match/.test(answer)
  )
    return 'not_network.module_path_mismatch';
  // A public mirror sees what everybody sees; a private one may lack the login.
  if (NEEDS_LOGIN.test(answer))
    return isPublicMirror(host) ? 'git.repo_removed_or_renamed' : 'git.auth.no_credentials';
  if (/\/v\d+\/@v\//.test(url) && /no matching versions/.test(answer))
    return 'goproxy.404_module_path_differs';
  if (/unknown revision|no matching versions|invalid pseudo-version/.test(answer))
    return 'not_network.unknown_revision';
  if (isPublicMirror(host)) return 'goproxy.404_module_path_differs';
  const repository =
    /\/(?:artifactory|repository|nexus|api\/go|group|repos?)\//i.test(url) || isPrivateHost(host);
  return repository ? 'goproxy.404_misconfigured_repo' : 'goproxy.404_module_path_differs';
}

function originStatus(scene: Scene, status: number): CauseCode {
  const git = scene.request.hop === 'git-host';
  if (status === 401) return git ? 'git.auth.bad_credentials' : 'http.unauthorized_401';
  if (status === 403) return 'http.forbidden_403';
  if (status === 404) return git ? 'git.repo_removed_or_renamed' : 'http.not_found_404';
  if (status === 410) return 'http.gone_410';
  if (status === 429) return 'http.rate_limited_429';
  return status >= 500 ? 'http.server_5xx' : 'http.forbidden_403';
}

const NEEDS_LOGIN =
  /unable to connect to|exit status 128(?![\s\S]*(?:find remote ref|unknown revision|not our ref))|could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|Repository not found|Permission denied|private repository|repository '?\S+'? not found|unrecognized import path|no such host|dial tcp/i;
const BROKEN_MODULE =
  /unknown revision|invalid version|malformed|declares its path|go\.mod has|has (?:post|non)-|too large|case-insensitive|invalid char|zip|bad request|pseudo-version|no matching versions/i;
