import type { CauseCode } from '../../core/codes/explain.ts';
import { isPublicMirror } from '../../go/services.ts';
import type { Rule, Scene } from '../rule.ts';
import { statusCause } from '../statuses.ts';

/** Answers over HTTP; who gave them decides what they mean. */
export const HTTP: readonly Rule[] = [
  {
    code: (scene, [, a, b, c, d]) => statusCause(scene, Number(a ?? b ?? c ?? d)),
    any: [
      'reading http',
      'unexpected status',
      'url returned error',
      'rpc failed',
      'bad response code',
      'server response',
      'status code',
      'http status',
      'error: 4',
      'error: 5',
    ],
    match:
      /reading "?https?:\/\/\S+: ([45]\d\d)\b|unexpected status \(\S+\): ([45]\d\d)\b|URL returned error: (\d{3})\b|RPC failed; (?:HTTP |result=\d+, HTTP code = )(\d{3})\b/i,
    yes: [
      'go: example.com/a@v1.0.0: reading https://goproxy.corp.internal/example.com/a/@v/v1.0.0.info: 403 Forbidden',
      'unexpected status (https://goproxy.io/example.com/a/@v/v1.0.0.mod): 500 Internal Server Error',
      "fatal: unable to access 'https://git.corp.internal/a.git/': The requested URL returned error: 429",
      'error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502',
    ],
    no: ['reading https://goproxy.cn/x: 200 OK', 'reading 403 rows'],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/web/api.go#L60',
  },
  {
    code: (scene, [, status = '']) =>
      /\/@v\/|\/lookup\/|\/sumdb\/|go-get=1/.test(scene.request.url ?? '')
        ? statusCause(scene, Number(status))
        : undefined,
    any: ['http/1.1 4', 'http/1.1 5', 'http/2 4', 'http/2 5', 'http/2.0 4', 'http/2.0 5'],
    match: /^(?:< )?HTTP\/[\d.]+ ([45]\d\d)\b/,
    weight: 'symptom',
    yes: ['$ curl -i https://goproxy.corp.internal/example.com/a/@v/list\nHTTP/2 404'],
    no: ['"GET / HTTP/1.1" 404'],
    source: 'https://curl.se/docs/manpage.html#-v',
  },
  {
    code: html,
    any: ['invalid character', 'doctype html', 'cannot unmarshal', 'invalid response from proxy'],
    match:
      /invalid character '.{1,6}' (?:looking for beginning of value|after top-level|in literal|in string)|invalid response from proxy.*(?:cannot unmarshal|unexpected end of JSON|mismatch|missing|invalid)|^<!DOCTYPE html/i,
    yes: [
      'go: example.com/a@v1.0.0: invalid response from proxy "https://goproxy.corp.internal": invalid character \'<\' looking for beginning of value',
    ],
    no: ["invalid character U+0023 '#'", "malformed import path: invalid char '@'"],
    source: 'https://github.com/golang/go/blob/go1.26.0/src/encoding/json/scanner.go',
  },
  {
    code: redirected,
    any: [
      'dial tcp',
      'base from redirection',
      'x509: certificate',
      'insecure url',
      'redirects followed',
      'stopped after 10 redirects',
      'requires login',
      'insecure redirect',
      'bad gateway',
      'forbidden',
    ],
    match:
      /@v\S+: Get "?https?:\/\/[^\s"]*(?:login|sso|signin|saml|oauth|auth|idp|adfs|portal)[^\s"]*"?: |update url base from redirection|redirected from secure URL|\(\d+\) redirects followed|stopped after 10 redirects/i,
    yes: [
      'go: example.com/a@v1.0.0: Get "https://login.corp.internal/sso?x=1": dial tcp: lookup login.corp.internal on 10.0.0.2:53: no such host',
      'go: example.com/a@v1.0.0: Get "https://login.corp.internal/sso?x=1": Bad Gateway',
      'fatal: unable to update url base from redirection:',
      'redirected from secure URL https://a to insecure URL http://b',
    ],
    no: [
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/x/@v/list": dial tcp 10.0.0.2:443: i/o timeout',
      'go: example.com/a@v1.0.0: Get "https://goproxy.cn/example.com/a/@v/v1.0.0.info": Bad Gateway',
    ],
    source: 'https://github.com/git/git/blob/v2.48.0/http.c',
  },
  {
    code: (scene) =>
      /captive|hotspot|wifi|wi-fi/i.test(scene.text) ? 'http.captive_portal' : 'http.redirect_login',
    any: ['info/refs not valid', 'captive portal', 'captive.apple', 'generate_204'],
    match:
      /info\/refs not valid: (?:is this a git repository|could not determine hash)|captive portal|generate_204/i,
    weight: 'symptom',
    yes: ['fatal: https://git.corp.internal/a.git/info/refs not valid: is this a git repository?'],
    no: ['refs not valid'],
    source: 'https://github.com/git/git/blob/v2.48.0/remote-curl.c',
  },
];

/** Something that is not JSON came where a module proxy answers JSON. */
function html(scene: Scene, [text = '']: RegExpExecArray): CauseCode | undefined {
  const { request, text: line } = scene;
  const ofGo = /proxy|@v|module|go(?: get| list| mod)?:|latest/i.test(line) || request.hop === 'goproxy';
  if (!ofGo && !/DOCTYPE/i.test(text)) return undefined;
  if (/DOCTYPE/i.test(text) && request.hop === 'none') return undefined;
  if (/captive|hotspot/i.test(line)) return 'http.captive_portal';
  return request.host !== undefined && isPublicMirror(request.host)
    ? 'http.captive_portal'
    : 'goproxy.not_a_module_proxy';
}

/** The request went to a log-in page on another host. */
function redirected(): CauseCode {
  return 'http.redirect_login';
}
