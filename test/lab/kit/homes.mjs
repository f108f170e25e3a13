import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A home folder as a fresh account has it: nothing in it. */
export function emptyHome(home) {
  mkdirSync(home, { recursive: true });
  return home;
}

/**
 * A home folder that somebody has lived in: a git configuration linked into a dotfiles folder, a go/env file that
 * go would sort, comments, bytes that are no UTF-8, carriage returns, no newline at the end, mode 0600.
 */
export function livedInHome(home) {
  mkdirSync(join(home, 'dotfiles'), { recursive: true, mode: 0o755 });
  mkdirSync(join(home, '.config/go'), { recursive: true, mode: 0o755 });
  write(join(home, 'dotfiles/gitconfig'), GITCONFIG, 0o600);
  symlinkSync('dotfiles/gitconfig', join(home, '.gitconfig'));
  write(join(home, '.config/go/env'), GO_ENV, 0o600);
  write(join(home, '.bashrc'), 'case $- in *i*) ;; *) return ;; esac\nalias ll="ls -l"\n', 0o644);
  write(join(home, '.profile'), 'umask 022\n', 0o640);
  mkdirSync(join(home, '.config/go/telemetry'));
  write(join(home, '.config/go/telemetry/mode'), 'off 2026-01-02', 0o644); // else each run of go writes here
  return home;
}

function write(path, text, mode) {
  writeFileSync(path, Buffer.from(text, 'latin1'));
  chmodSync(path, mode); // whatever the umask says
}

const GITCONFIG = `# my own, \xe9 is Latin-1
[user]
\tname = J\xf6rg ; comment
\temail = joerg@example.com
[url "ssh://git@git.other.example/"]
\tinsteadOf = https://git.other.example/
[alias]\r
\tlg = log \\
\t\t--oneline
[core]
	editor = vi`;

const GO_ENV = `# kept by hand: \xff\xfe
GOPRIVATE=git.other.example,*.lab.example
not a setting
GOBIN=/opt/mine/bin
# GOPROXY=https://old.example

GONOSUMDB=git.other.example
GOAUTH=off`;
