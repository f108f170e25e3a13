import { expect, test } from 'vitest';
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

test('anchors and aliases repeat a value', () => {
  const text = 'version: 1\ngo: { private: &p [a.example] }\nnetwork: { noProxy: *p }\n';
  const { profile } = load([sourceOf(text)]);
  expect(profile?.network?.noProxy).toEqual(['a.example']);
  expect(profile?.origins['/network/noProxy/0']).toMatchObject({ line: 3, column: 21 });
});

test('a directive of an older YAML changes nothing', () => {
  const text = '%YAML 1.1\n---\nversion: 1\ngo: { env: { GOFLAGS: yes } }\n';
  expect(load([sourceOf(text)]).diagnostics.filter(({ code }) => code.startsWith('PROFILE_'))).toEqual([]);
});
