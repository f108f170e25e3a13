import { describe, expect, test } from 'vitest';
import { load, sourceOf } from './loading.ts';

/** The line as shown, and the caret under it. */
function shown(text: string): readonly string[] {
  return load([sourceOf(text)]).diagnostics.flatMap(({ where }) => {
    return [where?.text ?? '', ' '.repeat((where?.column ?? 1) - 1) + '^'.repeat(where?.width ?? 1)];
  });
}

describe('the line and the caret', () => {
  test('under keys, quoted and plain values, to the end of the word', () => {
    expect(
      shown(
        'version: 1\nscope: "machin"   # why\ngo: { toolchain: lokal, mystery: 1 }\nname: Acme Corp # no\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "scope: "machin"   # why",
        "       ^^^^^^^^",
        "go: { toolchain: lokal, mystery: 1 }",
        "                 ^^^^^",
        "go: { toolchain: lokal, mystery: 1 }",
        "                        ^^^^^^^",
        "name: Acme Corp # no",
        "      ^^^^^^^^^",
      ]
    `);
  });

  test('a line break of Windows is no part of the line', () => {
    expect(shown('version: 1\r\nscope: x\r\n')).toEqual(['scope: x', '       ^']);
  });
});

describe('secrets are never shown', () => {
  const SECRET = 'hunter2-hunter2';
  const rows: readonly (readonly [title: string, text: string])[] = [
    [
      'a misspelt key beside a password',
      `version: 1\ncredentials:\n  - { machine: a.example, password: ${SECRET}, logn: x }\n`,
    ],
    [
      'a password under a misspelt key',
      `version: 1\ncredentials:\n  - { machine: a.example, pasword: ${SECRET}, login: "\${env:A}" }\n`,
    ],
    [
      'a password as the wrong type',
      `version: 1\ncredentials:\n  - { machine: a.example, login: x, password: [${SECRET}] }\n`,
    ],
    [
      'credentials that are no list',
      `version: 1\ncredentials: { machine: a.example, login: x, password: ${SECRET} }\n`,
    ],
    ['a password in a section that does not know it', `version: 1\ngo: { password: ${SECRET} }\n`],
    ['userinfo of a URL', `version: 1\ngo: { proxy: "https://me:${SECRET}@a.example,direct" }\n`],
    [
      'userinfo with a slash in it',
      `version: 1\nnetwork: { proxi: "http://me:${SECRET}/x@a.example:8080" }\n`,
    ],
    ['a token as user', `version: 1\nnetwork: { proxi: "http://${SECRET}@a.example:8080" }\n`],
    ['userinfo where a word is wanted', `version: 1\ngo: { toolchain: "https://me:${SECRET}@a.example" }\n`],
    [
      'an alias',
      `version: 1\ndescription: &d ${SECRET}\nnmae: x\ncredentials:\n  - { machine: a.example, logn: *d, password: *d }\n`,
    ],
    ['broken YAML after a password', `version: 1\npassword: @${SECRET}\n`],
    ['broken YAML in a block under a password', `version: 1\npassword:\n  "${SECRET}\n`],
    ['a tab before a password', `version: 1\ncredentials:\n\t- password: ${SECRET}\n`],
    [
      'a key twice',
      `version: 1\ncredentials: [{ machine: a, login: "\${env:A}", password: ${SECRET}, password: ${SECRET} }]\n`,
    ],
  ];
  for (const [title, text] of rows) {
    test(title, () => {
      const found = load([sourceOf(text)]);
      expect(found.diagnostics.length).toBeGreaterThan(0);
      expect(JSON.stringify(found.diagnostics)).not.toContain('hunter2');
    });
  }

  test('the caret stays under its word when something before it is blanked', () => {
    const [line = '', caret = ''] = shown(
      `version: 1\ncredentials:\n  - { machine: a.example, password: ${SECRET}, logn: x, login: "\${env:A}" }\n`,
    );
    expect(line.slice(caret.indexOf('^'), caret.length)).toBe('logn');
    expect(line).toContain('***');
  });
});
