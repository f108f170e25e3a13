import { describe, expect, test } from 'vitest';
import { databaseOf } from '../../src/bundle/database-name.ts';
import { compareGo, goWanted, replacedByFolders } from '../../src/bundle/go-mod.ts';
import { licenceOf } from '../../src/bundle/licence.ts';
import { parsePlatform, parseToolchain, parseVersioned } from '../../src/bundle/request.ts';
import { lastWords } from '../../src/bundle/said.ts';
import { shuffled } from '../../src/bundle/shuffle.ts';
import { compareSums, parseSums } from '../../src/bundle/sums.ts';
import { makeKeys } from './make-database.ts';

describe('the command line', () => {
  const versioned: readonly (readonly [text: string, wanted: object | undefined])[] = [
    [
      'golang.org/x/tools/cmd/stringer@v0.30.0',
      { path: 'golang.org/x/tools/cmd/stringer', version: 'v0.30.0' },
    ],
    ['example.com/x@latest', { path: 'example.com/x', version: 'latest' }],
    ['example.com/x@release-branch.go1.2', { path: 'example.com/x', version: 'release-branch.go1.2' }],
    ['example.com/x', undefined],
    ['example.com/x@', undefined],
    ['example.com/x@v1@v2', undefined],
    ['./x@v1.0.0', undefined],
    ['fmt@v1.0.0', undefined],
    ['example.com/x@--help', undefined],
    ['example.com/x@v1 && rm', undefined],
  ];
  for (const [text, wanted] of versioned)
    test(`--tool ${text}`, () => expect(parseVersioned(text)).toEqual(wanted));

  const toolchains: readonly (readonly [text: string, wanted: object | undefined])[] = [
    ['go1.26.8', { version: 'go1.26.8' }],
    ['go1.27rc1', { version: 'go1.27rc1' }],
    ['go1.26.8:linux/arm64', { version: 'go1.26.8', platform: { os: 'linux', arch: 'arm64' } }],
    ['go1.22', undefined],
    ['1.26.8', undefined],
    ['go1.26.8:linux', undefined],
    ['go1.26.8:linux/arm64:x', undefined],
    ['go1.26.8-custom', undefined],
  ];
  for (const [text, wanted] of toolchains)
    test(`--toolchain ${text}`, () => expect(parseToolchain(text)).toEqual(wanted));

  test('--platform windows/amd64', () =>
    expect(parsePlatform('windows/amd64')).toEqual({ os: 'windows', arch: 'amd64' }));
  test('--platform Linux/amd64', () => expect(parsePlatform('Linux/amd64')).toBe(undefined));
});

describe('the least Go', () => {
  const wanted: readonly (readonly [title: string, mod: object, go: string | undefined])[] = [
    ['of a go line', { Go: '1.26.1' }, 'go1.26.1'],
    ['of `go 1.27`, which is 1.27.0', { Go: '1.27' }, 'go1.27.0'],
    ['of an old `go 1.18`, which was a release', { Go: '1.18' }, 'go1.18'],
    ['of a newer toolchain line', { Go: '1.24', Toolchain: 'go1.26.8' }, 'go1.26.8'],
    ['of an older toolchain line', { Go: '1.26.8', Toolchain: 'go1.24.1' }, 'go1.26.8'],
    ['of `toolchain default`', { Go: '1.24.0', Toolchain: 'default' }, 'go1.24.0'],
    ['of nothing', {}, undefined],
  ];
  for (const [title, mod, go] of wanted) test(title, () => expect(goWanted(mod)).toBe(go));

  test('releases come after their candidates, numbers are numbers', () => {
    const sorted = [
      'go1.9',
      'go1.21.0',
      'go1.26rc1',
      'go1.26rc2',
      'go1.26.0',
      'go1.26.2',
      'go1.26.10',
      'go1.27.0',
    ];
    expect(sorted.toReversed().sort(compareGo)).toEqual(sorted);
  });

  test('a module that another version takes the place of is no folder', () => {
    const Replace = [
      { Old: { Path: 'a.example/x' }, New: { Path: '../x' } },
      { Old: { Path: 'a.example/y' }, New: { Path: 'b.example/y', Version: 'v1.0.0' } },
    ];
    expect(replacedByFolders({ Replace })).toEqual(['../x']);
    expect(replacedByFolders({ Replace: null })).toEqual([]);
  });
});

describe('go.sum', () => {
  test('the lines that go reads, and no others', () => {
    const text = 'a.example/x v1.0.0 h1:zip=\r\na.example/x v1.0.0/go.mod h1:mod=\n\nnonsense\na b c d\n';
    expect([...parseSums(text)]).toEqual([['a.example/x@v1.0.0', { zip: 'h1:zip=', mod: 'h1:mod=' }]]);
  });

  test('what one side alone has is no difference; what both have and is not the same is one', () => {
    const recorded = parseSums(
      'a.example/x v1.0.0 h1:one=\na.example/x v1.0.0/go.mod h1:two=\nb.example/y v1.0.0 h1:z=\n',
    );
    const found = parseSums(
      'a.example/x v1.0.0 h1:one=\na.example/x v1.0.0/go.mod h1:other=\nc.example/z v1.0.0 h1:z=\n',
    );
    expect(compareSums(recorded, found)).toEqual([
      { module: 'a.example/x@v1.0.0/go.mod', recorded: 'h1:two=', found: 'h1:other=' },
    ]);
  });
});

describe('GOSUMDB', () => {
  const { key } = makeKeys('sum.example.com');
  const cases: readonly (readonly [setting: string, found: object | undefined])[] = [
    [key, { name: 'sum.example.com', key, setting: key }],
    // A URL would send go past the bundle.
    [`${key} https://sum.example.com`, { name: 'sum.example.com', key, setting: key }],
    ['off', undefined],
    ['sum.example.com', undefined],
    ['', undefined],
  ];
  for (const [setting, found] of cases)
    test(setting.replace(key, 'KEY') || 'empty', () => expect(databaseOf(setting)).toEqual(found));

  test('the mirror of Go’s own is Go’s own, with a key that fits its name', () => {
    const found = databaseOf('sum.golang.google.cn');
    expect(found?.name).not.toContain('google');
    expect(databaseOf(`${found?.key} https://elsewhere.example.com`)?.name).toBe(found?.name);
  });
});

describe('licences', () => {
  const cases: readonly (readonly [name: string | undefined, text: string])[] = [
    ['MIT', 'Permission is hereby granted, free of charge,\nto any person obtaining a copy of this software'],
    [
      'Apache-2.0',
      '                                 Apache License\n                           Version 2.0, January 2004',
    ],
    [
      'BSD-3-Clause',
      'Redistribution and use in source and binary forms … may be used to\nendorse or promote products',
    ],
    [
      'BSD-2-Clause',
      '// Redistribution and use in source and binary\n// forms, with or without modification',
    ],
    ['LGPL-3.0', 'GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007'],
    ['GPL-2.0', 'GNU GENERAL PUBLIC LICENSE\nVersion 2, June 1991'],
    ['MPL-2.0', 'Mozilla Public License Version 2.0'],
    [undefined, 'All rights reserved.'],
  ];
  for (const [name, text] of cases)
    test(name ?? 'a text nobody knows', () => expect(licenceOf(text)).toBe(name));
});

test('an order of chance is the seed’s alone, and has everything once', () => {
  const items = Array.from({ length: 50 }, (_, at) => `m${at}`);
  expect(shuffled(items, 'a')).toEqual(shuffled(items.toReversed(), 'a'));
  expect(shuffled(items, 'a')).not.toEqual(shuffled(items, 'b'));
  expect(shuffled(items, 'a').toSorted()).toEqual(items.toSorted());
});

test('the last words of a program are what it failed with', () => {
  expect(lastWords('go: downloading a v1\ngo: a@v1: no\n\n\tread: x\n')).toBe('go: a@v1: no | read: x');
});
