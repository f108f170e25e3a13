import { describe, expect, test } from 'vitest';
import { load, said, sourceOf } from './loading.ts';

const judge = (text: string) => said(load([sourceOf(text)]));

describe('texts that are no YAML mapping: one clear answer, at its place', () => {
  test('a tab in front of a list entry', () => {
    expect(judge('version: 1\ngo:\n	proxy: [direct]\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_TAB 3:1 {}",
      ]
    `);
  });

  test('a key deeper than its neighbours', () => {
    expect(judge('version: 1\ngo:\n  toolchain: local\n    sumdb: default\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_INDENT 3:14 {}",
      ]
    `);
  });

  test('a missing closing quote', () => {
    expect(judge('version: 1\nname: "acme\ngo:\n  toolchain: local\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_UNCLOSED 2:7 {"character":"\\""}",
      ]
    `);
  });

  test('a missing closing bracket', () => {
    expect(judge('version: 1\ngo:\n  proxy: [direct\n  toolchain: local\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_UNCLOSED 4:3 {"character":"]"}",
      ]
    `);
  });

  test('a line without a colon', () => {
    expect(judge('version: 1\nname acme\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NO_COLON 2:1 {}",
      ]
    `);
  });

  test('no blank after the colon', () => {
    expect(judge('version:1\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NOT_A_MAPPING 1:1 {"got":"string"}",
      ]
    `);
  });

  test('requires without quotes', () => {
    expect(judge('version: 1\nrequires: >=0.4\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NEEDS_QUOTES 2:11 {"character":">"}",
      ]
    `);
  });

  test('an asterisk without quotes', () => {
    expect(judge('version: 1\ngo:\n  private: [*.corp.example, a.example]\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NEEDS_QUOTES 3:13 {"character":"*"}",
      ]
    `);
  });

  test('a reference without quotes in braces', () => {
    expect(
      judge('version: 1\ncredentials:\n  - { machine: a.example, login: ${env:A}, password: "${env:B}" }\n'),
    ).toMatchInlineSnapshot(`
      [
        "PROFILE_NEEDS_QUOTES 3:34 {"character":"\${"}",
      ]
    `);
  });

  test('a reserved character', () => {
    expect(judge('version: 1\nname: @acme\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NEEDS_QUOTES 2:7 {"character":"@"}",
      ]
    `);
  });

  test('a second colon in a value', () => {
    expect(judge('version: 1\ndescription: acme: the profile\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NEEDS_QUOTES 2:14 {"character":": "}",
      ]
    `);
  });

  test('an unknown escape', () => {
    expect(judge('version: 1\ndescription: "C:\\q"\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_ESCAPE 2:17 {}",
      ]
    `);
  });

  test('a key twice, with the place of the first', () => {
    expect(judge('version: 1\nname: acme\ngo: {}\nname: other\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_DUPLICATE_KEY 4:1 {"key":"name","line":"2"}",
      ]
    `);
  });

  test('a key twice in braces', () => {
    expect(judge('{"version": 1, "go": {"sumdb": "default", "sumdb": "default"}}')).toMatchInlineSnapshot(`
      [
        "PROFILE_DUPLICATE_KEY 1:43 {"key":"sumdb","line":"1"}",
      ]
    `);
  });

  test('a list as key', () => {
    expect(judge('version: 1\n? [a]\n: b\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_KEY 2:3 {}",
      ]
    `);
  });

  test('an empty key', () => {
    expect(judge('version: 1\n: b\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_KEY 2:1 {}",
      ]
    `);
  });

  test('a merge key', () => {
    expect(judge('version: 1\ngo:\n  <<: { toolchain: local }\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_MERGE_KEY 3:3 {}",
      ]
    `);
  });

  test('custom tags', () => {
    expect(judge('version: 1\nname: !foo acme\ndescription: !!binary aGk=\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_TAG 2:7 {"tag":"!foo"}",
        "PROFILE_TAG 3:14 {"tag":"!!binary"}",
      ]
    `);
  });

  test('two documents', () => {
    expect(judge('version: 1\n---\nversion: 1\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_MULTIPLE_DOCUMENTS 2:1 {}",
      ]
    `);
  });

  test('an alias without anchor', () => {
    expect(judge('version: 1\nname: *acme\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_ALIAS 2:7 {"name":"acme"}",
      ]
    `);
  });

  test('an alias inside its own anchor', () => {
    expect(judge('version: 1\ngo:\n  private: &p [*p]\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_ALIAS_LIMIT 3:16 {}",
      ]
    `);
  });

  test('an empty file', () => {
    expect(judge('')).toMatchInlineSnapshot(`
      [
        "PROFILE_EMPTY 1:1 {"file":"/p/acme.yaml"}",
      ]
    `);
  });

  test('nothing but comments', () => {
    expect(judge('# nothing\n\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_EMPTY 1:1 {"file":"/p/acme.yaml"}",
      ]
    `);
  });

  test('a list at the top', () => {
    expect(judge('- version: 1\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_NOT_A_MAPPING 1:1 {"got":"list"}",
      ]
    `);
  });

  test('a byte order mark and CRLF, with a mistake on line 3', () => {
    expect(judge('\uFEFFversion: 1\r\ngo:\r\n  toolchian: local\r\n')).toMatchInlineSnapshot(`
      [
        "PROFILE_UNKNOWN_KEY 3:3 {"key":"toolchian","place":"go","suggestion":"toolchain"}",
      ]
    `);
  });

  test('UTF-16', () => {
    expect(judge('v\u0000e\u0000r\u0000')).toMatchInlineSnapshot(`
      [
        "PROFILE_NOT_TEXT 1:1 {}",
      ]
    `);
  });

  test('a comma too few in JSON', () => {
    expect(judge('{"version": 1 "name": "acme"}')).toMatchInlineSnapshot(`
      [
        "PROFILE_BAD_YAML 1:13 {}",
      ]
    `);
  });
});
