import { FULL_WIDTH } from '../../go/full-width.ts';
import type { Profile } from '../sections/profile.ts';
import { error, type Finding, pointerMember } from './rule.ts';

/**
 * Slips of the keyboard that every program takes literally: control characters, full-width punctuation, quotes inside
 * a value, blanks. go trims and unquotes nothing: `GONOPROXY="none"` keeps its quotes, `a.com, b.com` loses b.com.
 */
export function* textRules(profile: Profile): Generator<Finding> {
  for (const { pointer, value } of strings(profile, '')) {
    if (pointer.startsWith('/origins/')) continue;
    const kind = kindOf(pointer);
    const shown = /^\/(?:credentials|network\/proxy)/.test(pointer) ? '***' : visible(value);
    const details = { key: pointer.slice(1).replaceAll('/', '.'), value: shown };
    const control = controlIn(value, kind);
    if (control) yield error('VALUE_HAS_CONTROL_CHARACTER', pointer, { ...details, character: control });
    if (kind === 'prose') continue;
    yield* fullWidth(pointer, value, details);
    if (kind === 'token') yield* tokenFaults(pointer, value, details);
  }
}

type Kind = 'token' | 'text' | 'prose';

function* fullWidth(
  pointer: string,
  value: string,
  details: { key: string; value: string },
): Generator<Finding> {
  const character = [...value].find((c) => c in FULL_WIDTH);
  if (character === undefined) return;
  const ascii = FULL_WIDTH[character] ?? '';
  yield error('VALUE_HAS_FULL_WIDTH', pointer, { ...details, character, ascii });
}

function* tokenFaults(
  pointer: string,
  value: string,
  details: { key: string; value: string },
): Generator<Finding> {
  const quote = /["'`]/.exec(value)?.[0];
  if (quote) yield error('VALUE_HAS_QUOTES', pointer, { ...details, character: quote });
  // Any blank that is no control character; those have been said already.
  if (/[^\S\t\n\v\f\r]|\ufeff|\u200b/.test(value)) yield error('VALUE_HAS_BLANK', pointer, details);
}

function kindOf(pointer: string): Kind {
  if (PROSE.test(pointer)) return 'prose';
  return TEXT.test(pointer) ? 'text' : 'token';
}

/** Newlines and tabs belong to prose; everything else that moves a cursor or reorders a line does not. */
function controlIn(value: string, kind: Kind): string | undefined {
  const character = [...value].find((c) => CONTROL.test(c) && !(kind === 'prose' && /[\n\r\t]/.test(c)));
  const point = character?.codePointAt(0);
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

function visible(value: string): string {
  return value.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd').replace(/\/\/[^/@]*@/, '//***@');
}

function* strings(value: unknown, pointer: string): Generator<{ pointer: string; value: string }> {
  if (typeof value === 'string') yield { pointer, value };
  if (typeof value !== 'object' || value === null || pointer === '/origins') return;
  for (const [name, member] of Object.entries(value)) yield* strings(member, pointer + pointerMember(name));
}

const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const PROSE = /^\/(?:name|description|insecure\/\d+\/(?:reason|approvedBy)|trust\/certificates\/\d+\/pem)$/;
/** Values in which blanks or quotes can be meant: paths, flags, environment values, key lines, references. */
const TEXT =
  /^\/(?:go\/env\/|shell\/(?:env|path)\/|trust\/certificates\/\d+\/file|git\/http\/\d+\/client|ssh\/hosts\/\d+\/(?:identityFile|knownHosts)|credentials\/\d+\/(?:login|password)|network\/proxy|offline\/)/;
