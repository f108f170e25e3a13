import type { Facts } from '../../core/facts.ts';
import type { Host } from '../../core/host.ts';
import { EMPTY_JOURNAL } from '../../core/journal.ts';
import { makePlan } from '../../core/plan.ts';
import { hasReference } from '../../core/reference.ts';
import { exportLines } from '../../go/export-lines.ts';
import { credentials } from '../../planners/credentials/index.ts';
import { PLANNERS } from '../../planners/index.ts';
import { trustStore } from '../../planners/trust-store/index.ts';
import { scopeOf } from '../../planners/trust-store/wanted.ts';
import type { InsecureEntry, NetworkSection, Profile } from '../../profile/sections/profile.ts';
import { type LentEnvironment, lendEnvironment } from '../lend/environment.ts';

/**
 * The environment that go and git would have with the profile, made from what is in place where something is: nothing is
 * written, and no reference is resolved that apply has not resolved or the environment does not hold.
 * `files`: what would still have to be written for it.
 */
export async function lentWay(
  host: Host,
  { profile: given, expired }: { readonly profile: Profile; readonly expired: readonly InsecureEntry[] },
  facts: Facts,
): Promise<LentEnvironment> {
  const profile = await withoutPlacedTrust(host, await withKnownLogin(host, given, facts), facts);
  // Logins are netrc's, where apply has put them: none is resolved to look at a way.
  const parts = new Set(PLANNERS.map(({ name }) => name).filter((name) => name !== credentials.name));
  return lendEnvironment(host, { profile, expired, folder: facts.ownConfig, parts }, facts);
}

/** Certificates that are in the system's store already need no file. */
async function withoutPlacedTrust(host: Host, profile: Profile, facts: Facts): Promise<Profile> {
  if (!profile.trust || scopeOf(profile) !== 'machine') return profile;
  const input = { planners: [trustStore], profile, journal: EMPTY_JOURNAL, facts, force: false };
  const { parts } = await makePlan(host, input);
  const isPlaced = parts.every(({ rows }) =>
    rows.every(({ key, action }) => !/^store\[/.test(key) || action === 'no-op'),
  );
  if (!isPlaced) return profile;
  const { trust: _, ...rest } = profile;
  return rest;
}

/**
 * A network proxy whose login is a reference: as apply wrote it or the environment has it, else without its login. Nothing
 * is resolved here: whoever wrote the profile would get it.
 */
async function withKnownLogin(host: Host, profile: Profile, facts: Facts): Promise<Profile> {
  const { network } = profile;
  if (!network?.proxy) return profile;
  const proxy: Record<string, string> = {};
  for (const [kind, text] of Object.entries(network.proxy)) {
    proxy[kind] = hasReference(text) ? await knownText(host, text, { kind, facts }) : text;
  }
  // The same keys, so the same shape.
  return { ...profile, network: { ...network, proxy: proxy as NonNullable<NetworkSection['proxy']> } };
}

async function knownText(
  host: Host,
  text: string,
  { kind, facts }: { readonly kind: string; readonly facts: Facts },
): Promise<string> {
  const name = `${kind.toUpperCase()}_PROXY`;
  const bare = text.replace(/\/\/[^/]*@/, '//');
  const seen = await host.read(`${facts.ownConfig}/env.sh`).catch(() => undefined);
  const written = seen?.kind === 'file' ? exportLines(new TextDecoder().decode(seen.bytes), [name]) : [];
  const candidates = [...written.map(({ value = '' }) => value), facts.env[name] ?? ''];
  return candidates.find((one) => one.replace(/\/\/[^/]*@/, '//') === bare) ?? bare;
}
