import type { Profile } from '../profile/sections/profile.ts';
import { Failure, isFailure } from './diagnostic.ts';
import { originOf } from './diff.ts';
import type { Facts } from './facts.ts';
import { bytesOf, type FileSeen, type Reader } from './host.ts';
import type { Inputs, Need, Planner } from './planner.ts';
import type { Absent } from './value.ts';

/** Reads what a planner's `needs` names. Errors: those of reading, with the profile's line that names the file. */
export async function readNeeds(
  reader: Reader,
  planner: Planner,
  { profile, facts }: { readonly profile: Profile; readonly facts: Facts },
): Promise<Inputs['files']> {
  const files = new Map<string, Uint8Array | Absent>();
  for (const need of planner.needs?.(profile, facts) ?? []) {
    const seen = await readNeed(reader, need, profile);
    files.set(need.path, bytesOf(seen));
  }
  return files;
}

async function readNeed(reader: Reader, need: Need, profile: Profile): Promise<FileSeen> {
  const { path, pointer, bundles } = need;
  try {
    if (bundles && reader.readBundles) return await reader.readBundles(path, bundles);
    return await (reader.readSource?.(path) ?? reader.read(path));
  } catch (error) {
    const origin = originOf(profile, pointer);
    if (!isFailure(error) || !origin) throw error;
    const { file, line, column } = origin;
    const { where: also } = error.diagnostic;
    const places = { where: { file, line, column }, ...(bundles && also && { also }) };
    throw new Failure({ ...error.diagnostic, ...places }, error.exit, error.cause);
  }
}
