import { execa } from 'execa';
import type { Answer, Question } from '../core/host.ts';
import { startAsUser } from './become-user.ts';

/**
 * Runs another program: argv array, no shell, no stdin, from `/`, killed after its time (default 5000 ms).
 * The only file that knows execa; loaded when something is run, not to plan.
 */
export async function runProgram(
  question: Question,
  environment: Readonly<Record<string, string>>,
): Promise<Answer> {
  const [command, ...args] = question.argv;
  const result = await startAsUser((user) =>
    execa(command, args, {
      ...user,
      // Ctrl-C is goenv's to answer, between two steps.
      detached: true,
      cwd: '/',
      env: { ...environment, ...question.env },
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
      stripFinalNewline: false,
      timeout: question.timeout ?? 5000,
      forceKillAfterDelay: 500,
    }),
  );
  if (result.timedOut) return { kind: 'timeout' };
  if (result.code === 'ENOENT' || result.code === 'EACCES') return { kind: 'not-found' };
  return { kind: 'done', status: result.exitCode ?? 128, stdout: result.stdout, stderr: result.stderr };
}
