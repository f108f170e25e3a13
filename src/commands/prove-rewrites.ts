import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Row } from '../core/diff.ts';
import type { Host } from '../core/host.ts';
import { ABSENT } from '../core/value.ts';

/** How many rewrites are asked of git itself after an apply; the rest follow the same rule. */
const ASKED = 4;

/**
 * Asks git what it makes of the URLs whose rewrites this run changed (`ls-remote --get-url`, no network).
 * Reads only. Gives `NOT_IN_FORCE` for a rewrite that git does not follow.
 */
export async function proveRewrites(host: Host, applied: readonly Row[]): Promise<readonly Diagnostic[]> {
  const rewrites = applied.flatMap(rewriteOf).slice(0, ASKED);
  const found = await Promise.all(rewrites.map((rewrite) => proveOne(host, rewrite)));
  return found.flat();
}

interface Rewrite {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

function rewriteOf(row: Row): readonly Rewrite[] {
  if (row.after === ABSENT || row.overriddenBy) return [];
  const [, to, from] = /^url\.(.*)\.insteadof\[(.*)\]$/is.exec(row.key) ?? [];
  return to !== undefined && from !== undefined ? [{ key: row.key, from, to }] : [];
}

async function proveOne(host: Host, { key, from, to }: Rewrite): Promise<readonly Diagnostic[]> {
  const answer = await host.run({
    argv: ['git', 'ls-remote', '--get-url', `${from}goenv-probe`],
    env: { LC_ALL: 'C' },
  });
  if (answer.kind !== 'done' || answer.status !== 0) return [];
  const got = answer.stdout.trimEnd();
  if (got === `${to}goenv-probe`) return [];
  return [diagnostic('NOT_IN_FORCE', 'warning', { key, by: 'git', value: got })];
}
