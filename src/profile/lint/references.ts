import { type Reference, referencesIn } from '../../core/reference.ts';
import { splitWords } from '../../core/split-words.ts';
import type { Profile } from '../sections/profile.ts';
import { error, type Finding, type LintContext } from './rule.ts';

/** `${file:…}` and `${command:…}` read and run what the profile names: only by leave of who applies it. */
export function* referenceRules(profile: Profile, { allow }: LintContext): Generator<Finding> {
  const seen = new Set<string>();
  for (const [pointer, text] of places(profile)) {
    for (const reference of referencesIn(text)) {
      // One proxy for both kinds of URL is one mistake.
      if (seen.has(reference.text)) continue;
      seen.add(reference.text);
      yield* faultsOf(reference, pointer, allow);
    }
  }
}

function* faultsOf(
  { text: reference, kind, name }: Reference,
  pointer: string,
  allow: readonly string[],
): Generator<Finding> {
  if (kind === 'env') return;
  if (!allow.includes(kind)) yield error('REFERENCE_NEEDS_ALLOW', pointer, { reference, kind });
  if (kind === 'command' && !splitWords(name))
    yield error('REFERENCE_COMMAND_MALFORMED', pointer, { reference });
}

function* places({ network, credentials = [] }: Profile): Generator<readonly [string, string]> {
  for (const [kind, url] of Object.entries(network?.proxy ?? {})) yield [`/network/proxy/${kind}`, url];
  for (const [at, { login, password }] of credentials.entries()) {
    yield [`/credentials/${at}/login`, login];
    yield [`/credentials/${at}/password`, password];
  }
}
