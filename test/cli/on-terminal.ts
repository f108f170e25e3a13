import { rmSync } from 'node:fs';
import { execute, type Machine, PROGRAM, type Result } from './kit.ts';

export interface Typing {
  /** What is typed, as printf takes it, after `delay` seconds. */
  readonly answer?: string;
  readonly delay?: number;
  /** Typed when the screen shows the text, one after the other. */
  readonly dialogue?: readonly (readonly [shown: string, answer: string])[];
  readonly env?: Readonly<Record<string, string>>;
  readonly redirect?: string;
}

/**
 * Runs on a terminal of its own, 120 columns wide. The code comes by a file: `script` loses it when its own input
 * is still open, and the end of input must not come before the question (what is typed ahead waits for it).
 */
export async function onTerminal(m: Machine, command: string, typing: Typing = {}): Promise<Result> {
  const { answer, delay = 0, dialogue = [], env = {}, redirect = '' } = typing;
  const screen = `${m.dir}/screen`;
  const line = `stty cols 120; ${PROGRAM.join(' ')} ${command} ${redirect}; echo $? > ${m.dir}/code`;
  const wait = `for n in $(seq 200); do [ -s ${m.dir}/code ] && break; sleep 0.05; done`;
  const each = dialogue.map(
    ([shown, said]) =>
      `for n in $(seq 400); do grep -qF '${shown}' ${screen} && break; sleep 0.05; done; sleep 0.3; printf '${said}'; `,
  );
  const first = answer === undefined ? '' : `sleep ${delay}; printf '${answer}'; `;
  const typed = `< <({ ${first}${each.join('')}${wait}; } 2>/dev/null)`;
  rmSync(`${m.dir}/code`, { force: true });
  const argv = [
    '/bin/bash',
    '-c',
    `exec /usr/bin/script -fqec '${line}' ${screen} ${first + each.join('') === '' ? '' : typed}`,
  ];
  const PATH = `${m.bin}:/usr/bin:/bin`;
  const ended = await execute(argv, { cwd: `${m.dir}/work`, env: { ...m.env, PATH, TERM: 'xterm', ...env } });
  return { ...ended, code: Number(m.read('../code')) };
}
