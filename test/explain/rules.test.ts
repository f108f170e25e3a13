import { describe, expect, test } from 'vitest';
import { EXPLAIN_CODES } from '../../src/core/codes/explain.ts';
import { CAUSES } from '../../src/explain/causes/index.ts';
import { Explainer } from '../../src/explain/explain.ts';
import type { Rule } from '../../src/explain/rule.ts';
import { RULES } from '../../src/explain/rules/index.ts';

const named = RULES.map((rule, at) => [`${at} ${nameOf(rule)}`, rule] as const);

describe('every rule', () => {
  test.each(named)('%s matches its own texts, and a trigger is in each', (_, rule) => {
    expect(rule.yes.length).toBeGreaterThan(0);
    for (const text of rule.yes) {
      expect(
        text.split('\n').some((line) => rule.match.test(line)),
        text,
      ).toBe(true);
      expect(
        rule.any.some((trigger) => text.toLowerCase().includes(trigger)),
        text,
      ).toBe(true);
    }
  });

  test.each(named)('%s leaves its near misses alone', (_, rule) => {
    expect(rule.no.length).toBeGreaterThan(0);
    for (const text of rule.no) expect(text).not.toMatch(rule.match);
  });

  test.each(named)('%s is found in a log between other lines', (_, rule) => {
    for (const text of rule.yes) {
      const found = codesOf(`go: downloading example.com/x v1.0.0\n${text}\nmake: *** [all] Error 1\n`);
      expect(found, text).not.toEqual([]);
      expect(found, text).not.toContain('unclassified');
      if (typeof rule.code === 'string') expect(found, text).toContain(rule.code);
    }
  });

  test.each(named)('%s has lower-case triggers and a source', (_, rule) => {
    for (const trigger of rule.any) expect(trigger).toBe(trigger.toLowerCase());
    expect(rule.source).toMatch(/^https:\/\//);
  });
});

test('every cause has what is known of it, and candidates that are causes', () => {
  expect(Object.keys(CAUSES).sort()).toEqual([...EXPLAIN_CODES].sort());
  for (const [code, { candidates = [] }] of Object.entries(CAUSES)) {
    for (const candidate of candidates) {
      expect(EXPLAIN_CODES).toContain(candidate.code);
      expect(candidate.code).not.toBe(code);
    }
  }
});

test('what is no fault of the network proposes no setting of it', () => {
  for (const [code, cause] of Object.entries(CAUSES)) {
    if (!code.startsWith('not_network.')) continue;
    expect(cause.severity, code).toBe('info');
    expect(cause.profile, code).toBeUndefined();
  }
});

function codesOf(text: string): readonly string[] {
  const explainer = new Explainer('log');
  explainer.push(Buffer.from(text));
  return explainer.end().findings.map(({ code }) => code);
}

function nameOf(rule: Rule): string {
  return typeof rule.code === 'string' ? rule.code : (rule.any[0] ?? '');
}
