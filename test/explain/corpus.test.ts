import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Explainer } from '../../src/explain/explain.ts';
import { gbkEncoder } from '../../src/explain/log-text.ts';
import { corpus, type Labelled } from './corpus.ts';
import { pieces } from './pieces.ts';

const logs = corpus();
const rows = logs.map((log) => [log.title, log] as const);

describe('logs as people post them', () => {
  test('are many, and each has a title of its own', () => {
    expect(logs.length).toBeGreaterThan(350);
    expect(new Set(logs.map(({ title }) => title)).size).toBe(logs.length);
  });

  test.each(rows)('%s', (_, { codes, text }) => {
    expect(codes).toContain(firstCode(text));
  });

  test.each(
    rows.filter(([, { codes }]) => codes.every((code) => /^(?:not_network|unclassified)/.test(code))),
  )('no remedy of the network for %s', (_, { text }) => {
    const found = explain([Buffer.from(text)]);
    expect(found.flatMap(({ profile }) => profile ?? [])).toEqual([]);
    expect(found.every(({ severity }) => severity === 'info')).toBe(true);
  });
});

describe('what a log says does not hang on', () => {
  test.each(Object.entries(prefixes()))('the prefix of %s', (_, prefix) => {
    // A builder's prefix is itself a sign: a proxy on a loopback address is another thing in a container.
    for (const log of logs.filter(({ codes }) => !codes.some((code) => code.startsWith('proxy.refused'))))
      expect(firstCode(lines(log, (line, at) => prefix(at) + line)), log.title).toBe(firstCode(log.text));
  });

  test.each([80, 100, 120])('a terminal of %i columns that broke its lines', (columns) => {
    const broken = (line: string) => line.match(new RegExp(`.{1,${columns}}`, 'g'))?.join('\n') ?? '';
    const changed = logs.filter((log) => firstCode(lines(log, broken)) !== firstCode(log.text));
    // Where a break falls between two whole words of two programs nothing tells: one log in three hundred at most.
    expect(changed.length, changed.map(({ title }) => title).join('\n')).toBeLessThanOrEqual(
      logs.length / 300,
    );
  });

  test('the ends of its lines', () => {
    for (const log of logs)
      expect(firstCode(log.text.replaceAll('\n', '\r\n')), log.title).toBe(firstCode(log.text));
  });

  test('its encoding', () => {
    const inGbk = gbkEncoder();
    for (const log of logs) {
      const wide = Buffer.from(`\ufeff${log.text}`, 'utf16le');
      expect(codeOf([wide]), log.title).toBe(firstCode(log.text));
      expect(codeOf([Buffer.from(wide).swap16()]), log.title).toBe(firstCode(log.text));
      const chinese = /[\u4e00-\u9fa5]/.test(log.text) ? inGbk(log.text) : undefined;
      if (chinese !== undefined) expect(codeOf([chinese]), log.title).toBe(firstCode(log.text));
    }
  });

  test('the pieces it comes in', () => {
    const all = Buffer.from(
      logs.map(({ text }) => text).join('go: downloading example.com/a v1.0.0\n'.repeat(30)),
    );
    const whole = explain([all]);
    expect(whole.length).toBe(20);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        expect(explain(pieces(all, sizes))).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  test('what stands around it', () => {
    const busy = 'ok  \texample.com/a\t0.1s\n'.repeat(40);
    for (const log of logs.filter(({ codes }) => !codes.includes('unclassified')))
      expect(firstCode(`${busy}${log.text}\nmake: *** [all] Error 1\n${busy}`), log.title).toBe(
        firstCode(log.text),
      );
  });
});

test('a log that was cut off names no cause of another family with a remedy', () => {
  const wrong = logs.flatMap(({ title, codes, text }) =>
    [3, 8, 20, 40].flatMap((missing) => {
      const [found] = explain([Buffer.from(text.trimEnd().slice(0, -missing))]);
      const family = found?.code.split('.')[0];
      const right = codes.some((code) => code.split('.')[0] === family);
      return right || found?.profile === undefined ? [] : [`${title} -${missing}: ${found.code}`];
    }),
  );
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(MOST_WRONG_WHEN_CUT);
});

function prefixes(): Readonly<Record<string, (at: number) => string>> {
  return {
    BuildKit: () => '#12 3.456 ',
    'GitHub Actions': (at) => `2026-05-01T10:00:${10 + (at % 40)}.1234567Z `,
    'gh run view': () => 'build\tRun go build\t2026-05-01T10:00:00.1234567Z ',
    'GitLab CI': () => '2026-05-01T10:00:00.123456Z 01O ',
    'docker compose': () => 'web-1  | ',
    Jenkins: () => '[2026-05-01T10:00:00.123Z] ',
    'Azure Pipelines': () => '2026-05-01T10:00:00.1234567Z ##[error]',
    'Kubernetes log files': () => '2026-05-01T10:00:00.123456789Z stderr F ',
    Tekton: () => '[build : step-go] ',
    colour: () => '\u001b[31m',
  };
}

function lines({ text }: Labelled, change: (line: string, at: number) => string): string {
  return text
    .split('\n')
    .map((line, at) => (line === '' ? '' : change(line, at)))
    .join('\n');
}

function firstCode(text: string): string | undefined {
  return codeOf([Buffer.from(text)]);
}

function codeOf(parts: readonly Uint8Array[]): string | undefined {
  return explain(parts)[0]?.code;
}

function explain(parts: readonly Uint8Array[]) {
  const explainer = new Explainer('log');
  for (const part of parts) explainer.push(part);
  return explainer.end({ failed: true }).findings;
}

/** A cut can take away the only word that told; of some 1,500 cuts so many may read as something else. */
const MOST_WRONG_WHEN_CUT = 7;
