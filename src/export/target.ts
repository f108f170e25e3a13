import type { Profile } from '../profile/sections/profile.ts';

/** What every target is made from. */
export interface ExportInput {
  /** What is in date of the profile. */
  readonly profile: Profile;
  readonly ref: { readonly name: string; readonly source: string; readonly sha256: string };
  /** Every text it came from; a base from the network has a URL as `ref`. */
  readonly sources: readonly { readonly ref: string; readonly file: string }[];
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** The running goenv. */
  readonly version: string;
  readonly language: 'en' | 'zh';
  /** Names of the wanted formats, each one of the target's. */
  readonly formats: readonly string[];
  /** Writes plain data as YAML. */
  readonly yaml: (value: unknown) => string;
  readonly ask: Ask;
}

/** Questions that the profile does not answer. None of them throws, and each ends within seconds. */
export interface Ask {
  /** Go's defaults by name (`GOPROXY`, `GOSUMDB`), whatever the user has set; empty when go does not answer. */
  goDefaults(): Promise<ReadonlyMap<string, string>>;
  /** What a name resolves to; `undefined` when nothing may be asked (`--offline`). */
  addresses(host: string): Promise<Addresses | undefined>;
  /** Where a URL leads on to; `undefined` when nothing may be asked. */
  redirects(url: string): Promise<Redirects | undefined>;
}

export type Addresses =
  | { readonly v4: readonly string[]; readonly v6: readonly string[]; readonly problem?: never }
  /** `ENOTFOUND`, `ETIMEOUT`: as the resolver names it. */
  | { readonly problem: string };

export type Redirects =
  /** URLs that the answer named, in order; none when it was no redirect. */
  | { readonly to: readonly string[]; readonly problem?: never }
  | { readonly problem: string; readonly to?: never };

export interface ExportFile {
  /** `allowlist.csv` */
  readonly name: string;
  readonly text: string;
}

export interface Exported {
  readonly files: readonly ExportFile[];
  /** The same as plain data, for `--json`. */
  readonly document: object;
}

/** One place that a profile can be exported to. A new one is a file beside this and a line in `index.ts`. */
export interface Target {
  readonly name: string;
  readonly title: Readonly<Record<ExportInput['language'], string>>;
  /** Format to the extension of its file; the first one is printed when none is asked for. */
  readonly formats: ReadonlyMap<string, string>;
  make(input: ExportInput): Promise<Exported>;
}
