import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from './measure.mjs';

/**
 * What a contender does to the system, by strace: the programs it starts, the network addresses it connects to.
 * @param {string} strace the strace program
 * @returns {{ children: { argv: string[], env: Record<string, string> }[], connections: string[] } | undefined}
 *   nothing when it fails under strace
 */
export function trace(strace, contender) {
  const folder = mkdtempSync(join(tmpdir(), 'goenv-trace-'));
  const options = [
    '-ff',
    '--seccomp-bpf',
    '-qq',
    '-v',
    '-s',
    '65536',
    '-e',
    'trace=execve,connect',
    '-o',
    join(folder, 't'),
  ];
  try {
    runOnce({ ...contender, argv: [strace, ...options, ...contender.argv] });
    const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
    const started = lines.filter((line) => /^execve\(.* = 0$/.test(line)).map(parseExecve);
    return {
      children: started.filter(({ argv }) => argv.join('\n') !== contender.argv.join('\n')),
      connections: lines.filter((line) => /^connect\(.*AF_INET6?/.test(line)),
    };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// execve("/usr/bin/git", ["git", "config"], ["HOME=/x", "PATH=/y"]) = 0
function parseExecve(line) {
  const [, path, argv, env] = /^execve\(("(?:[^"\\]|\\.)*"), (\[.*?\]), (\[.*\])\) = 0$/.exec(line) ?? [];
  const variables = strings(env).map((entry) => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
  return { argv: [strings(path)[0], ...strings(argv).slice(1)], env: Object.fromEntries(variables) };
}

// strace quotes as C does; what these command lines hold is what JSON quotes alike.
function strings(text = '') {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => JSON.parse(quoted));
}
