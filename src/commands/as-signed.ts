import { isDeepStrictEqual } from 'node:util';
import { isFailure } from '../core/diagnostic.ts';
import type { Context } from './context.ts';
import { type LoadedProfile, loadProfile } from './load-profile.ts';

/**
 * A profile out of a saved plan, held against the texts it names where a policy demands a signature: what is signed is
 * those texts, and whoever can write the plan must not say what they mean. `edited` when they say something else by now, or
 * cannot be asked.
 */
export async function asSigned(context: Context, loading: LoadedProfile): Promise<LoadedProfile> {
  if (context.settings.policies.every(({ signature }) => signature === undefined)) return loading;
  return (await saysTheSame(context, loading)) ? loading : { ...loading, edited: true };
}

async function saysTheSame(context: Context, { whole, sources }: LoadedProfile): Promise<boolean> {
  const ref = sources[0]?.ref ?? '-';
  if (ref === '-') return false;
  try {
    const { whole: again } = (await loadProfile(context, ref)) as Partial<LoadedProfile>;
    // As the plan file has it: without what JSON leaves out.
    return again !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(again)), whole);
  } catch (error) {
    if (isFailure(error)) return false;
    throw error;
  }
}
