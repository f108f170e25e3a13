import type { HttpSeen, Trace } from '../core/network.ts';
import { isLoginPage } from '../explain/cues.ts';
import type { Scene } from '../explain/rule.ts';
import { statusCause } from '../explain/statuses.ts';
import { isPublicMirror } from '../go/services.ts';
import type { Question, Verdict } from './judge.ts';

/** What an answer over HTTP says is wrong: its status, or content that is not what was asked for. */
export function judgeAnswer({ http }: Trace, { request }: Question): Verdict | undefined {
  if (!http) return undefined;
  const { url = '', host = '', hop } = request;
  const body = textOf(http);
  const lines = body
    .split('\n')
    .slice(0, 8)
    .map((line) => `\t${line}`);
  const text = `reading ${url}: ${http.status}`;
  const scene: Scene = { text, before: [], after: lines, request, shows: (what) => what.test(body) };
  const found = statusCause(scene, http.status);
  if (found) return { code: found };
  if (!isHtml(http) || hop === 'import-path-host' || hop === 'git-host') return undefined;
  if (isLoginPage(`@v1: Get "${url}"`)) return { code: 'http.redirect_login' };
  if (/\.zip$/.test(url)) return { code: 'mirror.corrupt_zip' };
  return {
    code: isPublicMirror(host) || hop === 'sumdb' ? 'http.captive_portal' : 'goproxy.not_a_module_proxy',
  };
}

/** Whether an answer is a page for people, whatever its type says. */
export function isHtml({ headers, body, status }: HttpSeen): boolean {
  if (status !== 200) return false;
  return (
    /^\s*(?:<!doctype html|<html)/i.test(Buffer.from(body.subarray(0, 512)).toString('latin1')) ||
    /^text\/html/i.test(headers['content-type'] ?? '')
  );
}

/** The first bytes of an answer as text. */
export function textOf({ body }: HttpSeen): string {
  return new TextDecoder().decode(body.subarray(0, 16_384));
}
