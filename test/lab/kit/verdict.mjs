/** What a step throws when the world is not as the acceptance text says; the message is printed below the step. */
export class Unexpected extends Error {}

/** Fails the step unless the condition holds. */
export function expect(condition, message) {
  if (!condition) throw new Unexpected(typeof message === 'function' ? message() : message);
}

/** Fails the step unless the program ended with one of these codes; shows the end of what it printed. */
export function expectStatus(result, wanted, what) {
  const codes = [wanted].flat();
  expect(codes.includes(result.status), () => `${what}: ${ending(result)}, expected ${codes.join(' or ')}`);
  return result;
}

/** Fails the step unless two strings are the same. */
export function expectSame(found, wanted, what) {
  expect(
    found === wanted,
    () => `${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`,
  );
}

/** Fails the step unless a text has a part. */
export function expectPart(text, part, what) {
  expect(text.includes(part), () => `${what} does not name ${JSON.stringify(part)}:\n${text.slice(-1500)}`);
}

/** Parses the one JSON document on stdout. */
export function parseOutput(result) {
  try {
    return JSON.parse(result.stdout);
  } catch (cause) {
    throw new Unexpected(`stdout is not one JSON document: ${cause.message}\n${ending(result)}`);
  }
}

/** How a program ended, with the last of its output. */
export function ending({ status, signal, stdout, stderr }) {
  const how = signal === null ? `exit ${status}` : `signal ${signal}`;
  // What failed may stand far above the end.
  const failed = stdout
    .split('\n')
    .filter((line) => /\bFAIL|FAILED|AssertionError/.test(line))
    .slice(0, 20);
  const parts = [how, ...failed, '--- stdout', stdout.slice(-1200), '--- stderr', stderr.slice(-1200), '---'];
  return parts.join('\n');
}
