import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Machine, machine } from './kit.ts';
import { ACME } from './profiles.ts';

/** A home that somebody lives in, and the surroundings that lead to it. */
interface Home {
  readonly title: string;
  readonly prepare: (m: Machine) => Readonly<Record<string, string>>;
}

const GO_ENV = '# by hand \xff\nGOPRIVATE=mine.example\nnonsense\n\nGOPROXY=https://mine.example\nGOFLAGS=-v';
const GITCONFIG =
  '# mine\r\n[user]\r\n\tname = J\xf6rg ; c\r\n[url "ssh://git@x.example/"]\n\tinsteadOf = https://x.example/\n[core]\n\teditor = vi';

const latin = (text: string) => Buffer.from(text, 'latin1');

const homes: readonly Home[] = [
  { title: 'nothing at all', prepare: () => ({}) },
  {
    title: 'comments, CRLF, no final newline, no UTF-8, mode 0600 and 0640',
    prepare(m) {
      m.write('.config/go/env', latin(GO_ENV), 0o600);
      m.write('.gitconfig', latin(GITCONFIG), 0o640);
      return {};
    },
  },
  {
    title: 'empty files',
    prepare(m) {
      m.write('.config/go/env', '', 0o664);
      m.write('.gitconfig', '', 0o600);
      return {};
    },
  },
  {
    title: 'links into a dotfiles folder, one of them a linked folder',
    prepare(m) {
      m.write('dotfiles/gitconfig', latin(GITCONFIG), 0o600);
      m.write('dotfiles/go/env', latin(GO_ENV), 0o644);
      symlinkSync('dotfiles/gitconfig', join(m.home, '.gitconfig'));
      m.write('.config/x', '');
      // `go` itself is the link; the telemetry switch goes with it.
      m.write('dotfiles/go/telemetry/mode', 'off 2026-01-02');
      return linkGo(m);
    },
  },
  {
    title: 'links that dangle: the file comes to be where they point, and goes again',
    prepare(m) {
      m.write('dotfiles/keep', '');
      symlinkSync('dotfiles/gitconfig', join(m.home, '.gitconfig'));
      symlinkSync(join(m.home, 'dotfiles/deep/goenv'), join(m.home, '.config/go/env'));
      return {};
    },
  },
  {
    title: 'GOENV names a file elsewhere',
    prepare(m) {
      m.write('.config/go/env', 'GOPROXY=https://untouched.example\n');
      return { GOENV: m.write('go settings/env file', latin(GO_ENV)) };
    },
  },
  {
    title: 'GOENV names a file that is not there yet',
    prepare: (m) => ({ GOENV: join(m.home, 'new/deep/env') }),
  },
  {
    title: 'XDG_CONFIG_HOME and XDG_STATE_HOME elsewhere',
    prepare(m) {
      m.write('cfg/go/env', latin(GO_ENV));
      m.write('cfg/git/config', latin(GITCONFIG));
      m.write('cfg/go/telemetry/mode', 'off 2026-01-02');
      return { XDG_CONFIG_HOME: join(m.home, 'cfg'), XDG_STATE_HOME: join(m.home, 'st/ate') };
    },
  },
  {
    title: 'XDG_STATE_HOME relative counts as unset',
    prepare: () => ({ XDG_STATE_HOME: 'state' }),
  },
  {
    title: 'the user has the XDG git file alone, in a folder of mode 0700',
    prepare(m) {
      m.write('.config/git/config', latin(GITCONFIG));
      chmodSync(join(m.home, '.config/git'), 0o700);
      return {};
    },
  },
  {
    title: 'the user already has what the profile wants',
    prepare(m) {
      m.write(
        '.config/go/env',
        'GOPROXY=https://athens.acme.example,direct\nGOPRIVATE=a.example,git.acme.example\nGOFLAGS=-modcacherw\n',
      );
      m.write(
        '.gitconfig',
        '[url "ssh://git@git.acme.example/"]\n\tinsteadOf = https://git.acme.example/\n[http "https://git.partner.example/"]\n\tproxy = http://other.example:3128\n',
      );
      return {};
    },
  },
  {
    title: 'a home with a blank, a quote and a newline in its name',
    prepare(m) {
      const HOME = join(m.home, 'it\'s "my" home\nreally');
      mkdirSync(HOME);
      m.write(join(HOME, '.config/go/telemetry/mode'), 'off 2026-01-02');
      m.write(join(HOME, '.gitconfig'), latin(GITCONFIG));
      return { HOME };
    },
  },
];

describe.each(homes)('$title', ({ prepare }) => {
  test('apply, apply again, check, revert: every byte, mode and link as it was', async () => {
    using m = machine();
    const env = prepare(m);
    const before = m.tree();
    const applied = await m.run(['apply', '-', '--yes'], { stdin: ACME, env });
    expect(applied.code, applied.err).toBe(0);
    const between = m.tree();
    expect((await m.run(['apply', '-'], { stdin: ACME, env })).out).toMatch(/^Nothing to do/);
    expect((await m.run(['check'], { env })).code).toBe(0);
    expect(m.tree()).toEqual(between);
    for (const [path, what] of before) {
      if (what.startsWith('link ')) expect(between.get(path)).toBe(what);
      // Modes stay while goenv is there, too.
      else expect(between.get(path)?.split(' ').slice(0, 3)).toEqual(what.split(' ').slice(0, 3));
    }
    const reverted = await m.run(['revert', '--yes'], { env });
    expect(reverted.code, reverted.err).toBe(0);
    expect(m.tree()).toEqual(before);
  });
});

function linkGo(m: Machine): Readonly<Record<string, string>> {
  // A second configuration home, because the machine's own already has a `go` folder.
  mkdirSync(join(m.home, 'linked'));
  symlinkSync('../dotfiles/go', join(m.home, 'linked/go'));
  return { XDG_CONFIG_HOME: join(m.home, 'linked') };
}
