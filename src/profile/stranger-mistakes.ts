import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { SourceStamp } from '../core/journal.ts';
import { pointerMember } from './lint/rule.ts';
import { placeOf } from './lint/where.ts';
import type { Profile } from './sections/profile.ts';
import { withOwnOrigins } from './strangers.ts';

/**
 * What a stranger's text may never say, accepted or not: names that need `--allow`, and references to files and commands.
 * What has lost its origin counts as every stranger's. `unallowed` gives what the lint would find in a profile, had nobody
 * said `--allow`. Pure.
 */
export function strangerMistakes(
  profile: Profile,
  sources: Iterable<Pick<SourceStamp, 'file' | 'stranger'>>,
  unallowed: (profile: Profile) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const files = new Set([...sources].flatMap(({ stranger, file }) => (stranger ? [file] : [])));
  if (files.size === 0) return [];
  const own = withOwnOrigins(profile);
  return [...needAllow(unallowed(own)), ...references(own)].flatMap(({ code, params, where }) =>
    [...files]
      .filter((file) => where === undefined || where.file === file)
      .map((source) =>
        diagnostic(code, 'error', { ...params, source }, { where: where ?? { file: source } }),
      ),
  );
}

/** A mistake, whoever made it; without a place when its origin is lost. */
type Mistake = Pick<Diagnostic, 'code' | 'params' | 'where'>;

function needAllow(found: readonly Diagnostic[]): readonly Mistake[] {
  return found.flatMap(({ code, params, where }) => {
    if (!NEED_ALLOW.includes(code)) return [];
    const name = params['name'] ?? params['flag'] ?? '';
    return [{ code: 'STRANGER_NEEDS_ALLOW', params: { name }, ...(where && { where }) }];
  });
}

function references(profile: Profile): readonly Mistake[] {
  const { credentials = [], network = {} } = profile;
  return [...texts(credentials, '/credentials'), ...texts(network, '/network')].flatMap(
    ({ pointer, text }) => {
      const [reference] = RUNS_OR_READS.exec(text) ?? [];
      if (reference === undefined) return [];
      const where = placeOf(profile, pointer);
      return [{ code: 'STRANGER_REFERENCE', params: { reference }, ...(where && { where }) }];
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
