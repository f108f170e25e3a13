import { knobFate, parseGodebug } from '../../go/godebug.ts';
import { settingKind } from '../../go/settings.ts';
import type { Profile } from '../sections/profile.ts';
import { OWN_KEYS } from './go-env.ts';
import { absolutePaths } from './paths.ts';
import { error, type Finding, type LintContext, pointerMember, warning } from './rule.ts';
import { CERTIFICATES, isForbidden, ownSection } from './shell-names.ts';

/** The process environment: an allow-list, because every list of the dangerous ones is too short. */
export function* shellRules(profile: Profile, { allow }: LintContext): Generator<Finding> {
  const { env = {}, unset = [], path = [] } = profile.shell ?? {};
  for (const [name, value] of Object.entries(env)) {
    const pointer = `/shell/env${pointerMember(name)}`;
    const refused = refusal(name, pointer, allow);
    if (refused) yield refused;
    if (name === 'GODEBUG') yield* godebugRules(value, pointer);
    else if (!refused) yield* valueRules(name, { value, pointer });
  }
  const set = setElsewhere(profile);
  for (const [i, name] of unset.entries())
    yield* unsetRules(name, { pointer: `/shell/unset/${i}`, env, set });
  for (const [i, folder] of path.entries())
    yield* absolutePaths('PATH', { value: folder, pointer: `/shell/path/${i}` });
}

function refusal(name: string, pointer: string, allow: readonly string[]): Finding | undefined {
  if (!NAME.test(name)) return error('SHELL_NAME_INVALID', pointer, { name });
  const section = ownSection(name);
  if (section) return error('SHELL_ENV_HAS_SECTION', pointer, { name, section });
  if (isForbidden(name)) return error('SHELL_ENV_FORBIDDEN', pointer, { name });
  if (name === 'GOROOT') return error('ENV_GOROOT', pointer);
  if (settingKind(name) === 'setting' || settingKind(name) === 'computed' || name === 'GOENV') {
    return error('SHELL_ENV_GO_SETTING', pointer, { name, key: OWN_KEYS[name] ?? 'go.env' });
  }
  if (ALLOWED.includes(name) || allow.includes(name)) return undefined;
  return error('SHELL_ENV_NEEDS_ALLOW', pointer, { name, allowed: ALLOWED.join(', ') });
}

function* valueRules(name: string, at: { value: string; pointer: string }): Generator<Finding> {
  if (name === 'NETRC' || name === 'PIP_CERT') yield* absolutePaths(name, at);
  if (name === 'GIT_TERMINAL_PROMPT' && !['0', '1'].includes(at.value)) {
    yield error('ENV_BAD_VALUE', at.pointer, { name, value: at.value, choices: '0, 1' });
  }
}

function* godebugRules(value: string, pointer: string): Generator<Finding> {
  const knobs = parseGodebug(value);
  if (knobs === undefined) return yield error('GODEBUG_MALFORMED', pointer, { value });
  for (const knob of knobs) {
    const details = { knob: knob.name, value: knob.value };
    const fate = knobFate(knob);
    if (knob.name === 'x509ignoreCN') yield error('GODEBUG_X509IGNORECN', pointer);
    else if (fate === 'dead') yield error('GODEBUG_DEAD', pointer, details);
    else if (fate === 'removed') yield error('GODEBUG_REMOVED', pointer, details);
    else if (fate === 'weakens') yield warning('GODEBUG_WEAKENS', pointer, details);
  }
}

interface Unset {
  readonly pointer: string;
  readonly env: Readonly<Record<string, string>>;
  /** Variable to the key that sets it. */
  readonly set: ReadonlyMap<string, string>;
}

/** The variables that `network` and `trust` give to shells. */
function setElsewhere({ network, trust }: Profile): ReadonlyMap<string, string> {
  const { proxy, noProxy } = network ?? {};
  const names = [
    ...(proxy?.http === undefined ? [] : [['HTTP_PROXY', '/network/proxy']]),
    ...(proxy?.https === undefined ? [] : [['HTTPS_PROXY', '/network/proxy']]),
    ...(proxy || noProxy ? [['NO_PROXY', '/network']] : []),
  ];
  const certificates = trust?.certificates?.length ? CERTIFICATES : [];
  return new Map([
    ...names.flatMap(([name = '', key = '']) => [[name, key] as const, [name.toLowerCase(), key] as const]),
    ...certificates.map((name) => [name, '/trust/certificates'] as const),
  ]);
}

function* unsetRules(name: string, { pointer, env, set }: Unset): Generator<Finding> {
  if (!NAME.test(name)) return yield error('SHELL_NAME_INVALID', pointer, { name });
  if (NEEDED.includes(name)) return yield error('SHELL_UNSET_NEEDED', pointer, { name });
  if (name in env)
    yield error('SHELL_UNSET_AND_SET', pointer, { name, other: `/shell/env${pointerMember(name)}` });
  const other = set.get(name);
  if (other !== undefined) yield error('SHELL_UNSET_AND_SET', pointer, { name, other });
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const ALLOWED: readonly string[] = ['GODEBUG', 'GIT_TERMINAL_PROMPT', 'NETRC', 'PIP_CERT'];
/** Without these a login shell no longer works. */
const NEEDED: readonly string[] = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TERM', 'PWD', 'IFS'];
