import { describe, expect, test } from 'vitest';
import { CAUSES } from '../../src/explain/causes/index.ts';
import { Explainer } from '../../src/explain/explain.ts';
import { RULES } from '../../src/explain/rules/index.ts';
import { mergeFragment } from '../../src/profile/merge-fragment.ts';
import { isFinding } from '../../src/ui/finding-words.ts';
import { MESSAGES } from '../../src/ui/messages/index.ts';
import { NEVER_TEXTS } from '../../src/ui/messages/never.ts';
import { load, sourceOf } from '../profile/loading.ts';

/** What no remedy may say, wherever it stands. */
const HARMFUL =
  /GOSUMDB=off|GONOSUM(?:DB|CHECK)=[*1]|GOINSECURE|sslVerify|NO_VERIFY|x509ignoreCN|tidy -e|-insecure\b|InsecureSkipVerify|StrictHostKeyChecking|GOPRIVATE=\*|chmod|rm .*go\.sum|curl -k\b/i;
const OF_THE_NETWORK = /GOPROXY|HTTPS?_PROXY|SSL_CERT|CAInfo|certificate|GOSUMDB|证书|代理/i;

const fragments = [
  ...new Map(
    RULES.flatMap(({ yes }) => yes)
      .flatMap(explain)
      .flatMap(({ code, profile }) =>
        profile === undefined ? [] : [[`${code}\n${profile}`, profile] as const],
      ),
  ),
];

describe('the profile lines of a finding', () => {
  test('there are many', () => expect(fragments.length).toBeGreaterThan(25));

  test.each(fragments)('%s make a valid profile', (_, fragment) => {
    const text = mergeFragment('', fragment, 'fixed');
    const loaded = load([sourceOf(text)]);
    expect(
      loaded.diagnostics.filter(({ severity }) => severity === 'error'),
      text,
    ).toEqual([]);
    expect(mergeFragment(text, fragment, 'fixed')).toBe(text);
  });
});

describe('remedies', () => {
  test.each(Object.keys(CAUSES))('%s says nothing harmful', (code) => {
    const { profile = '' } = CAUSES[code as keyof typeof CAUSES];
    const { en, zh } = MESSAGES[code as keyof typeof CAUSES];
    const said = [profile, en.remedy, ...(en.commands ?? []), zh.remedy, ...(zh.commands ?? [])].join('\n');
    expect(said).not.toMatch(HARMFUL);
    if (code.startsWith('not_network.')) expect(said).not.toMatch(OF_THE_NETWORK);
  });

  test('the catalogue of what not to do gives a reason each', () => {
    for (const { en, zh } of Object.values(NEVER_TEXTS))
      expect([en.includes(': '), zh.includes('：')]).toEqual([true, true]);
  });
});

function explain(text: string) {
  const explainer = new Explainer('log');
  explainer.push(Buffer.from(text));
  return explainer.end().findings.filter(isFinding);
}
