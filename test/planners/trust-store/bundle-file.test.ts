import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../../src/pki/bundle.ts';
import {
  parseBundleFile,
  renderBundleFile,
  renderExtraFile,
  rootsText,
} from '../../../src/planners/trust-store/bundle-file.ts';
import { anchorOf, certificateValue } from '../../../src/planners/trust-store/certificate-value.ts';
import { certificateMill } from '../../pki/make-certificates.ts';
import { makeCertificates } from './certificates.ts';

const made = makeCertificates();
const anchors = (...names: string[]) => readBundle(names.map((name) => made[name]?.pem).join(''));

describe('the bundle file', () => {
  const file = { roots: anchors('root-one', 'root-two'), added: anchors('other', 'root-two', 'acme') };
  const text = renderBundleFile(file);

  test('holds each certificate once, and reads back as it was written', () => {
    expect(text.match(/BEGIN CERTIFICATE/g)?.length).toBe(4);
    const found = parseBundleFile(text);
    expect(found.roots).toEqual(file.roots);
    expect(found.madeWith).toBe(rootsText(file.roots));
    expect(new Set(found.added.map(({ sha256 }) => sha256))).toEqual(
      new Set(file.added.map(({ sha256 }) => sha256)),
    );
  });

  test('does not depend on the order in which the profile names them', () => {
    expect(renderBundleFile({ ...file, added: [...file.added].reverse() })).toBe(text);
    expect(renderExtraFile([...file.added].reverse())).toBe(renderExtraFile(file.added));
  });

  test('keeps what somebody appended apart from the roots', () => {
    const found = parseBundleFile(text + made['stray']?.pem);
    expect(rootsText(found.roots)).toBe(rootsText(file.roots));
    expect(found.added.map(({ sha256 }) => sha256)).toContain(made['stray']?.sha256);
  });

  test('tells a root that was taken out', () => {
    const [first] = text.match(/-----BEGIN.*?-----END CERTIFICATE-----\n/s) ?? [];
    const found = parseBundleFile(text.replace(first ?? '', ''));
    expect(rootsText(found.roots)).not.toBe(found.madeWith);
  });

  test('is nothing of goenv without its first line', () => {
    expect(parseBundleFile(text.slice(2)).ours).toBe(false);
  });

  test('openssl reads as many certificates out of it as goenv put in', () => {
    const hostile = renderBundleFile({ roots: anchors('root-one'), added: anchors('hostile', 'acme') });
    using mill = certificateMill();
    writeFileSync(join(mill.dir, 'bundle.pem'), hostile);
    expect(mill.openssl('storeutl', '-noout', '-certs', 'bundle.pem')).toContain('Total found: 3');
    expect(hostile).not.toContain('\u001b');
  });
});

test('a value holds the whole certificate, and another text is none', () => {
  const [anchor] = anchors('acme');
  const value = anchor ? certificateValue(anchor) : '';
  expect(value).toMatch(/^"acme" until 20\d\d-\d\d-\d\d, sha256:[0-9a-f]{64} MII/);
  expect(anchorOf(value)).toEqual(anchor);
  for (const text of ['', 'x', value.slice(0, -4), value.replace('sha256:', 'sha256:0')])
    expect(anchorOf(text)).toBeUndefined();
});
