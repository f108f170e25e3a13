import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { type LintContext, lint } from '../../../src/profile/lint/index.ts';
import type { Profile } from '../../../src/profile/sections/profile.ts';

/** A profile, and exactly the codes that the lint finds in it. */
export interface Row {
  readonly title: string;
  readonly profile: Partial<Profile>;
  readonly finds: readonly string[];
  readonly context?: Partial<LintContext>;
  /** The severity of the first code; not looked at when it is not said. */
  readonly severity?: 'error' | 'warning' | 'info';
}

export const TODAY = '2026-06-01';

export function profileOf(part: Partial<Profile>): Profile {
  return { name: 'acme', scope: 'user', environment: 'production', insecure: [], origins: {}, ...part };
}

export function findings(row: Row): readonly Diagnostic[] {
  const context = { today: TODAY, allow: [], unsupported: new Set<string>(), ...row.context };
  return lint(profileOf(row.profile), context);
}

/** One entry of `insecure`, sound but for what is given. */
export function exception(part: Partial<Profile['insecure'][number]>): Profile['insecure'][number] {
  const sound = { reason: 'the lab has no TLS yet', expires: '2026-07-15', approvedBy: 'SEC-1' };
  return { allow: 'plain-http', ...sound, ...part };
}

export function proxies(...urls: (string | [string])[]): NonNullable<Profile['go']> {
  return {
    proxy: urls.map((url) =>
      typeof url === 'string' ? { url, fallback: 'not-found' } : { url: url[0], fallback: 'any-error' },
    ),
  };
}

export function privates(...paths: string[]): NonNullable<Profile['go']> {
  return { private: paths.map((path) => ({ path, via: 'direct' })) };
}

export function goEnv(env: Record<string, string>): Partial<Profile> {
  return { go: { env } };
}

export function shellEnv(env: Record<string, string>): Partial<Profile> {
  return { shell: { env } };
}

export function rewrite(from: string, to: string): Partial<Profile> {
  return { go: privates('git.corp.example'), git: { rewrite: [{ from, to }] } };
}
