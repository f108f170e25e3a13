import { describe, expect, test } from 'vitest';
import type { CauseCode } from '../../src/core/codes/explain.ts';
import type { Break } from '../../src/core/network.ts';
import { judgeTrace } from '../../src/doctor/judge.ts';
import { Explainer } from '../../src/explain/explain.ts';
import { type Led, memoryNetwork } from './memory-world.ts';

const CN = 'goproxy.cn';
/** Go's own proxy, by the shape of its name. */
const DEFAULT = ['proxy', 'golang', 'org'].join('.');

type Row = readonly [string, string, Break['stage'], Break['kind'], string, CauseCode];

const BREAKS: readonly Row[] = [
  [
    'a private name',
    'athens.corp.internal',
    'dns',
    'unknown-name',
    'lookup athens.corp.internal: no such host',
    'dns.nxdomain',
  ],
  ['a public name', CN, 'dns', 'unknown-name', `lookup ${CN}: no such host`, 'dns.nxdomain_flaky_resolver'],
  [
    'https// in GOPROXY',
    'https',
    'dns',
    'unknown-name',
    'lookup https: no such host',
    'env.goproxy_invalid_value',
  ],
  [
    'a silent name server',
    CN,
    'dns',
    'name-server-silent',
    `lookup ${CN}: i/o timeout`,
    'dns.server_timeout',
  ],
  [
    'no name server',
    CN,
    'dns',
    'name-server-unreachable',
    `lookup ${CN} on [::1]:53: read udp [::1]:4->[::1]:53: read: connection refused`,
    'dns.server_unreachable',
  ],
  [
    'a default proxy that is blocked',
    DEFAULT,
    'tcp',
    'timeout',
    'dial tcp 192.0.2.7:443: i/o timeout',
    'net.timeout.default_proxy_blocked',
  ],
  ['a mirror that is blocked', CN, 'tcp', 'timeout', 'dial tcp 192.0.2.7:443: i/o timeout', 'net.timeout'],
  [
    'a default proxy that is refused',
    DEFAULT,
    'tcp',
    'refused',
    'dial tcp 192.0.2.7:443: connect: connection refused',
    'net.refused.default_proxy_blocked',
  ],
  [
    'a private host that refuses',
    'athens.corp.internal',
    'tcp',
    'refused',
    'dial tcp 10.0.0.7:443: connect: connection refused',
    'net.refused',
  ],
  [
    'a public name that leads here',
    CN,
    'tcp',
    'refused',
    'dial tcp 127.0.0.1:443: connect: connection refused',
    'net.refused.local_firewall_or_dns',
  ],
  [
    'a reset in the handshake',
    CN,
    'tls',
    'reset',
    'read tcp 10.0.0.1:4->192.0.2.7:443: read: connection reset by peer',
    'net.connection_reset',
  ],
  ['a hang-up', CN, 'tls', 'closed', 'EOF', 'net.eof'],
  [
    'a handshake without answer',
    CN,
    'tls',
    'timeout',
    'net/http: TLS handshake timeout',
    'net.tls_handshake_timeout',
  ],
  [
    'an old server',
    CN,
    'tls',
    'tls-version',
    'remote error: tls: protocol version not supported',
    'tls.version_unsupported',
  ],
  [
    'a server of plain http',
    CN,
    'tls',
    'not-tls',
    'http: server gave HTTP response to HTTPS client',
    'tls.not_tls',
  ],
  [
    'a wanted certificate',
    CN,
    'http',
    'tls-client-certificate',
    'remote error: tls: certificate required',
    'tls.client_cert_required',
  ],
  ['half an answer', CN, 'http', 'truncated', 'unexpected EOF', 'net.truncated_response'],
];

describe('a way that breaks is named as explain names what go prints of it', () => {
  test.each(BREAKS)('%s', async (_, host, stage, kind, text, code) => {
    const url = `https://${host}/example.com/a/@v/list`;
    const trace = await memoryNetwork(() => ({ broken: { stage, kind, text } })).walk({
      url,
      roots: [],
      timeout: 1,
    });
    const request = { hop: 'goproxy', url, host } as const;
    const verdict = judgeTrace(trace, { request, roots: 1, at: '2026-11-21', isContainer: false });
    expect(verdict?.code).toBe(code);
    const said = explained(`go: example.com/a@v1.0.0: Get "${url}": ${text}`);
    expect([said.code, ...said.candidates]).toContain(code);
  });
});

const ANSWERS: readonly (readonly [string, string, Led, CauseCode | undefined])[] = [
  ['a list of versions', CN, { body: 'v1.0.0\n' }, undefined],
  [
    'a portal before a public mirror',
    CN,
    { body: '<!DOCTYPE html>', headers: { 'content-type': 'text/html' } },
    'http.captive_portal',
  ],
  ['a page of a private proxy', 'nexus.corp.internal', { body: '<html>' }, 'goproxy.not_a_module_proxy'],
  ['401 of a private proxy', 'nexus.corp.internal', { status: 401 }, 'goproxy.unauthorized_401'],
  ['401 of a public mirror', CN, { status: 401 }, 'proxy.intercepted_401'],
  ['403', 'nexus.corp.internal', { status: 403 }, 'goproxy.forbidden_403'],
  ['503', 'nexus.corp.internal', { status: 503 }, 'goproxy.server_5xx'],
  ['429', CN, { status: 429 }, 'http.rate_limited_429'],
  [
    'a public name that leads to this machine',
    CN,
    { body: 'v1', addresses: ['127.0.0.1'] },
    'net.refused.local_firewall_or_dns',
  ],
];

test('a network proxy on this very machine is no false name', async () => {
  const url = `https://${CN}/example.com/a/@v/list`;
  const trace = await memoryNetwork(() => ({ addresses: ['127.0.0.1'], body: 'v1\n' })).walk({
    url,
    roots: [],
    timeout: 1,
  });
  const request = { hop: 'goproxy', url, host: CN } as const;
  const through = { ...trace, passed: [...trace.passed, { stage: 'proxy' as const, ms: 1 }] };
  expect(judgeTrace(through, { request, roots: 1, at: '2026-11-21', isContainer: false })).toBeUndefined();
});

test.each(ANSWERS)('%s', async (_, host, led, code) => {
  const url = `https://${host}/example.com/a/@v/list`;
  const trace = await memoryNetwork(() => led).walk({ url, roots: [], timeout: 1 });
  const request = { hop: 'goproxy', url, host } as const;
  expect(judgeTrace(trace, { request, roots: 1, at: '2026-11-21', isContainer: false })?.code).toBe(code);
});

function explained(text: string) {
  const explainer = new Explainer('log');
  explainer.push(Buffer.from(`${text}\n`));
  const [first] = explainer.end().findings;
  return { code: first?.code, candidates: first?.candidates.map(({ code }) => code) ?? [] };
}
