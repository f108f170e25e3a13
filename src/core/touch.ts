import type { Place } from './diagnostic.ts';

/** What a stranger's text may touch. `setting`: a key that is not known to be harmless. */
export type TouchKind =
  | 'reference'
  | 'certificate'
  | 'network-proxy'
  | 'rewrite'
  | 'private-modules'
  | 'unchecked-modules'
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

/** One thing of a stranger's profile that whoever accepts it is shown. */
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

/**
 * Whether this has to be accepted. Private patterns that go straight to their hosts need not: their modules come from the host
 * that their path names, proven by TLS; they are shown where something else of the text is.
 */
export function asksForConsent({ kind }: Touch): boolean {
  return kind !== 'private-modules';
}
