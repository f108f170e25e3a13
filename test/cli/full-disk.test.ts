import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAbsent, type Machine, machine } from './kit.ts';
import { ACME } from './profiles.ts';
import { snapshot, withoutState } from './snapshot.ts';

/** As if the disk were full after so many bytes of any one file: node ignores SIGXFSZ, so that write gives EFBIG. */
const limited = (bytes: number) => ['/usr/bin/prlimit', `--fsize=${bytes}`];

function lived(m: Machine): ReadonlyMap<string, string> {
  m.write('.config/go/env', `GOPROXY=https://mine.example\n${'# long\n'.repeat(60)}`);
  m.write('.gitconfig', `[user]\n\tname = x\n${'# long\n'.repeat(250)}`, 0o600);
  return m.tree();
}

// One that no file fits in, one for each file that may be the first that does not, and one that all but the journal fit in.
test.skipIf(isAbsent('prlimit')).each([0, 100, 250, 600, 1000, 1800, 2400, 4000, 6000])(
  'no more than %i bytes a file: 1 and nothing changed, or 5 and revert; then the same apply works',
  async (bytes) => {
    using m = machine();
    const before = lived(m);
    const ended = await m.run(['apply', '-', '-y'], { stdin: ACME, before: limited(bytes) });
    expect([1, 5], ended.err).toContain(ended.code);
    expect(ended.err).not.toContain('INTERNAL');
    if (ended.code === 1) expect(withoutState(m.tree())).toEqual(before);
    else expect(withoutState(m.tree())).not.toEqual(before);
    expect((await m.run(['apply', '-', '-y'], { stdin: ACME })).code).toBe(0);
    // Reverting on the full disk may fail as well; it must not lose anything.
    expect([0, 1, 5]).toContain((await m.run(['revert', '-y'], { before: limited(bytes) })).code);
    expect((await m.run(['revert', '-y'])).code).toBe(0);
    expect(m.tree()).toEqual(before);
  },
);

/** Whether this process may mount: only then a disk can really be full. */
function canMount(): boolean {
  const probe = spawnSync('unshare', ['-m', 'true']);
  if (probe.status !== 0) console.log('SKIPPED: no permission to mount a tmpfs');
  return probe.status === 0;
}

test.skipIf(isAbsent('unshare', 'mount') || !canMount())(
  'a tmpfs without a free page: exit 1 or 5, nothing of the user lost, revert after making room',
  async () => {
    using m = machine();
    const HOME = join(m.dir, 'small');
    mkdirSync(HOME);
    // In a mount namespace of its own: gone with the process.
    const script = `set -e
mount -t tmpfs -o size=64k tmpfs "$HOME"
mkdir -p "$HOME/.config/go/telemetry"; printf 'off 2026-01-02' > "$HOME/.config/go/telemetry/mode"
printf 'GOPROXY=https://mine.example\\n' > "$HOME/.config/go/env"
cat /dev/zero > "$HOME/fill" 2>/dev/null || true
set +e
"$@" apply cn -y; code=$?
cat "$HOME/.config/go/env"
rm "$HOME/fill"
"$@" revert -y > /dev/null; echo "apply $code revert $?"
cat "$HOME/.config/go/env"; ls -A "$HOME" "$HOME/.config"`;
    const before = ['unshare', '-m', 'sh', '-c', script, 'sh'].map((word) =>
      word === 'unshare' ? '/usr/bin/unshare' : word,
    );
    const ended = await m.run([], { before, env: { HOME, PATH: process.env['PATH'] } });
    expect(ended.err).toContain('ENOSPC');
    expect(ended.out).toBe(
      'GOPROXY=https://mine.example\napply 1 revert 0\nGOPROXY=https://mine.example\n' +
        `${HOME}:\n.config\n\n${HOME}/.config:\ngo\n`,
    );
    expect(withoutState(snapshot(HOME)).size).toBe(0);
  },
);
