import { printable } from './printable.ts';
import type { Style } from './style.ts';

/**
 * What changed between two texts, line by line: `+` new, `-` gone, up to three unchanged lines around.
 * Longest common subsequence; profiles are short.
 */
export function diffLines(before: string, after: string, style: Style): string {
  const steps = compare(linesOf(before), linesOf(after));
  const near = steps.map((_, at) =>
    steps.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ sign }) => sign !== ' '),
  );
  return steps
    .filter((_, at) => near[at])
    .map(({ sign, text }) => {
      const shown = `${sign} ${printable(text)}`;
      return sign === '+' ? style.good(shown) : sign === '-' ? style.bad(shown) : style.dim(shown);
    })
    .join('\n');
}

interface Step {
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

function compare(a: readonly string[], b: readonly string[]): readonly Step[] {
  const common = lengths(a, b);
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      steps.push({ sign: ' ', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      steps.push({ sign: '-', text: a[i] ?? '' });
      i += 1;
    } else {
      steps.push({ sign: '+', text: b[j] ?? '' });
      j += 1;
    }
  }
  return steps;
}

/** Length of the longest common subsequence of every pair of tails. */
function lengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row)
        row[j] =
          a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

const AROUND = 3;
