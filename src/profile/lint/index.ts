import type { Diagnostic } from '../../core/diagnostic.ts';
import { diagnostic } from '../../core/diagnostic.ts';
import type { Profile } from '../sections/profile.ts';
import { credentialsRules } from './credentials.ts';
import { exceptionRules } from './exceptions.ts';
import { gitHttpRules } from './git-http.ts';
import { gitRewriteRules } from './git-rewrite.ts';
import { goEnvRules } from './go-env.ts';
import { goFlagsRules } from './go-flags.ts';
import { goPrivateRules } from './go-private.ts';
import { goProxyRules } from './go-proxy.ts';
import { goProxyTrustRules } from './go-proxy-trust.ts';
import { goSumdbRules } from './go-sumdb.ts';
import { goToolchainRules } from './go-toolchain.ts';
import { goVcsRules } from './go-vcs.ts';
import { insecureRules } from './insecure.ts';
import { insecureReachRules } from './insecure-reach.ts';
import { machineScopeRules } from './machine-scope.ts';
import { networkRules } from './network.ts';
import { noProxyRules } from './no-proxy.ts';
import { offlineRules } from './offline.ts';
import { reachRules } from './reach.ts';
import { referenceRules } from './references.ts';
import type { Finding, LintContext, Rule } from './rule.ts';
import { shellRules } from './shell.ts';
import { sshRules } from './ssh.ts';
import { textRules } from './text.ts';
import { trustRules } from './trust.ts';
import { unsupportedRules } from './unsupported.ts';
import { placeOf } from './where.ts';

export type { LintContext } from './rule.ts';

/**
 * What a profile may say by its schema and still should not say; an `error` makes `validate` end with 3.
 * Pure. Every diagnostic carries the place of the value it is about; sections that are refused as unsupported are
 * judged all the same, so that every mistake is shown at once. An `insecure` entry past its date is no finding here:
 * `inForce` (profile/policy.ts) takes it out and says so.
 * Source: the go command's own rules (src/go) and what it never checks itself.
 */
export function lint(profile: Profile, context: LintContext): readonly Diagnostic[] {
  return RULES.flatMap((rule) => [...rule(profile, context)]).map((found) => toDiagnostic(profile, found));
}

function toDiagnostic(profile: Profile, found: Finding): Diagnostic {
  const where = placeOf(profile, found.pointer);
  const also = found.other === undefined ? undefined : placeOf(profile, found.other);
  return diagnostic(found.code, found.severity, found.params, {
    ...(where ? { where } : {}),
    ...(also ? { also } : {}),
    ...(found.fragment === undefined ? {} : { profile: found.fragment }),
  });
}

/** One file a theme; a new rule is a file and a line here. */
const RULES: readonly Rule[] = [
  unsupportedRules,
  machineScopeRules,
  textRules,
  goProxyRules,
  goProxyTrustRules,
  goPrivateRules,
  reachRules,
  goSumdbRules,
  goVcsRules,
  goToolchainRules,
  goEnvRules,
  goFlagsRules,
  networkRules,
  noProxyRules,
  trustRules,
  gitRewriteRules,
  gitHttpRules,
  sshRules,
  credentialsRules,
  referenceRules,
  shellRules,
  offlineRules,
  insecureRules,
  insecureReachRules,
  exceptionRules,
];
