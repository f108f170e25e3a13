import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { rootCommand, shellText } from '../../src/core/root-command.ts';
import { ABSENT } from '../../src/core/value.ts';

const bytes = new TextEncoder().encode('one\ntwo $HOME `x`\n');

test('an effect with the rights of root has one of three shapes', () => {
  expect(rootCommand({ path: '/a/b', bytes })).toEqual({
    argv: ['/usr/bin/install', '-D', '-m', '0644', '/dev/stdin', '/a/b'],
    input: bytes,
  });
  expect(rootCommand({ path: '-rf', bytes: ABSENT })).toEqual({ argv: ['/bin/rm', '-f', '--', '-rf'] });
  expect(rootCommand({ argv: ['/usr/bin/update-ca-trust', 'extract'] })).toEqual({
    argv: ['/usr/bin/update-ca-trust', 'extract'],
  });
});

describe('as a shell takes it', () => {
  test.each([
    ['plain', ['/bin/echo', 'a', '-b=c'], 'a -b=c\n'],
    ['blanks, quotes, dollars', ['/bin/echo', 'a b', "it's", '$HOME'], "a b it's $HOME\n"],
    ['an empty word', ['/bin/echo', '', 'x'], ' x\n'],
  ])('%s', (_, argv, printed) => {
    expect(shell(shellText({ argv: argv as [string, ...string[]] }))).toBe(printed);
  });

  test('its input, byte for byte', () => {
    expect(shell(shellText({ argv: ['/bin/cat'], input: bytes }))).toBe('one\ntwo $HOME `x`\n');
  });
});

/** Runs a text with a `sudo` that does nothing but run. */
function shell(text: string): string {
  return execFileSync('/bin/sh', ['-c', `sudo() { "$@"; }\n${text}\n`], { env: {}, encoding: 'utf8' });
}
