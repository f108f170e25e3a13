import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TlsSeen, Trace } from '../../src/core/network.ts';
import { withInterception } from '../../src/doctor/interception.ts';
import type { Seen } from '../../src/doctor/world.ts';
import { readBundle } from '../../src/pki/bundle.ts';
import { type CertificateMill, certificateMill } from '../pki/make-certificates.ts';

let mill: CertificateMill;
const NONE: ReadonlySet<string> = new Set();

beforeAll(() => {
  mill = certificateMill();
  mill.make('root');
  mill.make('vendor', { subject: '/O=Zscaler Inc./CN=Zscaler Root CA' });
  for (const issuer of ['root', 'vendor'])
    mill.make(`by-${issuer}`, {
      issuer,
      extensions: ['basicConstraints=critical,CA:FALSE', 'subjectAltName=DNS:x.test'],
    });
});
afterAll(() => mill[Symbol.dispose]());

const der = (name: string) => readBundle(mill.read(`${name}.pem`))[0]?.der ?? new Uint8Array();

function shown(host: string, signer: string, isTrusted = false): Trace {
  const tls: TlsSeen = {
    protocol: 'TLSv1.3',
    cipher: 'x',
    alpn: '',
    isForHost: true,
    sent: isTrusted ? [der(`by-${signer}`)] : [der(`by-${signer}`), der(signer)],
    ...(isTrusted ? { root: der(signer) } : { distrusted: 'SELF_SIGNED_CERT_IN_CHAIN' }),
  };
  return { url: `https://${host}/`, passed: [], addresses: [], tried: [], ms: 1, tls };
}

const seenAt = (host: string): Seen => ({
  code: 'tls.unknown_ca.private_ca',
  request: { hop: 'goproxy', host },
  evidence: [],
});

function judged(traces: readonly Trace[], known: ReadonlySet<string> = NONE) {
  const seen = traces.map(({ url }) => seenAt(new URL(url).hostname));
  const found = withInterception({ probes: [], seen, traces }, { publicRoots: NONE, known });
  return {
    codes: [...new Set(found.seen.map(({ code }) => code))],
    profile: found.seen[0]?.profile,
    told: found.diagnostics?.map(({ code, profile }) => [code, profile !== undefined]),
  };
}

describe('inspection of TLS', () => {
  test.each([
    [
      'a company with its own CA',
      () => [shown('git.acme.internal', 'root'), shown('athens.acme.internal', 'root')],
      'tls.unknown_ca.private_ca',
    ],
    [
      'one voucher for unrelated owners',
      () => [shown('git.acme.internal', 'root'), shown('git.partner.test', 'root')],
      'tls.unknown_ca.mitm_proxy',
    ],
    ['one voucher for a public host', () => [shown('goproxy.cn', 'root')], 'tls.unknown_ca.mitm_proxy'],
    ['a product by its name', () => [shown('git.acme.internal', 'vendor')], 'tls.unknown_ca.mitm_proxy'],
  ])('%s', (_, traces, code) => {
    expect(judged(traces()).codes).toEqual([code]);
  });

  test('offers the root that was shown, with its fingerprint', () => {
    const { profile = '' } = judged([shown('goproxy.cn', 'root')]);
    expect(profile).toContain(`sha256: "${mill.fingerprint('root.pem')}"`);
    expect(profile).toContain('-----BEGIN CERTIFICATE-----');
  });

  test('that is trusted already is told, unless the profile has that root', () => {
    const traces = [shown('goproxy.cn', 'root', true)];
    expect(judged(traces).told).toEqual([['DOCTOR_INSPECTED', true]]);
    expect(judged(traces, new Set([mill.fingerprint('root.pem')])).told).toEqual([]);
  });

  test('by a public authority is none', () => {
    const publicRoots = new Set([mill.fingerprint('root.pem')]);
    const traces = [shown('goproxy.cn', 'root', true)];
    const found = withInterception({ probes: [], seen: [], traces }, { publicRoots, known: NONE });
    expect(found.diagnostics).toEqual([]);
  });
});
