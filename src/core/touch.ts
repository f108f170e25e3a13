import type { Place } from './diagnostic.ts';

/** What a stranger's text may touch. `setting`: a key that is not known to be harmless. */
export type TouchKind =
  | 'reference'
  | 'certificate'
  | 'network-proxy'
  | 'rewrite'
  | 'private-modules'
  | 'checksum-database'
  | 'module-proxy'
  | 'version-control'
  | 'exception'
  | 'client-certificate'
  | 'ssh-host'
  | 'bundle'
  | 'folder'
  | 'variable'
  | 'everybody'
  | 'setting';

/** One thing of a stranger's profile that has to be accepted. */
export interface Touch {
  readonly kind: TouchKind;
  /** In the profile's own words; whoever prints it escapes it. */
  readonly what: string;
  /** JSON pointer in the composed profile. */
  readonly pointer: string;
  readonly where: Place;
  /** The stranger's text. */
  readonly source: { readonly file: string; readonly sha256: string };
}
