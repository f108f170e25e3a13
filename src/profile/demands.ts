import { type Diagnostic, diagnostic, type Place } from '../core/diagnostic.ts';
import type { Demand, Policy, Rule, Verdict } from '../core/policy.ts';
import { insecureRules } from './lint/insecure.ts';
import type { Finding } from './lint/rule.ts';
import { placeOf } from './lint/where.ts';
import type { Environment, InsecureEntry, Profile } from './sections/profile.ts';

/** What the demands of the settings files say of one profile. */
export interface Judgement {
  /** Every demand of every file, in the files' order. */
  readonly verdicts: readonly Verdict[];
  /** One error a breach: `where` is the profile's line, `also` the settings file's. */
  readonly breaches: readonly Diagnostic[];
}

/** What judging needs beside the profile. */
export interface JudgedWith {
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** The profile as it was asked for, for messages. */
  readonly source: string;
  /** Why a required signature is missing; `undefined` when it is there and good. */
  readonly unsigned: (policy: Policy) => string | undefined;
}

/**
 * Holds a profile, with what is in force of it, against the policies. Pure; a policy can only refuse: nothing in it makes
 * a check of goenv's weaker.
 */
export function judge(profile: Profile, policies: readonly Policy[], given: JudgedWith): Judgement {
  const all = policies.flatMap((policy) =>
    RULES.flatMap((rule) => {
      const demand = demandBy(rule, policy);
      if (!demand) return [];
      const { file, line } = demand;
      const also = { file, ...(line !== undefined && { line }) };
      const found = [...rule.breaches(profile, policy, given)].map((one) => ({ ...one, also }));
      return [{ verdict: { ...demand, met: found.length === 0 }, found }];
    }),
  );
  return { verdicts: all.map(({ verdict }) => verdict), breaches: all.flatMap(({ found }) => found) };
}

/** Every demand of the policies, held against nothing. Pure. */
export function demandsOf(policies: readonly Policy[]): readonly Demand[] {
  return policies.flatMap((policy) => RULES.flatMap((rule) => demandBy(rule, policy) ?? []));
}

/** What a policy demands by one rule, with its line. */
function demandBy({ rule, values }: DemandRule, policy: Policy): Demand | undefined {
  const demanded = values(policy);
  if (demanded.length === 0) return undefined;
  const line = policy.lines[rule];
  return { file: policy.file, ...(line !== undefined && { line }), rule, values: demanded, met: null };
}

interface DemandRule {
  readonly rule: Rule;
  /** What a policy demands by this rule; empty when nothing. */
  readonly values: (policy: Policy) => readonly string[];
  readonly breaches: (profile: Profile, policy: Policy, given: JudgedWith) => Iterable<Diagnostic>;
}

function* forbidden(profile: Profile, { forbid = [] }: Policy): Generator<Diagnostic> {
  for (const [at, entry] of profile.insecure.entries()) {
    if (!forbid.includes(entry.allow)) continue;
    const params = { allow: entry.allow, target: targetOf(entry) };
    yield diagnostic('POLICY_FORBIDS', 'error', params, whereOf(profile, `/insecure/${at}`));
  }
}

function* otherName(profile: Profile, { names = [] }: Policy, { source }: JudgedWith): Generator<Diagnostic> {
  if (names.some((name) => isNamed(profile.name, name))) return;
  const where = placeOf(profile, '/name') ?? { file: source };
  yield diagnostic('POLICY_NAME', 'error', { name: profile.name, names: names.join(', ') }, { where });
}

/** The rules for exceptions of the stricter environment, where the profile's own let something pass. */
function* looser(profile: Profile, { environment }: Policy, { today }: JudgedWith): Generator<Diagnostic> {
  if (environment === undefined || STRICTNESS[environment] <= STRICTNESS[profile.environment]) return;
  const context = { today, allow: [], unsupported: new Set<string>() };
  for (const { code, pointer, params } of insecureRules({ ...profile, environment }, context)) {
    if (code !== 'INSECURE_NEEDS_APPROVAL' && code !== 'INSECURE_TOO_LONG') continue;
    yield tooLoose(profile, { code, pointer, params, environment });
  }
}

function tooLoose(
  profile: Profile,
  {
    code,
    pointer,
    params,
    environment,
  }: Pick<Finding, 'code' | 'pointer' | 'params'> & { environment: string },
): Diagnostic {
  const entry = profile.insecure[Number(pointer.split('/')[2])];
  const of = { environment, allow: entry?.allow ?? '', target: entry ? targetOf(entry) : '' };
  const where = whereOf(profile, pointer);
  if (code === 'INSECURE_NEEDS_APPROVAL') return diagnostic('POLICY_NEEDS_APPROVAL', 'error', of, where);
  const { expires = '', latest = '' } = params;
  return diagnostic('POLICY_TOO_LONG', 'error', { ...of, expires, latest }, where);
}

function* unsigned(_: Profile, policy: Policy, { source, unsigned: why }: JudgedWith): Generator<Diagnostic> {
  const reason = why(policy);
  if (reason === undefined || policy.signature === undefined) return;
  const { principal, file } = policy.signature;
  const where: Place = { file: source };
  yield diagnostic('POLICY_SIGNATURE', 'error', { source, principal, file, reason }, { where });
}

function targetOf({ host, module }: InsecureEntry): string {
  return host ?? module ?? '';
}

function whereOf(profile: Profile, pointer: string): Pick<Diagnostic, 'where'> {
  const where = placeOf(profile, pointer);
  return where ? { where } : {};
}

/** `acme-*` covers `acme-lab`; nothing but `*` is special. */
function isNamed(name: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) return name === pattern;
  const last = others.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let rest = name.slice(first.length, name.length - last.length);
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}

const RULES: readonly DemandRule[] = [
  { rule: 'forbid', values: ({ forbid = [] }) => forbid, breaches: forbidden },
  {
    rule: 'signature',
    values: ({ signature }) => (signature ? [signature.principal, signature.file] : []),
    breaches: unsigned,
  },
  {
    rule: 'environment',
    values: ({ environment }) => (environment === undefined ? [] : [environment]),
    breaches: looser,
  },
  { rule: 'names', values: ({ names = [] }) => names, breaches: otherName },
];
const STRICTNESS: Readonly<Record<Environment, number>> = { development: 0, test: 1, production: 2 };
