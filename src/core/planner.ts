import type { Profile, SectionName } from '../profile/sections/profile.ts';
import type { Change, Override } from './change.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Facts } from './facts.ts';
import type { BundlesNeeded, Reader } from './host.ts';
import type { Step } from './step.ts';
import type { Absent, Secret, State, Value } from './value.ts';

/** What `current` saw. */
export interface Observed {
  /** Every resource of this planner's domain found at the place goenv writes; a key that is not here is absent. */
  readonly state: State;
  /** The same settings from somebody else, at the same or a stronger place: wanted there means nothing to do, and not ours. */
  readonly elsewhere: State;
  /** Files that steps may write, as found. */
  readonly files: ReadonlyMap<string, Uint8Array | Absent>;
  /** Which of `files` a key lives in; every one where it is not said. */
  readonly holders?: (key: string) => readonly string[];
  /** Files that are goenv's, whoever it wrote them for: what is in them is nothing to come back to. */
  readonly ours?: ReadonlySet<string>;
  /** Files of goenv's that somebody else's profile needs too: nothing first seen is put back in them. */
  readonly shared?: ReadonlySet<string>;
  /** Where these files lie, as far as another program had to be asked for it (`GOROOT`): the journal keeps it for revert. */
  readonly places?: Readonly<Record<string, string>>;
  /** Whether something keeps `value` of `key` from being in force, once all of `target` is there. */
  readonly overridden: (key: string, value: Value, target: State) => Override | undefined;
  /** What the user should hear about the machine as found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that the profile names, and the JSON pointer of where it does. */
export interface Need {
  readonly path: string;
  readonly pointer: string;
  /** Not one file but bundles, proven together: what is read is their `BundleSet`, as JSON; `path` is only its name. */
  readonly bundles?: BundlesNeeded;
}

/** What the host has read for `desired`. */
export interface Inputs {
  /** What the machine has and goenv does not own: set elements of the user's own, above all. */
  readonly found: State;
  /** The files that `needs` named, as found; a file that cannot be read is a `Failure` before `desired` is asked. */
  readonly files: ReadonlyMap<string, Uint8Array | Absent>;
  /** The texts that `references` named: as resolved here, else as applied last; one that is neither is missing. */
  readonly secrets?: ReadonlyMap<string, Secret>;
  /** The profile, for `steps`: where something is fetched from is no value of a key. */
  readonly profile?: Profile;
}

/**
 * One sort of resource. Pure but for `current`, which reads and writes nothing.
 * Laws (test/laws): deterministic; no change, no step; after the steps current equals target;
 * what is neither declared nor owned never moves; every file comes back; no setting names a missing file.
 */
export interface Planner {
  readonly name: string;
  readonly reads: readonly SectionName[];
  /** Where it serves one key of a section that is another planner's: whether that is there. Pure. */
  concerns?(profile: Profile): boolean;
  /** Files that the profile names and `desired` is decided by, such as certificates; under `--root` they are not. Pure. */
  needs?(profile: Profile, facts: Facts): readonly Need[];
  /** Planners whose files this one's settings name, for this profile: neither may be left out alone. Pure. */
  providers?(profile: Profile): readonly string[];
  /** Texts of the profile with references in them (`http://${env:USER}@proxy:8080`) that this planner has resolved. Pure. */
  references?(profile: Profile): readonly string[];
  desired(profile: Profile, inputs: Inputs, facts: Facts): State;
  /** What the user should hear of the profile's own resources, such as a certificate that ends soon. Pure. */
  remarks?(profile: Profile, inputs: Inputs, facts: Facts): readonly Diagnostic[];
  current(reader: Reader, keys: Iterable<string>, facts: Facts): Promise<Observed>;
  /** Whether changing this key takes root's rights that the user does not have. Pure. */
  elevates?(key: string, facts: Facts): boolean;
  /** `inputs`: what `desired` was given; where there is nothing more to know than the changes they are not. */
  steps(changes: readonly Change[], observed: Observed, facts: Facts, inputs?: Inputs): readonly Step[];
  /** Gives, for a key, the JSON pointer of the profile's value behind it (`/go/private/0`): the origin of a change. */
  pointers(profile: Profile): (key: string) => string | undefined;
}
