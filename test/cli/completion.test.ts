import { describe, expect, test } from 'vitest';
import { execute, isAbsent, locate, type Machine, machine } from './kit.ts';

async function scriptOf(m: Machine, shell: string): Promise<string> {
  const made = await m.run(['completion', shell]);
  expect(made).toMatchObject({ code: 0, err: '' });
  return m.write(`../work/goenv.${shell}`, made.out);
}

/** What is offered for the last word of a line, in each shell as it is. */
type Offer = (m: Machine, words: readonly string[]) => Promise<readonly string[]>;

const run = async (m: Machine, argv: readonly string[]) => {
  const ended = await execute(argv, { env: m.env, cwd: `${m.dir}/work` });
  expect(ended.err).toBe('');
  return ended.out.split('\n').filter((line) => line !== '');
};

const OFFERS: Readonly<Record<string, Offer>> = {
  async bash(m, words) {
    const script = await scriptOf(m, 'bash');
    const ask = `. ${script}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _goenv; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return run(m, [locate('bash'), '--norc', '-c', ask]);
  },
  async zsh(m, words) {
    const script = await scriptOf(m, 'zsh');
    const last = words.at(-1) ?? '';
    // zsh offers what begins with the word, by itself; what is added is looked at here.
    const stubs = `compdef() { : }; _files() { print -l -- * }; compadd() { shift; print -l -- \${(M)@:#${last}*} };`;
    const ask = `${stubs} . ${script}; words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; PREFIX='${last}'; _goenv`;
    return run(m, [locate('zsh'), '-f', '-c', ask]);
  },
  async fish(m, words) {
    const script = await scriptOf(m, 'fish');
    const ask = `source ${script}; complete -C '${words.join(' ')}'`;
    return (await run(m, [locate('fish'), '--no-config', '-c', ask])).map(
      (line) => line.split('\t')[0] ?? '',
    );
  },
};

describe.each(Object.keys(OFFERS))('%s', (shell) => {
  const ask = (m: Machine, words: readonly string[]) => OFFERS[shell]?.(m, words);

  test.skipIf(isAbsent(shell)).each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['commands', ['goenv', 're'], ['revert'], ['plan']],
    ['built-in profiles', ['goenv', 'plan', 'c'], ['cn', 'corporate'], ['direct']],
    ['options of this command', ['goenv', 'plan', '--detailed-'], ['--detailed-exitcode'], ['--flat']],
    ['options of another command', ['goenv', 'show', '--fl'], ['--flat'], []],
    ['planners', ['goenv', 'apply', 'cn', '--only', 'g'], ['git-config', 'go-env'], ['shell-env']],
    ['languages', ['goenv', 'plan', '--lang', 'z'], ['zh'], ['en']],
    ['targets', ['goenv', 'export', 'al'], ['allowlist'], []],
    ['shells', ['goenv', 'completion', 'f'], ['fish'], ['bash']],
    ['files that are profiles', ['goenv', 'validate', 'my'], ['my team.yaml'], []],
    ['files of an option', ['goenv', 'explain', '--fix', 'my'], ['my team.yaml'], []],
    ['nothing where nothing may stand', ['goenv', 'revert', 'c'], [], ['cn', 'my team.yaml']],
  ])('offers %s', async (_, words, offered, others) => {
    using m = machine([]);
    m.write('../work/my team.yaml', '');
    const found = (await ask(m, words))?.map((word) => word.replaceAll('\\', ''));
    expect(found).toEqual(expect.arrayContaining([...offered]));
    for (const other of others) expect(found).not.toContain(other);
  });
});

test.each([
  ['no shell', []],
  ['another shell', ['tcsh']],
  ['two', ['bash', 'zsh']],
])('%s: 64', async (_, args) => {
  using m = machine([]);
  expect(await m.run(['completion', ...args])).toMatchObject({ code: 64, out: '' });
});
