import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { load, sourceOf } from '../profile/loading.ts';
import { documentOf, type Kind } from './json-document.ts';
import { CHECKOUT, type Machine, machine } from './kit.ts';
import { snapshot, withoutAuditLog } from './snapshot.ts';

const RELEASED = join(CHECKOUT, 'test/fixtures/released');
const VERSIONS = readdirSync(RELEASED);
const HOME = '/home/gopher';
const JOURNAL = `${HOME}/.local/state/goenv/journal.json`;
const ENV = { HOME, PATH: '/nonexistent' };

test('this version has left what later ones must read; `node scripts/save-released.mjs` writes it', () => {
  expect(VERSIONS).toContain(VERSION);
});

describe.each(VERSIONS)('what goenv %s wrote', (version) => {
  const folder = join(RELEASED, version);
  const textOf = (...path: readonly string[]) => readFileSync(join(folder, ...path), 'utf8');
  const profiles = readdirSync(join(folder, 'profiles'));

  test.each(profiles)('profile %s loads, and means what it meant', (file) => {
    const built = ['cn', 'direct'].map((name) =>
      sourceOf(readFileSync(join(CHECKOUT, 'profiles', `${name}.yaml`), 'utf8'), name),
    );
    const others = profiles.map((name) => sourceOf(textOf('profiles', name), `/p/${name}`));
    const entry = others.filter(({ ref }) => ref === `/p/${file}`);
    const { profile, diagnostics } = load([...entry, ...others, ...built], { version: VERSION, home: HOME });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    // A later version may say more of it, never something else.
    expect(profile).toMatchObject(JSON.parse(textOf('resolved', file.replace('.yaml', '.json'))));
  });

  test.each(readdirSync(join(folder, 'json')))('document %s is one of its schema', (file) => {
    documentOf(textOf('json', file), kindOf(JSON.parse(textOf('json', file))));
  });

  test('its journal: status, check and plan find everything in step', async () => {
    using m = machine([]);
    const root = imageOf(m, folder, 'applied');
    const status = await m.run(['status', '--json', '--root', root], { env: ENV });
    expect(documentOf(status.out, 'status')).toMatchObject({ goenv: version, profile: { name: 'released' } });
    const check = await m.run(['check', '--json', '--root', root], { env: ENV });
    expect(check.code, check.out).toBe(0);
    const stdin = textOf('profiles/served.yaml');
    const plan = await m.run(['plan', '-', '--detailed-exitcode', '--json', '--root', root], {
      env: ENV,
      stdin,
    });
    expect(plan.code, plan.out).toBe(0);
  });

  test('its journal: revert puts back every byte', async () => {
    using m = machine([]);
    const root = imageOf(m, folder, 'applied');
    const reverted = await m.run(['revert', '--yes', '--root', root], { env: ENV });
    expect(reverted.code, reverted.err).toBe(0);
    expect(filesOf(root)).toEqual(filesOf(join(folder, 'before')));
    expect(existsSync(join(root, JOURNAL))).toBe(false);
  });

  test('its saved plan is carried out by the version that made it, and refused by name by any other', async () => {
    using m = machine([]);
    const root = imageOf(m, folder, 'before');
    const plan = join(m.dir, 'work/saved-plan.json');
    cpSync(join(folder, 'saved-plan.json'), plan);
    const before = filesOf(root);
    const applied = await m.run(['apply', '--plan', plan, '--root', root], { env: ENV });
    if (version === VERSION) {
      expect(applied.code, applied.err).toBe(0);
      expect(filesOf(root, JOURNAL.slice(1))).toEqual(filesOf(join(folder, 'applied'), JOURNAL.slice(1)));
    } else {
      expect(applied.code).toBe(1);
      expect(applied.err).toContain('PLAN_FILE_BROKEN');
      expect(applied.err).toContain(`made by goenv ${version}`);
      expect(filesOf(root)).toEqual(before);
    }
  });
});

/** A copy of an image, its journal made that of this place and this user. */
function imageOf(m: Machine, folder: string, name: string): string {
  const root = join(m.dir, 'image');
  cpSync(join(folder, name), root, { recursive: true });
  const journal = join(root, JOURNAL);
  if (!existsSync(journal)) return root;
  // Empty folders do not survive in git.
  mkdirSync(join(root, HOME, '.config/environment.d'), { recursive: true });
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const text = readFileSync(journal, 'utf8').replaceAll('@ROOT@', root);
  writeFileSync(journal, text.replaceAll('"uid":0,"gid":0', `"uid":${uid},"gid":${gid}`));
  chmodSync(journal, 0o600);
  return root;
}

/** Files and their bytes; empty folders are not in git, and modes are those of the checkout. */
function filesOf(root: string, but = ''): ReadonlyMap<string, string> {
  const found = [...withoutAuditLog(snapshot(root))].filter(([path]) => !path.endsWith(but) || but === '');
  return new Map(
    found
      .filter(([path]) => !isFolder(join(root, path)))
      .map(([path]) => [path, readFileSync(join(root, path), 'latin1')]),
  );
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function kindOf({ command, kind, findings }: Record<string, unknown>): Kind {
  if (kind === 'goenv-allowlist') return 'allowlist';
  if (command === 'show' || command === 'status' || command === 'diff') return command;
  return findings === undefined ? 'change-report' : 'findings';
}
