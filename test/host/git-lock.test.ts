import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ABSENT } from '../../src/core/value.ts';
import { changeFile } from '../../src/host/write-file.ts';
import { codeOf, effect, text } from './effect.ts';
import { tempFolder } from './temp-folder.ts';

describe("git's lock", () => {
  test('is waited for, and gone afterwards', async () => {
    using temp = tempFolder();
    const path = temp.path('config');
    writeFileSync(path, 'old');
    writeFileSync(`${path}.lock`, '');
    setTimeout(() => rmSync(`${path}.lock`), 200);
    await changeFile(effect(path, 'new', { lock: 'git' }), {});
    expect(readdirSync(temp.dir)).toEqual(['config']);
    expect(text(path)).toBe('new');
  });

  test('that stays: GIT_LOCK_HELD after three seconds, the foreign lock and the file as they were', async () => {
    using temp = tempFolder();
    const refusals = [temp.path('a'), temp.path('b')].map((path, at) => {
      writeFileSync(path, 'old');
      writeFileSync(`${path}.lock`, 'theirs');
      return codeOf(changeFile(effect(path, at === 0 ? 'new' : ABSENT, { lock: 'git' }), {}));
    });
    expect(await Promise.all(refusals)).toEqual(['GIT_LOCK_HELD', 'GIT_LOCK_HELD']);
    expect(readdirSync(temp.dir).sort()).toEqual(['a', 'a.lock', 'b', 'b.lock']);
    expect(['a', 'b', 'a.lock', 'b.lock'].map((name) => text(temp.path(name)))).toEqual([
      'old',
      'old',
      'theirs',
      'theirs',
    ]);
  });

  test('taken, and the file changed by somebody who does not lock: given back, nothing overwritten', async () => {
    using temp = tempFolder();
    const path = temp.path('config');
    writeFileSync(path, 'old');
    const planned = effect(path, 'new', { lock: 'git' });
    writeFileSync(`${path}.lock`, '');
    const changing = codeOf(changeFile(planned, {}));
    writeFileSync(path, 'theirs');
    rmSync(`${path}.lock`);
    expect(await changing).toBe('CHANGED_UNDERNEATH');
    expect(text(path)).toBe('theirs');
    expect(readdirSync(temp.dir)).toEqual(['config']);
  });

  test('beside the target of a link, as git does it', async () => {
    using temp = tempFolder();
    mkdirSync(temp.path('dot'));
    writeFileSync(temp.path('dot/config'), 'old');
    symlinkSync('dot/config', temp.path('link'));
    writeFileSync(temp.path('dot/config.lock'), '');
    const changing = changeFile(effect(temp.path('link'), 'new', { lock: 'git' }), {});
    await new Promise((go) => setTimeout(go, 150));
    expect(text(temp.path('dot/config'))).toBe('old');
    rmSync(temp.path('dot/config.lock'));
    await changing;
    expect(text(temp.path('dot/config'))).toBe('new');
  });

  test('against `git config` in a loop: no line of either is lost', async () => {
    using temp = tempFolder();
    const path = temp.path('config');
    writeFileSync(path, '');
    const run = promisify(execFile);
    const env = { PATH: process.env['PATH'], HOME: temp.dir, GIT_CONFIG_NOSYSTEM: '1' };
    const rounds = 25;
    const git = (async () => {
      for (let at = 0; at < rounds; ) {
        // git does not wait for its lock: it fails at once, and the user tries again.
        await run('git', ['config', '--file', path, '--add', 'their.line', String(at)], { env }).then(
          () => {
            at += 1;
          },
          () => undefined,
        );
      }
    })();
    for (let at = 0; at < rounds; ) {
      const found = text(path);
      const planned = effect(path, `${found}[our]\n\tline = ${at}\n`, { lock: 'git' });
      const code = await codeOf(changeFile(planned, {}));
      if (code === 'done') at += 1;
      else expect(code).toBe('CHANGED_UNDERNEATH');
      await new Promise((go) => setTimeout(go, 4));
    }
    await git;
    const all = (key: string) =>
      execFileSync('git', ['config', '--file', path, '--get-all', key], { env, encoding: 'utf8' })
        .trim()
        .split('\n');
    expect(all('our.line').map(Number)).toEqual(Array.from({ length: rounds }, (_, at) => at));
    expect(all('their.line').map(Number)).toEqual(Array.from({ length: rounds }, (_, at) => at));
    expect(readdirSync(temp.dir)).toEqual(['config']);
  });
});
