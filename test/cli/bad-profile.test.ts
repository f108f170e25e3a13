import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AS_OTHER, isAbsent, machine } from './kit.ts';

const head = 'version: 1\nname: x\n';

/** Refused with this code, from a file and from standard input, and nothing moved. */
async function refused(
  text: string | Uint8Array,
  code: string,
  commands?: readonly (readonly string[])[],
): Promise<string> {
  using m = machine();
  const file = m.write('../work/bad.yaml', text);
  const before = m.tree();
  const said: string[] = [];
  for (const [at, args] of (commands ?? [['validate'], ['apply', '-y']]).entries()) {
    const how = at % 2 === 0 ? [file] : ['-'];
    const [command = '', ...more] = args;
    const ended = await m.run([command, ...how, ...more], { stdin: text });
    expect(ended, `goenv ${args.join(' ')}`).toMatchObject({
      code: 3,
      err: expect.stringContaining(code),
    });
    expect(ended.err).not.toContain('INTERNAL');
    expect(ended.took).toBeLessThan(5000);
    said.push(ended.err);
  }
  expect(m.tree()).toEqual(before);
  return said.join('');
}

describe('what is no profile: exit 3 from every command, with file, line and column', () => {
  test.each([
    ['broken YAML', `${head}go: [\n`, 'PROFILE_UNCLOSED'],
    ['a tab', `${head}go:\n\tproxy: [direct]\n`, 'PROFILE_TAB'],
    ['a duplicate key', `${head}go: {}\ngo: {}\n`, 'PROFILE_DUPLICATE_KEY'],
    ['a duplicate key inside', `${head}go:\n  proxy: [direct]\n  proxy: [off]\n`, 'PROFILE_DUPLICATE_KEY'],
    ['two documents', `${head}---\n${head}`, 'PROFILE_MULTIPLE_DOCUMENTS'],
    ['a tag that would run code', `${head}go: !!js/function "x"\n`, 'PROFILE_TAG'],
    ['a merge key', `a: &a {}\n${head}go:\n  <<: *a\n`, 'PROFILE_'],
    ['a list', '- version: 1\n', 'PROFILE_NOT_A_MAPPING'],
    ['a text', 'hello\n', 'PROFILE_NOT_A_MAPPING'],
    ['nothing', '', 'PROFILE_EMPTY'],
    ['comments alone', '# nothing\n', 'PROFILE_EMPTY'],
    ['a number where a list belongs', `${head}go:\n  proxy: 3\n`, 'PROFILE_WRONG_TYPE'],
    ['a map where a text belongs', `${head}go:\n  toolchain: {}\n`, 'PROFILE_'],
    ['null where a section belongs', `${head}go:\n`, 'PROFILE_NO_VALUE'],
    ['an unknown key', `${head}go:\n  proxi: [direct]\n`, 'PROFILE_UNKNOWN_KEY'],
    ['a key of Object', `${head}constructor: 1\n`, 'PROFILE_UNKNOWN_KEY'],
    ['__proto__', `${head}__proto__: { go: 1 }\n`, 'PROFILE_'],
    ['a later version', 'version: 2\nname: x\n', 'PROFILE_VERSION_UNSUPPORTED'],
    ['a newer goenv needed', `requires: ">=99"\n${head}`, 'PROFILE_REQUIRES_UNMET'],
    ['JSON cut off', '{"version": 1, "name": "x"', 'PROFILE_'],
    [
      'a section of a later version',
      `${head}ssh: { hosts: [{ host: git.acme.internal }] }\n`,
      'UNSUPPORTED_KEY',
    ],
    ['a base that is not there', `${head}extends: [./none.yaml]\n`, 'none.yaml'],
    ['a base that is itself', `${head}extends: [./bad.yaml]\n`, 'PROFILE_EXTENDS_CYCLE'],
    ['a line break in a value', `${head}go:\n  env: { GOFLAGS: "-v\\nGOPROXY=off" }\n`, ''],
    ['a NUL', `${head}description: "\\0"\n`, ''],
  ])('%s', async (title, text, code) => {
    // From standard input a base beside the file means another folder: the same mistake all the same.
    const said = await refused(text, title === 'a base that is itself' ? 'PROFILE_EXTENDS' : code);
    expect(said).toContain(code);
    expect(said).toMatch(/--> .*(bad\.yaml|standard input)/);
  });

  test('every command that reads a profile says the same', async () => {
    const commands = [
      ['validate'],
      ['plan'],
      ['apply', '-y'],
      ['check'],
      ['show'],
      ['plan', '--json-into', '/dev/null'],
    ];
    await refused(`${head}go:\n  proxi: [direct]\n`, 'PROFILE_UNKNOWN_KEY', commands);
  });

  test('an alias bomb is refused at once', async () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let at = 1; at < 12; at += 1)
      lines.push(
        `a${at}: &a${at} [${Array(9)
          .fill(`*a${at > 1 ? at - 1 : ''}`)
          .join(',')}]`,
      );
    await refused(`${head}${lines.join('\n')}\n`, 'PROFILE_ALIAS_LIMIT');
  });

  test('a hundred thousand brackets are refused at once', async () => {
    await refused(`${head}go: ${'['.repeat(100_000)}`, 'PROFILE_');
  });

  test('10 MB are refused without being parsed', async () => {
    await refused(`${head}description: "${'x'.repeat(10_000_000)}"\n`, 'PROFILE_TOO_LARGE');
  });

  test('bytes that are no UTF-8, and UTF-16', async () => {
    await refused(Buffer.from(`${head}description: caf\xe9\n`, 'latin1'), 'PROFILE_NOT_READABLE');
    await refused(Buffer.from(`\ufeff${head}`, 'utf16le'), 'PROFILE_NOT_READABLE');
  });
});

describe('what cannot be read: exit 1, nothing changed', () => {
  test.each<[string, string]>([
    ['missing', './none.yaml'],
    ['a folder', './folder.yaml'],
    ['a fifo', './fifo.yaml'],
    ['a device', '/dev/zero'],
    ['a link that dangles', './dangling.yaml'],
    ['a link to itself', './loop.yaml'],
    ['a path through a file', './file.yaml/x.yaml'],
    ['a name longer than any', `./${'x'.repeat(300)}.yaml`],
    ['a built-in that is not', 'cnn'],
    ['empty', ''],
  ])('%s', async (_, profile) => {
    using m = machine();
    const work = join(m.dir, 'work');
    mkdirSync(join(work, 'folder.yaml'));
    execFileSync('mkfifo', [join(work, 'fifo.yaml')]);
    symlinkSync('gone.yaml', join(work, 'dangling.yaml'));
    symlinkSync('loop.yaml', join(work, 'loop.yaml'));
    m.write(join(work, 'file.yaml'), head);
    const before = m.tree();
    for (const args of [
      ['plan', profile],
      ['apply', profile, '-y'],
    ]) {
      const ended = await m.run(args);
      expect(ended).toMatchObject({ code: 1, out: '' });
      expect(ended.err).not.toContain('INTERNAL');
      expect(ended.took).toBeLessThan(3000);
    }
    expect(m.tree()).toEqual(before);
  });

  test.skipIf(isAbsent('setpriv'))('unreadable for this user', async () => {
    using m = machine();
    const file = m.write('../work/p.yaml', head, 0o000);
    m.giveAway();
    const ended = await m.run(['plan', file], { before: AS_OTHER });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('PROFILE_NOT_READABLE');
  });

  test('standard input that is a folder, or closed', async () => {
    using m = machine();
    for (const from of ['< .', '<&-']) {
      const ended = await m.run(['plan', '-'], { before: ['/bin/bash', '-c', `"$@" ${from}`, 'bash'] });
      expect([1, 3]).toContain(ended.code);
      expect(ended.err).not.toContain('INTERNAL');
    }
  });

  test('standard input that has nothing yet and must not be waited on (O_NONBLOCK) is waited for', async () => {
    using m = machine();
    // The writer's end makes the shared pipe non-blocking, as another node or ssh does.
    const slow = `{ sleep 0.3; printf '${head.replaceAll('\n', '\\n')}'; } | { ${NONBLOCK} "$@"; }`;
    const ended = await m.run(['validate', '-'], { before: ['/bin/bash', '-c', slow, 'bash'] });
    expect(ended.code, ended.err).toBe(0);
  });
});

/** perl sets O_NONBLOCK on what will be the standard input, then becomes the command. */
const NONBLOCK = `perl -e 'use Fcntl; fcntl(STDIN, F_SETFL, fcntl(STDIN, F_GETFL, 0) | O_NONBLOCK); exec @ARGV'`;
