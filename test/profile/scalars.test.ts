import { expect, test } from 'vitest';
import type { ProfileDocument } from '../../src/profile/sections/document.ts';
import { load, sourceOf } from './loading.ts';

test('numbers, dates and booleans count as they are written where a text is wanted', () => {
  const text = `version: 1
description: true
go:
  install: 1.20
  env: { CGO_ENABLED: 0, GOARCH: 386 }
insecure:
  - { allow: no-sumdb, module: a.example, reason: 42, expires: 2026-12-01, approvedBy: 0x1F }
`;
  const { profile, diagnostics } = load([sourceOf(text)]);
  expect(diagnostics.filter(({ code }) => code.startsWith('PROFILE_'))).toEqual([]);
  expect(profile ?? {}).toMatchObject({
    description: 'true',
    go: { install: '1.20', env: { CGO_ENABLED: '0', GOARCH: '386' } },
    insecure: [{ reason: '42', expires: '2026-12-01', approvedBy: '0x1F' }],
  });
});

test('JSON is as good as YAML', () => {
  const text = '{"version": 1, "go": {"proxy": ["direct"], "env": {"CGO_ENABLED": 0}}}';
  expect(load([sourceOf(text, '/p/acme.json')]).profile).toMatchObject({
    name: 'acme',
    go: { proxy: [{ url: 'direct', fallback: 'not-found' }], env: { CGO_ENABLED: '0' } },
  });
});

test('a document typed by the schemas loads', () => {
  const document: ProfileDocument = {
    version: 1,
    extends: ['cn', { use: 'cn', without: ['go.sumdb'] }],
    go: {
      proxy: ['direct', { url: 'direct', fallback: 'any-error' }],
      sumdb: { name: 'sum.golang.google.cn' },
    },
    network: { proxy: { http: 'http://a.example:8080' } },
    trust: { certificates: [{ file: 'a.pem', sha256: ['9f2c'.repeat(16)] }] },
  };
  const sources = [
    sourceOf(JSON.stringify(document), '/p/acme.json'),
    sourceOf('version: 1\ngo: { sumdb: default }\n', 'cn'),
  ];
  expect(load(sources).diagnostics.filter(({ code }) => code.startsWith('PROFILE_'))).toEqual([]);
});

test('anchors and aliases repeat a value', () => {
  const text = 'version: 1\ngo: { private: &p [a.example] }\nnetwork: { noProxy: *p }\n';
  const { profile } = load([sourceOf(text)]);
  expect(profile?.network?.noProxy).toEqual(['a.example']);
  expect(profile?.origins['/network/noProxy']).toMatchObject({ line: 3, column: 21 });
});

test('a directive of an older YAML changes nothing', () => {
  const text = '%YAML 1.1\n---\nversion: 1\ngo: { env: { GOFLAGS: yes } }\n';
  expect(load([sourceOf(text)]).diagnostics.filter(({ code }) => code.startsWith('PROFILE_'))).toEqual([]);
});
