import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import { isOurKind, isRewrite, parseRewriteKey, rewriteTarget } from './keys.ts';
import type { Machine } from './machine.ts';
import { gitEnv } from './paths.ts';
import type { RewriteRule } from './rewrite-url.ts';
import { placeOf } from './setting.ts';

/** What the user should hear about git's configuration as found; `keys` are those that goenv has or keeps. */
export function warningsOn(machine: Machine, keys: Iterable<string>, facts: Facts): readonly Diagnostic[] {
  return [...movedSystem(facts), ...fromEnvironment(machine, facts), ...fromRules(machine, [...keys])];
}

/** goenv goes where this environment's git looks; that of others, without the variable, looks elsewhere. */
function movedSystem(facts: Facts): readonly Diagnostic[] {
  const file = facts.scope === 'machine' ? gitEnv(facts)['GIT_CONFIG_SYSTEM'] : undefined;
  return file === undefined ? [] : [diagnostic('GIT_SYSTEM_MOVED', 'warning', { file })];
}

function fromEnvironment({ settings }: Machine, facts: Facts): readonly Diagnostic[] {
  const env = gitEnv(facts);
  const found: Diagnostic[] = [];
  // Set to anything, even `0`, it turns verification off (http.c).
  if (env['GIT_SSL_NO_VERIFY'] !== undefined) found.push(diagnostic('GIT_NO_VERIFY_SET', 'warning'));
  const file = env['GIT_SSL_CAINFO'];
  if (file !== undefined) found.push(diagnostic('GIT_CAINFO_SET', 'warning', { file }));
  const keys = settings
    .filter(({ scope, key }) => scope === 'command' && isOurKind(key))
    .map(({ key }) => key);
  if (keys.length > 0) {
    const variable = env['GIT_CONFIG_COUNT'] === undefined ? 'GIT_CONFIG_PARAMETERS' : 'GIT_CONFIG_COUNT';
    found.push(diagnostic('GIT_CONFIG_IN_ENV', 'warning', { variable, keys: keys.join(', ') }));
  }
  return found;
}

function fromRules({ settings, isOwn }: Machine, keys: readonly string[]): readonly Diagnostic[] {
  const ours = new Map(keys.flatMap((key) => parseRewriteKey(key) ?? []).map((rule) => [rule.from, rule]));
  const theirs = settings.filter((setting) => isRewrite(setting.key) && !isOwn(setting));
  return theirs.flatMap((setting) => {
    const rule = { from: setting.value ?? '', to: rewriteTarget(setting.key) };
    const where = placeOf(setting);
    const place = where ? { where } : {};
    if (setting.value === '') return [diagnostic('GIT_REWRITE_EMPTY', 'warning', { to: rule.to }, place)];
    const under = shadowed(rule, ours);
    if (!under) return [];
    return [
      diagnostic(
        'GIT_REWRITE_SHADOWED',
        'warning',
        { from: under.from, longer: rule.from, to: rule.to },
        place,
      ),
    ];
  });
}

/** Our rule that would give another URL for a part that a longer one of somebody else takes away from it. */
function shadowed(rule: RewriteRule, ours: ReadonlyMap<string, RewriteRule>): RewriteRule | undefined {
  for (let length = rule.from.length - 1; length > 0; length -= 1) {
    const under = ours.get(rule.from.slice(0, length));
    if (under) return under.to + rule.from.slice(length) === rule.to ? undefined : under;
  }
  return undefined;
}
