import { isDeepStrictEqual } from 'node:util';
import { isFailure } from '../core/diagnostic.ts';
import { keptText } from '../host/profile-cache.ts';
import type { Context } from './context.ts';
import { type LoadedProfile, resolveEntry } from './load-profile.ts';
import { type Entry, readEntry } from './read-entry.ts';

/**
 * A profile out of a saved plan, held against the texts it names where a policy demands a signature: what is signed is
 * those texts, and whoever can write the plan must not say what they mean. `edited` when they say something else by now, or
 * cannot be asked. Texts from elsewhere are those that the plan has with it; the network is not asked.
 */
export async function asSigned(context: Context, loading: LoadedProfile): Promise<LoadedProfile> {
  if (context.settings.policies.every(({ signature }) => signature === undefined)) return loading;
  return (await saysTheSame(context, loading)) ? loading : { ...loading, edited: true };
}

async function saysTheSame(context: Context, loading: LoadedProfile): Promise<boolean> {
  try {
    const entry = await entryOf(context, loading);
    if (!entry) return false;
    const again = await resolveEntry(context, entry, { network: 'never', given: loading.fetched });
    return again.profile !== undefined && isDeepStrictEqual(said(again), said(loading));
  } catch (error) {
    if (isFailure(error)) return false;
    throw error;
  }
}

async function entryOf(context: Context, { sources, fetched }: LoadedProfile): Promise<Entry | undefined> {
  const ref = sources[0]?.ref ?? '-';
  if (ref === '-') return undefined;
  const given = fetched.find((one) => one.ref === ref);
  return given ? { text: keptText(given), told: [] } : readEntry(context, ref, 'never');
}

/** What a profile says, as the plan file has it: JSON leaves out what is undefined; files may be shown by other paths. */
function said({ whole: { origins: _, ...profile } }: LoadedProfile): unknown {
  return JSON.parse(JSON.stringify(profile));
}
