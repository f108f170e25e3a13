import { basename, resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { fail } from '../core/diagnostic.ts';
import { isPath } from '../host/profile-files.ts';
import { mergeFragment } from '../profile/merge-fragment.ts';
import { diffLines } from '../ui/diff-lines.ts';
import { say } from '../ui/say.ts';
import type { Context } from './context.ts';

/**
 * `explain --fix PROFILE`: merges the profile lines of the findings into a profile and shows what changed.
 * The file is made when there is none; comments and order stay. The likeliest finding wins where two set one key.
 * A chunk of its own with the YAML parser. Errors: `WRONG_USAGE` (64) for a built-in, those of reading and writing.
 */
export async function fixProfile(
  context: Context,
  findings: readonly Diagnostic[],
  path: string,
): Promise<void> {
  if (!isPath(path))
    fail('WRONG_USAGE', { reason: `--fix needs the path of a file, not ${path}` }, { exit: 64 });
  const { host, errors, streams } = context;
  const full = resolve(context.cwd, path);
  const seen = await host.read(full);
  const before = seen.kind === 'file' ? Buffer.from(seen.bytes).toString('utf8') : '';
  const fragments = findings
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ profile }) => profile ?? []);
  const name = basename(path)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-');
  const after = fragments.reduceRight((text, fragment) => mergeFragment(text, fragment, name), before);
  if (fragments.length === 0) return void streams.err(`${say(errors, 'fixNothing', { path })}\n`);
  if (after === before) return void streams.err(`${say(errors, 'fixSame', { path })}\n`);
  const expected = seen.kind === 'file' ? host.digest(seen.bytes) : null;
  await host.change({ path: full, bytes: Buffer.from(after), expected, mode: 0o600 });
  streams.err(`\n${say(errors, 'fixedProfile', { path })}\n${diffLines(before, after, errors.style)}\n`);
}
