import { type Diagnostic, diagnostic, isFailure, type Place } from '../core/diagnostic.ts';
import type { SourceStamp } from '../core/journal.ts';
import type { KeptProfile } from '../host/profile-cache.ts';
import { type ProfileText, readProfileText } from '../host/profile-files.ts';
import { type BaseRef, basesOf } from '../profile/bases.ts';
import { type LoadContext, loadProfile } from '../profile/load.ts';
import { parseSource } from '../profile/parse.ts';
import { MAX_EXTENDS } from '../profile/resolve.ts';
import type { Profile } from '../profile/sections/profile.ts';
import { withLine } from '../profile/shown-line.ts';
import type { ParsedSource } from '../profile/source.ts';
import { ownCertificates } from './own-certificates.ts';
import { type TakeHow, type Taken, takeText } from './take-text.ts';

/** For what writes YAML, and needs the parser's chunk as well. */
export { flatText } from '../profile/flat.ts';
export { stringify } from '../profile/yaml.ts';
export { takeText } from './take-text.ts';

export interface Resolved {
  /** Absent when a diagnostic is an error. */
  readonly profile?: Profile;
  readonly diagnostics: readonly Diagnostic[];
  /** Every text that was read, the entry first, and what their signatures were verified with. */
  readonly sources: readonly SourceStamp[];
  /** The same texts, parsed. */
  readonly texts: readonly ParsedSource[];
  /** What came over the network. */
  readonly fetched: readonly KeptProfile[];
  /** About the channels it came through. */
  readonly told: readonly Diagnostic[];
}

/** How texts are asked for; the certificates come from the texts themselves. */
export type ReadHow = Omit<TakeHow, 'certificates' | 'where'>;

/**
 * Reads what the entry extends, base by base, and makes one profile of all; texts of this machine first, because they may
 * hold the certificates that the others need to be fetched.
 * A chunk of its own with the YAML parser and the validator: loaded when a profile's text is new.
 */
export async function resolveProfile(
  entry: ProfileText,
  { how, context }: { how: ReadHow; context: LoadContext },
): Promise<Resolved> {
  const { sources, signers, ...read } = await readAll(entry, how, context.home);
  const loaded = loadProfile(sources, entry.ref, context);
  // Why a base cannot be read says more than that it is not there.
  const told = new Set(read.unread.map(({ where }) => placeKey(where)));
  const others = loaded.diagnostics.filter(
    ({ code, where }) => code !== 'PROFILE_EXTENDS_NOT_FOUND' || !(read.isCut || told.has(placeKey(where))),
  );
  const shown = (found: readonly Diagnostic[]) => found.map((one) => withLine(one, sources.values()));
  const stamps = [
    ...[...sources.values()].map((text) => ({
      ...stampOf(text),
      ...(read.pinned.has(text.ref) && { pinned: true as const }),
    })),
    ...signers.map((text) => ({ ...stampOf(text), signers: true as const })),
  ];
  const diagnostics = [...shown(read.unread), ...others];
  const texts = [...sources.values()];
  const all = { sources: stamps, texts, fetched: read.fetched, told: shown(read.told) };
  return read.unread.length > 0 ? { diagnostics, ...all } : { ...loaded, ...all };
}

function stampOf({ ref, file, sha256, stranger }: ProfileText | ParsedSource): SourceStamp {
  return { ref, file, sha256, ...(stranger && { stranger }) };
}

interface Harvest {
  readonly sources: Map<string, ParsedSource>;
  readonly signers: ProfileText[];
  /** The refs of texts that whoever names them pins by digest. */
  readonly pinned: Set<string>;
  readonly fetched: KeptProfile[];
  readonly told: Diagnostic[];
  readonly unread: Diagnostic[];
  /** Whether there were too many texts to go on. */
  readonly isCut: boolean;
}
/** A base to be read, and how many steps of `extends` lead to it. */
interface Asked {
  readonly base: BaseRef;
  readonly depth: number;
}

async function readAll(entry: ProfileText, how: ReadHow, home: string): Promise<Harvest> {
  const found = {
    sources: new Map<string, ParsedSource>(),
    signers: [] as ProfileText[],
    pinned: new Set<string>(),
    fetched: [] as KeptProfile[],
    told: [] as Diagnostic[],
    unread: [] as Diagnostic[],
    isCut: false,
  };
  const [here, elsewhere]: [Asked[], Asked[]] = [[], []];
  const add = (text: ProfileText, depth: number) => {
    const parsed = parseSource(text);
    found.sources.set(text.ref, parsed);
    for (const base of basesOf(parsed, home)) {
      if (base.sha256 !== undefined) found.pinned.add(base.ref);
      // A way that is too long is refused when all is put together: nothing behind it is asked for.
      if (base.refused || depth > MAX_EXTENDS || found.sources.has(base.ref)) continue;
      (base.kind === 'url' ? elsewhere : here).push({ base, depth });
    }
  };
  add(entry, 1);
  for (;;) {
    const next = here.shift() ?? elsewhere.shift();
    if (next === undefined) return found;
    const { base, depth } = next;
    if (found.sources.has(base.ref)) continue;
    const where = base.named.origin;
    if (found.sources.size + found.unread.length >= MAX_TEXTS) {
      const params = { base: base.use, limit: String(MAX_TEXTS) };
      found.unread.push(diagnostic('PROFILE_EXTENDS_MANY', 'error', params, { where }));
      return { ...found, isCut: true };
    }
    const certificates = () => ownCertificates(found.sources.values(), home);
    const taken = await tryTake(base, { ...how, where, certificates });
    if ('code' in taken) {
      found.unread.push({ ...taken, where });
      continue;
    }
    if (taken.signers) found.signers.push(taken.signers);
    if (taken.fetched) found.fetched.push(taken.fetched);
    found.told.push(...taken.told);
    add(taken.text, depth + 1);
  }
}

/** A base that cannot be read is a mistake of the profile that names it. */
async function tryTake(base: BaseRef, how: TakeHow): Promise<Taken | Diagnostic> {
  try {
    if (base.kind === 'url' || base.signer) return await takeText(base, how);
    return { text: readProfileText(base.ref, how.cwd), told: [] };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return error.diagnostic;
  }
}

function placeKey(where: Place | undefined): string {
  return `${where?.file}:${where?.line}:${where?.column}`;
}

/** How many texts one profile may be made of; `docs/cli.md` tells it. */
const MAX_TEXTS = 32;
