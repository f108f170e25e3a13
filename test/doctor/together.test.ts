import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TlsSeen, Trace } from '../../src/core/network.ts';
import { withClock } from '../../src/doctor/clock.ts';
import { withMissingLinks } from '../../src/doctor/missing-links.ts';
import { withPrivateAnswers } from '../../src/doctor/private-answers.ts';
import type { Observation, Seen } from '../../src/doctor/world.ts';
import { readBundle } from '../../src/pki/bundle.ts';
import { type CertificateMill, certificateMill } from '../pki/make-certificates.ts';

let mill: CertificateMill;
const LEAF = ['basicConstraints=critical,CA:FALSE', 'subjectAltName=DNS:a.test'];

beforeAll(() => {
  mill = certificateMill();
  mill.make('root');
  mill.make('link', { subject: '/CN=Link', issuer: 'root' });
  mill.make('leaf', { issuer: 'link', extensions: LEAF });
  mill.make('stranger', { subject: '/CN=Stranger' });
  mill.make('old', { issuer: 'root', extensions: LEAF, from: '20240101000000Z', until: '20250101000000Z' });
});
afterAll(() => mill[Symbol.dispose]());

const der = (name: string) => readBundle(mill.read(`${name}.pem`))[0]?.der ?? new Uint8Array();
const tlsOf = (sent: readonly string[], distrusted?: string): TlsSeen => ({
  protocol: 'TLSv1.3',
  cipher: 'x',
  alpn: '',
  isForHost: true,
  sent: sent.map(der),
  ...(distrusted !== undefined && { distrusted }),
});
const trace = (host: string, more: Partial<Trace> = {}): Trace => ({
  url: `https://${host}/`,
  passed: [],
  addresses: [],
  tried: [],
  ms: 1,
  ...more,
});
const observed = (traces: readonly Trace[], code?: Seen['code']): Observation => ({
  probes: traces.map(({ url }) => ({
    name: 'dns',
    target: url,
    hop: 'goproxy',
    status: 'ok',
    ms: 1,
    facts: [],
  })),
  seen: code
    ? traces.map(({ url }) => ({
        code,
        request: { hop: 'goproxy', host: new URL(url).hostname },
        evidence: [],
      }))
    : [],
  traces,
});

describe('a private answer for a public name', () => {
  const PROXIED = [{ stage: 'proxy', ms: 1 }] as const;
  test.each([
    ['RFC 1918', 'goproxy.cn', ['10.1.2.3'], {}, '', 1],
    ['carrier-grade NAT', 'goproxy.cn', ['100.64.0.9'], {}, '', 1],
    ['link-local', 'github.com', ['169.254.1.1'], {}, '', 1],
    ['unique local IPv6', 'github.com', ['fd00::7'], {}, '', 1],
    ['one public address among them', 'github.com', ['10.1.2.3', '140.82.1.1'], {}, '', 0],
    ['a public address', 'goproxy.cn', ['140.82.1.1'], {}, '', 0],
    ["a tunnel's own range", 'github.com', ['198.18.0.7'], {}, '', 0],
    ["a company's own host", 'git.acme.internal', ['10.1.2.3'], {}, '', 0],
    ['a host that the profile calls private', 'github.com', ['10.1.2.3'], {}, 'github.com', 0],
    ['the address of the network proxy', 'goproxy.cn', ['10.1.2.3'], { passed: PROXIED }, '', 0],
  ])('%s', (_, host, addresses, more, names, count) => {
    const found = withPrivateAnswers(observed([trace(host, { addresses, ...more })]), {
      go: new Map([['GOPRIVATE', names]]),
    });
    expect(found.diagnostics?.map(({ code }) => code)).toEqual(Array(count).fill('DOCTOR_PRIVATE_ANSWER'));
    expect(found.probes[0]?.status).toBe(count === 1 ? 'warning' : 'ok');
  });
});

describe('the clock against what servers say', () => {
  const AT = '2026-11-21T12:00:00Z';
  const answer = (date: string, headers: Record<string, string> = {}) => ({
    http: {
      status: 200,
      headers: { date, ...headers },
      body: new Uint8Array(),
      complete: true,
      firstByte: 1,
    },
  });
  const trusted = { tls: tlsOf([]) };
  test.each([
    ['right', 'Sat, 21 Nov 2026 12:00:40 GMT', {}, undefined],
    ['an hour behind', 'Sat, 21 Nov 2026 13:00:00 GMT', {}, '-60'],
    ['an hour ahead', 'Sat, 21 Nov 2026 11:00:00 GMT', {}, '60'],
    ['an old answer of a cache', 'Sat, 21 Nov 2026 11:00:00 GMT', { age: '3600' }, undefined],
    ['no date at all', 'soon', {}, undefined],
  ])('%s', (_, date, headers, minutes) => {
    const found = withClock(observed([trace('a.test', { ...answer(date, headers), ...trusted })]), {
      at: AT,
    });
    expect(found.diagnostics?.map(({ params }) => params['minutes'])).toEqual(minutes && [minutes]);
  });
  test('the newest answer counts: a silent cache can only be older', () => {
    const both = ['Sat, 21 Nov 2026 09:00:00 GMT', 'Sat, 21 Nov 2026 12:00:00 GMT'];
    const traces = both.map((date) => trace('a.test', { ...answer(date), ...trusted }));
    expect(withClock(observed(traces), { at: AT }).diagnostics).toBeUndefined();
  });
  test('whom nobody can trust is not believed', () => {
    const tls = tlsOf(['leaf'], 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
    const traces = [trace('a.test', { ...answer('Sat, 21 Nov 2026 13:00:00 GMT'), tls })];
    expect(withClock(observed(traces), { at: AT }).diagnostics).toBeUndefined();
  });
  test.each([
    [
      'valid by the time that the server has: the clock',
      'Sat, 01 Jun 2024 12:00:00 GMT',
      'tls.not_yet_valid.clock',
    ],
    ['expired by both', 'Sat, 21 Nov 2026 12:00:00 GMT', 'tls.expired.server'],
  ])('a certificate that looks expired, %s', (_, date, code) => {
    const traces = [trace('a.test', { ...answer(date), tls: tlsOf(['old'], 'CERT_HAS_EXPIRED') })];
    expect(withClock(observed(traces, 'tls.expired.server'), { at: AT }).seen[0]?.code).toBe(code);
  });
});

describe('an intermediate certificate that is not sent', () => {
  const alone = () => trace('a.test', { tls: tlsOf(['leaf'], 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') });
  test.each([
    [
      'another trusted host sends it',
      () => trace('b.test', { tls: tlsOf(['leaf', 'link']) }),
      'tls.unknown_ca.missing_intermediate',
    ],
    [
      'another host sends another one',
      () => trace('b.test', { tls: tlsOf(['stranger']) }),
      'tls.unknown_ca.private_ca',
    ],
    [
      'another host that is not trusted sends it',
      () => trace('b.test', { tls: tlsOf(['leaf', 'link'], 'SELF_SIGNED_CERT_IN_CHAIN') }),
      'tls.unknown_ca.private_ca',
    ],
  ])('%s', (_, other, code) => {
    const { seen } = withMissingLinks(observed([alone(), other()], 'tls.unknown_ca.private_ca'));
    expect(seen[0]?.code).toBe(code);
    expect(seen[0]?.profile !== undefined).toBe(code === 'tls.unknown_ca.missing_intermediate');
  });
});
