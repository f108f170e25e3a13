import { basename, dirname, resolve } from 'node:path';
import { type Diagnostic, diagnostic, fail } from '../core/diagnostic.ts';
import type { Finding } from '../core/finding.ts';
import { isProfileUrl } from '../core/profile-url.ts';
import { isPath, type ProfileText, readProfileText } from '../host/profile-files.ts';
import { UNSUPPORTED } from '../planners/index.ts';
import { mergeFragment } from '../profile/merge-fragment.ts';
import { diffLines } from '../ui/diff-lines.ts';
import { say } from '../ui/say.ts';
import { renderDiagnostic } from '../ui/speak.ts';
import { VERSION } from '../version.ts';
import type { Context } from './context.ts';
import { isError } from './load-profile.ts';
import { keptPlaces } from './read-entry.ts';
import { resolveProfile } from './resolve-profile.ts';

/**
 * `explain --fix PROFILE`: merges the profile lines of the findings into a profile and shows what changed.
 * The file is made when there is none; comments and order stay. The likeliest finding wins where two set one key.
 * What they make of it is loaded first, with everything it extends: when that is no valid profile nothing is written,
 * the reasons are printed (`FIX_REFUSED` and the profile's own errors) and the answer is false.
 * A chunk of its own with the YAML parser. Errors: `WRONG_USAGE` (64) for a built-in, those of reading and writing.
 */
export async function fixProfile(
  context: Context,
  findings: readonly Finding[],
  path: string,
): Promise<boolean> {
  if (!isPath(path) || isProfileUrl(path))
    fail('WRONG_USAGE', { reason: `--fix needs the path of a file, not ${path}` }, { exit: 64 });
  const { errors, streams } = context;
  const before = await textBefore(context, path);
  const fragments = findings
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ profile }) => profile ?? []);
  if (fragments.length === 0) return told(context, say(errors, 'fixNothing', { path }));
  const wrongBefore = before.text.trim() === '' ? [] : await errorsIn(context, before);
  if (wrongBefore.length > 0) return refused(context, path, wrongBefore);
  const name = nameOf(path);
  const text = fragments.reduceRight((done, fragment) => mergeFragment(done, fragment, name), before.text);
  if (text === before.text) return told(context, say(errors, 'fixSame', { path }));
  const wrong = await errorsIn(context, { ...before, text });
  if (wrong.length > 0) return refused(context, path, wrong);
  await context.host.change({
    path: before.ref,
    bytes: Buffer.from(text),
    expected: before.sha256 === '' ? null : before.sha256,
    mode: 0o600,
  });
  streams.err(`\n${say(errors, 'fixedProfile', { path })}\n${diffLines(before.text, text, errors.style)}\n`);
  return true;
}

/** The profile as it stands; an empty text without a digest where there is none. */
async function textBefore(context: Context, path: string): Promise<ProfileText> {
  const full = resolve(context.cwd, path);
  const seen = await context.host.read(full);
  if (seen.kind === 'file') return { ...readProfileText(path, context.cwd), ref: full };
  return { ref: full, file: path, text: '', sha256: '', dir: dirname(full) };
}

function nameOf(path: string): string {
  const name = basename(path)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'fixed' : name;
}

/** Nothing is written: what is kept of bases from elsewhere is used, and asked for where nothing is. */
async function errorsIn(context: Context, entry: ProfileText): Promise<readonly Diagnostic[]> {
  const { facts, cwd, options } = context;
  const { home, today } = facts;
  const { diagnostics } = await resolveProfile(entry, {
    how: { facts, cwd, stateDirs: keptPlaces(facts), network: 'kept' },
    context: { home, version: VERSION, today, allow: options.allow, unsupported: UNSUPPORTED },
  });
  return diagnostics.filter(isError);
}

/** Printed with `--json` too: on stderr, where it is in nobody's way. */
function refused(context: Context, path: string, because: readonly Diagnostic[]): false {
  const { errors, streams } = context;
  for (const one of [diagnostic('FIX_REFUSED', 'error', { path }), ...because])
    streams.err(`\n${renderDiagnostic(one, errors)}\n`);
  return false;
}

function told(context: Context, text: string): true {
  context.streams.err(`${text}\n`);
  return true;
}
