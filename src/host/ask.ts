import { type ChildProcess, spawn } from 'node:child_process';
import type { Answer, Question } from '../core/host.ts';
import { startAsUser } from './become-user.ts';

/** The most an answer may hold: 64 MiB. */
const LIMIT = 64 * 1024 * 1024;

/**
 * Asks another program: no shell, no stdin, from `/`, with the given environment; it and what it started are killed
 * after its time (default 5000 ms). Plain `node:child_process`: this is on the path of every plan, where a library
 * would cost more than the question.
 */
export async function ask(
  question: Question,
  environment: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await askOnce(question, environment);
  // Ctrl-C in the moment before the child has a group of its own ends it: that is no answer, so it is asked again.
  return answer === 'interrupted' ? nothingLost(await askOnce(question, environment)) : answer;
}

function nothingLost(answer: Answer | 'interrupted'): Answer {
  return answer === 'interrupted' ? { kind: 'timeout' } : answer;
}

function askOnce(
  question: Question,
  environment: Readonly<Record<string, string>>,
): Promise<Answer | 'interrupted'> {
  const [command, ...args] = question.argv;
  const env: Record<string, string | undefined> = { ...environment, ...question.env };
  return new Promise((resolve) => {
    // A process group of its own: Ctrl-C is goenv's to answer, between two steps; and a wrapper's child dies with it.
    const child = startAsUser((user) =>
      spawn(command, args, { ...user, detached: true, cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    const end = () => killGroup(child);
    process.once('exit', end);
    const answer = (given: Answer | 'interrupted') => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve(given);
    };
    const timer = setTimeout(() => {
      end();
      answer({ kind: 'timeout' });
    }, question.timeout ?? 5000);
    const out = collect(child.stdout, end);
    const err = collect(child.stderr, end);
    child.on('error', () => {
      // No process, but the ends of its pipes are open all the same.
      end();
      answer({ kind: 'not-found' });
    });
    child.on('close', (status, signal) => {
      if (signal === 'SIGINT') return answer('interrupted');
      answer({ kind: 'done', status: status ?? 128, stdout: out(), stderr: err() });
    });
  });
}

/** Gathers a stream up to the limit; gives what has come so far as text. */
function collect(stream: NodeJS.ReadableStream | null, tooMuch: () => void): () => string {
  const parts: Buffer[] = [];
  let size = 0;
  // Without file descriptors to spare there is no stream.
  stream?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LIMIT) tooMuch();
    else parts.push(chunk);
  });
  return () => Buffer.concat(parts).toString('utf8');
}

/** Whoever still holds the pipe open must not keep goenv waiting. */
function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}
