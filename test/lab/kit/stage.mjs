import { Unexpected } from './verdict.mjs';

/**
 * Where stories are played: prints a line a step and counts. A failed step does not stop its story:
 * each sentence of the acceptance text gets a verdict of its own.
 * @param {(line: string) => void} print
 */
export function openStage(print) {
  const count = { passed: 0, failed: 0 };
  async function step(title, act) {
    const started = performance.now();
    try {
      const note = await act();
      count.passed += 1;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      print(`  ok      ${title}${typeof note === 'string' ? `: ${note}` : ''} (${seconds} s)`);
    } catch (error) {
      count.failed += 1;
      print(`  FAILED  ${title}\n${indent(error instanceof Unexpected ? error.message : error.stack)}`);
    }
  }
  return { step, count, say: (text) => print(`          ${text}`) };
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `          | ${line}`)
    .join('\n');
}
