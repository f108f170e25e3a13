import type { Severity } from '../core/diagnostic.ts';
import type { Candidate, Confidence, Hop, Layer, NeverName } from '../core/finding.ts';

/** What is known of a cause, however it was found: by a rule here, by a probe of doctor. Texts are in `ui/messages/explain`. */
export interface Cause {
  readonly layer: Layer;
  /** `info` for what is no fault of the environment: exit 0. Default: error. */
  readonly severity?: Severity;
  /** Where it is, when the text's URL does not say. */
  readonly hop?: Hop;
  /** Default: `certain` without candidates, `likely` with them. */
  readonly confidence?: Confidence;
  /** What else prints the same text, likeliest first. */
  readonly candidates?: readonly Candidate[];
  readonly never?: readonly NeverName[];
  /** The profile lines that cure it. `{host}`, `{machine}` (with its port) and `{pattern}` are filled in; a line with an unknown one is a stand-in. */
  readonly profile?: string;
}
