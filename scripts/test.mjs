// npm test [vitest arguments]: everything that needs no server. Counts what was skipped, and says it aloud.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKOUT = join(import.meta.dirname, '..');

console.log(
  'test: tables, cases, laws and the command line in temporary homes; real servers are in npm run lab',
);
const folder = mkdtempSync(join(tmpdir(), 'goenv-test-'));
const report = join(folder, 'report.json');
try {
  const status = runVitest(process.argv.slice(2));
  process.exitCode = summarise(status);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function runVitest(args) {
  const vitest = join(CHECKOUT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const run = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: CHECKOUT,
    stdio: 'inherit',
  });
  return run.status ?? 1;
}

function summarise(status) {
  const { numPassedTests: passed, numFailedTests: failed, testResults } = readReport();
  const skipped = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((test) => !['passed', 'failed'].includes(test.status));
  for (const test of skipped) console.log(`SKIPPED (${test.status}): ${test.fullName}`);
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  for (const file of broken) console.log(`FAILED to load: ${file.name}`);
  const failures = failed + broken.length;
  console.log(
    `\n${passed} passed, ${failures} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  );
  if (passed === 0) console.log('no test ran: that is a failure');
  return status !== 0 || failures > 0 || passed === 0 ? 1 : 0;
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, testResults: [] };
  }
}
