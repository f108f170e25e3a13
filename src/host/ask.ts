import { spawn } from 'node:child_process';
import type { Answer, Question } from '../core/host.ts';

/** The most an answer may hold: 64 MiB. */
const LIMIT = 64 * 1024 * 1024;

/**
 * Asks another program: no shell, no stdin, from `/`, with the given environment, killed after its time.
 * Plain `node:child_process`: this is on the path of every plan, where a library would cost more than the question.
 */
export function ask(question: Question, environment: Readonly<Record<string, string>>): Promise<Answer> {
  const [command, ...args] = question.argv;
  const env: Record<string, string | undefined> = { ...environment, ...question.env };
  return new Promise((resolve) => {
    // In a process group of its own: Ctrl-C is goenv's to answer, between two steps, and not the question's.
    const child = spawn(command, args, {
      detached: true,
      cwd: '/',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const end = () => void child.kill('SIGKILL');
    process.once('exit', end);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ kind: 'timeout' });
    }, question.timeout ?? 5000);
    const collect = (into: Buffer[]) => (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMIT) child.kill('SIGKILL');
      else into.push(chunk);
    };
    child.stdout.on('data', collect(out));
    child.stderr.on('data', collect(err));
    const settle = () => {
      clearTimeout(timer);
      process.off('exit', end);
    };
    child.on('error', () => {
      settle();
      resolve({ kind: 'not-found' });
    });
    child.on('close', (status) => {
      settle();
      const text = (parts: Buffer[]) => Buffer.concat(parts).toString('utf8');
      resolve({ kind: 'done', status: status ?? 128, stdout: text(out), stderr: text(err) });
    });
  });
}
