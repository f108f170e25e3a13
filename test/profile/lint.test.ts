import { describe, expect, test } from 'vitest';
import { LINT_CODES } from '../../src/core/codes/lint.ts';
import { lint as texts } from '../../src/ui/messages/lint.ts';
import { envRows, flagRows } from './lint-rows/env.ts';
import { gitHttpRows, rewriteRows } from './lint-rows/git.ts';
import { privateRows } from './lint-rows/go-private.ts';
import { proxyRows } from './lint-rows/go-proxy.ts';
import { sumdbRows } from './lint-rows/go-sumdb.ts';
import { toolchainRows, vcsRows } from './lint-rows/go-vcs.ts';
import { insecureRows } from './lint-rows/insecure.ts';
import { machineScopeRows } from './lint-rows/machine-scope.ts';
import { securityMyths } from './lint-rows/myths-security.ts';
import { settingMyths } from './lint-rows/myths-settings.ts';
import { networkRows } from './lint-rows/network.ts';
import { findings, type Row } from './lint-rows/row.ts';
import { shellRows } from './lint-rows/shell.ts';
import { textRows, unsupportedRows } from './lint-rows/text.ts';
import { trustRows } from './lint-rows/trust.ts';

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'claims that circulate': [...securityMyths, ...settingMyths],
  'go.proxy': proxyRows,
  'go.private': privateRows,
  'go.sumdb': sumdbRows,
  'go.vcs': vcsRows,
  'go.toolchain': toolchainRows,
  'go.env': envRows,
  GOFLAGS: flagRows,
  'scope: machine': machineScopeRows,
  network: networkRows,
  'git.rewrite': rewriteRows,
  'git.http': gitHttpRows,
  'trust, ssh, credentials, offline': trustRows,
  shell: shellRows,
  insecure: insecureRows,
  'slips of the keyboard': textRows,
  'keys this version cannot manage': unsupportedRows,
};

describe.each(Object.entries(TABLES))('%s', (_, rows) => {
  test.each(rows)('$title', (row) => {
    const found = findings(row);
    expect(found.map(({ code }) => code).sort()).toEqual([...row.finds].sort());
    const first = found.find(({ code }) => code === row.finds[0]);
    if (row.severity) expect(first?.severity).toBe(row.severity);
  });
});

const rows = Object.values(TABLES).flat();

test('every code of the lint is found by some row', () => {
  const seen = new Set(rows.flatMap((row) => findings(row).map(({ code }) => code)));
  expect(LINT_CODES.filter((code) => !seen.has(code) && code !== 'EXCEPTION_EXPIRED')).toEqual([]);
});

test('no finding leaves a placeholder of its texts unfilled, in any language', () => {
  for (const { code, params } of rows.flatMap(findings)) {
    const words = texts[code as (typeof LINT_CODES)[number]];
    for (const { title, message, remedy } of [words.en, words.zh]) {
      const wanted = [...`${title} ${message} ${remedy}`.matchAll(/\{(\w+)\}/g)].map(
        ([, name]) => name ?? '',
      );
      expect(
        wanted.filter((name) => !(name in params)),
        code,
      ).toEqual([]);
    }
  }
});

test('both languages of a code use the same placeholders', () => {
  const used = (text: { title: string; message: string; remedy: string }) =>
    [
      ...new Set(
        [...`${text.title} ${text.message} ${text.remedy}`.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole),
      ),
    ].sort();
  for (const [code, { en, zh }] of Object.entries(texts)) expect(used(zh), code).toEqual(used(en));
});

test('no finding repeats a password of the profile', () => {
  const secret = /secret|hunter2|token@|u:p@/;
  for (const row of rows) {
    for (const found of findings(row)) expect(JSON.stringify(found), row.title).not.toMatch(secret);
  }
});

test('every fragment is YAML', async () => {
  const { parseDocument } = await import('yaml');
  for (const { profile: fragment, code } of rows.flatMap(findings)) {
    if (fragment) expect(parseDocument(fragment).errors, `${code}\n${fragment}`).toEqual([]);
  }
});
