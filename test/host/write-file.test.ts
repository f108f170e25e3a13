import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ABSENT } from '../../src/core/value.ts';
import { sha256 } from '../../src/host/digest.ts';
import { probeFile } from '../../src/host/probe-file.ts';
import { changeFile, sweepFile } from '../../src/host/write-file.ts';
import { bytes, codeOf, effect, modeOf, text } from './effect.ts';
import { tempFolder } from './temp-folder.ts';

describe('a write', () => {
  test('makes folders and the file, with the mode that was asked for, whatever the umask', async () => {
    using temp = tempFolder();
    const before = process.umask(0o077);
    await changeFile(effect(temp.path('a/b/c'), 'new', { mode: 0o644 }), {});
    process.umask(before);
    expect(text(temp.path('a/b/c'))).toBe('new');
    expect(modeOf(temp.path('a/b/c'))).toBe(0o644);
    expect(readdirSync(temp.path('a/b'))).toEqual(['c']);
  });

  test('keeps mode and owner of a file that exists, and leaves nothing beside it', async () => {
    using temp = tempFolder();
    const path = temp.path('f');
    writeFileSync(path, 'old');
    if (process.getuid?.() === 0) chownSync(path, 65_534, 65_533);
    chmodSync(path, 0o640);
    const found = statSync(path);
    await changeFile(effect(path, 'new', { mode: 0o600 }), {});
    expect(text(path)).toBe('new');
    expect(modeOf(path)).toBe(0o640);
    expect([statSync(path).uid, statSync(path).gid]).toEqual([found.uid, found.gid]);
    expect(readdirSync(temp.dir)).toEqual(['f']);
  });

  test('puts mode and owner back when it is told them', async () => {
    using temp = tempFolder();
    const path = temp.path('f');
    writeFileSync(path, 'goenv', { mode: 0o644 });
    const root = process.getuid?.() === 0;
    const owner = root ? { uid: 65_534, gid: 65_533 } : { uid: statSync(path).uid, gid: statSync(path).gid };
    await changeFile(effect(path, 'first', { mode: 0o600, owner }), {});
    expect(modeOf(path)).toBe(0o600);
    expect(statSync(path)).toMatchObject(owner);
  });

  test('a reader sees the old or the new bytes, whole', async () => {
    using temp = tempFolder();
    const path = temp.path('f');
    const texts = ['a', 'b'].map((letter) => letter.repeat(300_000));
    writeFileSync(path, texts[0] ?? '');
    let torn = 0;
    let reads = 0;
    let going = true;
    const reading = (async () => {
      while (going) {
        const seen = text(path);
        reads += 1;
        if (!texts.includes(seen)) torn += 1;
        await new Promise((go) => setImmediate(go));
      }
    })();
    for (let at = 1; at < 40; at += 1) {
      await changeFile(effect(path, texts[at % 2] ?? ''), {});
      await new Promise((go) => setImmediate(go));
    }
    going = false;
    await reading;
    expect(torn).toBe(0);
    expect(reads).toBeGreaterThan(5);
  });

  test('through a link: the target changes, the link stays; relative, absolute, chained, in a linked folder', async () => {
    using temp = tempFolder();
    mkdirSync(temp.path('dot/sub'), { recursive: true });
    writeFileSync(temp.path('dot/target'), 'old', { mode: 0o600 });
    symlinkSync('dot/target', temp.path('one'));
    symlinkSync(temp.path('one'), temp.path('two'));
    symlinkSync('dot', temp.path('folder'));
    for (const [at, name] of ['one', 'two', 'folder/target'].entries()) {
      await changeFile(effect(temp.path(name), `new ${at}`), {});
      expect(text(temp.path('dot/target'))).toBe(`new ${at}`);
    }
    expect(readlinkSync(temp.path('one'))).toBe('dot/target');
    expect(readlinkSync(temp.path('two'))).toBe(temp.path('one'));
    expect(modeOf(temp.path('dot/target'))).toBe(0o600);
    expect(readdirSync(temp.dir).sort()).toEqual(['dot', 'folder', 'one', 'two']);
  });

  test('through a link that dangles: the file comes to be where it points', async () => {
    using temp = tempFolder();
    symlinkSync('deep/er/file', temp.path('link'));
    await changeFile(effect(temp.path('link'), 'x'), {});
    expect(text(temp.path('deep/er/file'))).toBe('x');
    expect(lstatSync(temp.path('link')).isSymbolicLink()).toBe(true);
    await changeFile(effect(temp.path('link'), ABSENT), {});
    expect(existsSync(temp.path('deep/er/file'))).toBe(false);
    expect(lstatSync(temp.path('link')).isSymbolicLink()).toBe(true);
  });

  test('refuses a loop of links, a folder, a path through a file; nothing is made', async () => {
    using temp = tempFolder();
    symlinkSync('b', temp.path('a'));
    symlinkSync('a', temp.path('b'));
    mkdirSync(temp.path('folder'));
    writeFileSync(temp.path('file'), '');
    const before = readdirSync(temp.dir);
    const at = (name: string) => ({ path: temp.path(name), bytes: bytes('x'), expected: null });
    expect(await codeOf(changeFile(at('a'), {}))).toBe('LINK_LOOP');
    expect(await codeOf(changeFile(at('folder'), {}))).toBe('NOT_A_FILE');
    expect(await codeOf(changeFile(at('file/x'), {}))).toBe('NOT_A_FILE');
    expect(readdirSync(temp.dir)).toEqual(before);
  });

  test('refuses bytes that are not those it was planned on, for write and for remove', async () => {
    using temp = tempFolder();
    const path = temp.path('f');
    writeFileSync(path, 'theirs');
    const planned = { path, expected: sha256('mine') };
    expect(await codeOf(changeFile({ ...planned, bytes: bytes('x') }, {}))).toBe('CHANGED_UNDERNEATH');
    expect(await codeOf(changeFile({ ...planned, bytes: ABSENT }, {}))).toBe('CHANGED_UNDERNEATH');
    expect(await codeOf(changeFile({ path, bytes: bytes('x'), expected: null }, {}))).toBe(
      'CHANGED_UNDERNEATH',
    );
    const gone = { path: temp.path('gone'), bytes: bytes('x'), expected: sha256('') };
    expect(await codeOf(changeFile(gone, {}))).toBe('CHANGED_UNDERNEATH');
    expect(text(path)).toBe('theirs');
    expect(readdirSync(temp.dir)).toEqual(['f']);
  });

  test('a temporary file that a killed run left is no obstacle', async () => {
    using temp = tempFolder();
    writeFileSync(temp.path('.f.goenv-tmp'), 'half');
    await changeFile(effect(temp.path('f'), 'x'), {});
    expect(readdirSync(temp.dir)).toEqual(['f']);
  });
});

describe('a removal', () => {
  test.each([undefined, 'git'] as const)('lock %s: gone, and nothing left beside it', async (lock) => {
    using temp = tempFolder();
    const path = temp.path('f');
    writeFileSync(path, 'x');
    await changeFile(effect(path, ABSENT, lock ? { lock } : {}), {});
    await changeFile(effect(path, ABSENT, lock ? { lock } : {}), {});
    expect(readdirSync(temp.dir)).toEqual([]);
  });
});

describe('sweeping what a killed run left', () => {
  test('its temporary file and its lock go; a lock with other bytes stays', () => {
    using temp = tempFolder();
    const path = temp.path('f');
    writeFileSync(path, 'x');
    for (const [lock, stays] of [
      ['new', false],
      ['# held by goenv\n', false],
      ['theirs', true],
      ['', true],
    ] as const) {
      writeFileSync(temp.path('.f.goenv-tmp'), 'half');
      writeFileSync(`${path}.lock`, lock);
      sweepFile(path, sha256('new'), {});
      expect(existsSync(temp.path('.f.goenv-tmp'))).toBe(false);
      expect(existsSync(`${path}.lock`), JSON.stringify(lock)).toBe(stays);
    }
    expect(text(path)).toBe('x');
  });

  test('nothing there is no fault', () => {
    using temp = tempFolder();
    sweepFile(temp.path('no/folder/f'), null, {});
    expect(readdirSync(temp.dir)).toEqual([]);
  });

  test('a folder where the lock should be is no reason to die', () => {
    using temp = tempFolder();
    mkdirSync(temp.path('f.lock'));
    sweepFile(temp.path('f'), null, {});
    expect(existsSync(temp.path('f.lock'))).toBe(true);
  });
});

describe('looking beforehand', () => {
  const probe = async (path: string, lock?: 'git', root?: string) => {
    try {
      await probeFile(path, lock ? { lock } : {}, root === undefined ? {} : { root });
      return 'fine';
    } catch (error) {
      return (error as { diagnostic: { code: string } }).diagnostic.code;
    }
  };

  test('read-only, stale lock; changes nothing', async () => {
    using temp = tempFolder();
    const path = temp.path('f');
    expect(await probe(temp.path('new/deep/f'))).toBe('fine');
    writeFileSync(path, 'x', { mode: 0o444 });
    expect(await probe(path)).toBe('READ_ONLY_FILE');
    chmodSync(path, 0o644);
    expect(await probe(path, 'git')).toBe('fine');
    writeFileSync(`${path}.lock`, '');
    setTimeout(() => rmSync(`${path}.lock`), 200);
    expect(await probe(path, 'git')).toBe('fine');
    writeFileSync(`${path}.lock`, '');
    utimesSync(`${path}.lock`, 1, 1);
    expect(await probe(path, 'git')).toBe('GIT_LOCK_HELD');
    expect(await probe(path)).toBe('fine');
    expect(readdirSync(temp.dir).sort()).toEqual(['f', 'f.lock']);
  });
});

describe('--root', () => {
  test('every path and every link stays inside', async () => {
    using temp = tempFolder();
    const root = temp.path('image');
    mkdirSync(temp.path('image/home'), { recursive: true });
    symlinkSync('/etc/env', temp.path('image/home/absolute'));
    symlinkSync('../../../../../../../up', temp.path('image/home/climbing'));
    for (const name of ['plain', 'absolute', 'climbing'])
      await changeFile({ path: `/home/${name}`, bytes: bytes(name), expected: null }, { root });
    expect(text(temp.path('image/home/plain'))).toBe('plain');
    expect(text(temp.path('image/etc/env'))).toBe('absolute');
    expect(text(temp.path('image/up'))).toBe('climbing');
    expect(readdirSync(temp.dir)).toEqual(['image']);
    expect(existsSync('/up')).toBe(false);
  });
});
