import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { SourceStamp } from '../core/journal.ts';
import { pointerMember } from './lint/rule.ts';
import { placeOf } from './lint/where.ts';
import type { Profile } from './sections/profile.ts';

/**
 * What a stranger's text may never say, accepted or not: names that need `--allow`, and references to files and commands.
 * `unallowed` gives what the lint would find, had nobody said `--allow`. Pure.
 */
export function strangerMistakes(
  profile: Profile,
  sources: Iterable<Pick<SourceStamp, 'file' | 'stranger'>>,
  unallowed: () => readonly Diagnostic[],
): readonly Diagnostic[] {
  const files = new Set([...sources].flatMap(({ stranger, file }) => (stranger ? [file] : [])));
  if (files.size === 0) return [];
  const isTheirs = (where: Diagnostic['where']) => where !== undefined && files.has(where.file);
  return [...needAllow(unallowed()), ...references(profile)].filter(({ where }) => isTheirs(where));
}

function needAllow(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.flatMap(({ code, params, where }) => {
    if (!NEED_ALLOW.includes(code) || where === undefined) return [];
    const name = params['name'] ?? params['flag'] ?? '';
    return [diagnostic('STRANGER_NEEDS_ALLOW', 'error', { name, source: where.file }, { where })];
  });
}

function references(profile: Profile): readonly Diagnostic[] {
  const { credentials = [], network = {} } = profile;
  return [...texts(credentials, '/credentials'), ...texts(network, '/network')].flatMap(
    ({ pointer, text }) => {
      const [reference] = RUNS_OR_READS.exec(text) ?? [];
      const where = placeOf(profile, pointer);
      if (reference === undefined || where === undefined) return [];
      return [diagnostic('STRANGER_REFERENCE', 'error', { reference, source: where.file }, { where })];
    },
  );
}

function texts(value: unknown, pointer: string): readonly { pointer: string; text: string }[] {
  if (typeof value === 'string') return [{ pointer, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, pointer + pointerMember(name)));
}

const NEED_ALLOW: readonly string[] = ['ENV_NEEDS_ALLOW', 'SHELL_ENV_NEEDS_ALLOW', 'FLAG_NOT_ALLOWED'];
const RUNS_OR_READS = /\$\{(?:file|command):[^}]*\}/;
