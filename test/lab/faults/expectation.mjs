import { expect } from '../kit/verdict.mjs';

/** Where the text cannot decide: the code is the first, or one of its candidates, with a probe that decides. */
export function among(code) {
  return { code };
}

/** Where the machine's own resolver decides which of these it is. */
export function oneOf(...codes) {
  return { codes };
}

/**
 * Fails the step unless goenv named what was expected.
 * @param {string | { code: string } | { codes: string[] }} wanted
 * @returns {string} what was named, and by what probe it is decided where the text could not
 */
export function expectNamed(findings, wanted, log) {
  const [first] = findings;
  const shown = () =>
    `named ${first?.code ?? 'nothing'} (candidates: ${candidatesOf(first)}), expected ${JSON.stringify(wanted)} of:\n${log.slice(-1500)}`;
  expect(first !== undefined, shown);
  const codes = wanted.codes ?? [wanted.code ?? wanted];
  if (codes.includes(first.code)) return first.code;
  const candidate = first.candidates.find(({ code }) => code === wanted.code);
  expect(candidate?.decideBy, shown);
  return `${candidate.code} is a candidate of ${first.code}; decided by: ${candidate.decideBy}`;
}

function candidatesOf(finding) {
  return finding?.candidates.map(({ code }) => code).join(', ') ?? '';
}
