import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Explainer } from '../../src/explain/explain.ts';
import { plainLine } from '../../src/explain/log-line.ts';
import { gbkEncoder, textOfLine } from '../../src/explain/log-text.ts';
import { triggerSearch } from '../../src/explain/triggers.ts';
import { pieces } from './pieces.ts';

const REFUSED =
  'go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.mod": dial tcp 10.0.0.9:443: connect: connection refused';

describe('the trigger search', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcABC: "9é'), minLength: 7, maxLength: 12 });

  test('finds what a plain search finds', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(fc.oneof(word, fc.string()), { maxLength: 8 }),
        (words, parts) => {
          const text = parts.join('');
          const bytes = Buffer.from(text);
          const folded = (some: string) => some.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
          const wanted = words
            .map((_, at) => at)
            .filter((at) => folded(text).includes(folded(words[at] ?? '')));
          const search = triggerSearch(words);
          expect([...search.all(bytes, 0, bytes.length)].sort()).toEqual(wanted);
          expect(search.next(bytes, 0, bytes.length) >= 0).toBe(wanted.length > 0);
        },
      ),
    );
  });
});

describe('the text of a line', () => {
  test.each([
    ['UTF-8', Buffer.from('由于目标计算机积极拒绝，无法连接。'), '由于目标计算机积极拒绝，无法连接。'],
    ['UTF-8 that is cut in a character', Buffer.from('无法访问').subarray(0, -1), '无法访\ufffd'],
    ['UTF-8 that begins in a character', Buffer.from('无法访问').subarray(1), '\ufffd\ufffd法访问'],
    ['one byte of Latin-1 among ASCII', Buffer.from('caf\u00e9 noir', 'latin1'), 'caf\ufffd noir'],
    ['GBK', gbkEncoder()('go: 积极拒绝，无法连接。'), 'go: 积极拒绝，无法连接。'],
  ])('%s', (_, bytes, text) => expect(textOfLine(bytes ?? Buffer.alloc(0))).toBe(text));
});

describe('a log', () => {
  test('says the same however it is cut into pieces', () => {
    const log = `${'ok  \texample.com/x\t0.1s\n'.repeat(40)}go: downloading x\r\n${REFUSED}\r\n\u001b[31mfatal:\u001b[0m Could not resolve host: git.corp.internal\n`;
    const whole = explain([log]);
    expect(whole.map(({ code }) => code)).toEqual(['net.refused', 'dns.nxdomain']);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 30 }), (sizes) => {
        expect(explain(pieces(Buffer.from(log), sizes))).toEqual(whole);
      }),
    );
  });

  test.each([
    ['docker', '#12 3.456 '],
    ['docker, older', '12.34 '],
    ['GitHub', '2026-05-01T10:00:00.1234567Z '],
    ['gh run view', 'build\tRun go build\t2026-05-01T10:00:00.1234567Z '],
    ['GitLab', '2026-05-01T10:00:00.123456Z 01O '],
    ['compose', 'builder-1  | '],
    ['colour', '\u001b[31;1m'],
    ["Go's log package", '2026/05/01 10:00:00 '],
  ])('is read behind the prefix of %s', (_, prefix) => {
    expect(plainLine(`${prefix}./main.go:1:2: undefined: x\u001b[0m\r`)).toBe('./main.go:1:2: undefined: x');
    expect(explain([`${prefix}${REFUSED}\n`])[0]?.code).toBe('net.refused');
  });

  test('is read where a terminal wrapped it, and where it is cut off', () => {
    expect(explain([`${REFUSED.slice(0, 100)}\n${REFUSED.slice(100)}\n`])[0]?.code).toBe('net.refused');
    expect(
      explain([
        `${REFUSED.slice(0, REFUSED.lastIndexOf(' '))}\n${REFUSED.slice(REFUSED.lastIndexOf(' ') + 1)}`,
      ])[0]?.code,
    ).toBe('net.refused');
    expect(explain([REFUSED])[0]?.code).toBe('net.refused');
  });

  test('is read in UTF-16, as PowerShell writes it', () => {
    expect(explain([Buffer.from(`\ufeff${REFUSED}\r\n`, 'utf16le')])[0]?.code).toBe('net.refused');
  });

  test('with the same failure a thousand times has one finding and few lines of evidence', () => {
    const [found, ...others] = explain([`${REFUSED}\n`.repeat(1000)]);
    expect(others).toEqual([]);
    expect([found?.count, found?.evidence.length]).toEqual([1000, 3]);
  });

  test('names the cause, not what wraps it', () => {
    const log =
      "go: git.corp.internal/a.git@v1.0.0: git ls-remote -q origin in /go/pkg/mod/cache/vcs/x: exit status 128:\n\tfatal: could not read Username for 'https://git.corp.internal': terminal prompts disabled\ngo: git.corp.internal/a.git@v1.0.0: no secure protocol found for repository\n";
    expect(explain([log]).map(({ code }) => code)).toEqual(['git.auth.no_credentials']);
  });

  test.each([
    ['https://git.acme.internal', 'git.acme.internal'],
    ['https://Git.acme.internal:8443', 'git.acme.internal:8443'],
    ['https://me@git.acme.internal:8443/team', 'git.acme.internal:8443'],
    ['https://[fd00::1]:8443', '"[fd00::1]:8443"'],
  ])('a login for %s is one for %s: go tells the ports apart', (url, machine) => {
    const log = `fatal: could not read Username for '${url}': terminal prompts disabled\n`;
    expect(explain([log])[0]?.profile).toContain(`- machine: ${machine}\n`);
  });
});

function explain(parts: readonly (string | Buffer)[]) {
  const explainer = new Explainer('log');
  for (const part of parts) explainer.push(Buffer.from(part as string));
  return explainer.end().findings;
}
