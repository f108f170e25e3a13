/** What `go mod edit -json` and `go work edit -json` say, as far as a bundle needs it. */
export interface GoMod {
  readonly Module?: { readonly Path: string };
  readonly Go?: string;
  readonly Toolchain?: string;
  readonly Replace?: readonly GoReplace[] | null;
}

export interface GoWork {
  readonly Go?: string;
  readonly Toolchain?: string;
  readonly Use?: readonly { readonly DiskPath: string }[] | null;
  readonly Replace?: readonly GoReplace[] | null;
}

interface GoReplace {
  readonly Old: { readonly Path: string; readonly Version?: string };
  readonly New: { readonly Path: string; readonly Version?: string };
}

/** The folders that replace modules, as written: `../lib`, `/opt/lib`. Only they have no version. */
export function replacedByFolders({ Replace }: GoMod | GoWork): readonly string[] {
  return (Replace ?? []).filter(({ New }) => New.Version === undefined).map(({ New }) => New.Path);
}

/** Such as `go1.26.8`: the least Go that this file asks for; `undefined` when it asks for none. */
export function goWanted({ Go, Toolchain }: GoMod | GoWork): string | undefined {
  const line = Go === undefined ? undefined : `go${firstRelease(Go)}`;
  const named = Toolchain === undefined || Toolchain === 'default' ? undefined : Toolchain;
  if (line === undefined || named === undefined) return named ?? line;
  return compareGo(named, line) > 0 ? named : line;
}

/** Orders `go1.26.8`, `go1.27rc1`, `go1.27.0`. Source: go/version `Compare`. */
export function compareGo(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (const [at, number] of left.entries()) {
    const difference = number - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `go 1.27` in go.mod means 1.27.0: since 1.21 there is no release 1.27. */
function firstRelease(version: string): string {
  const [, minor = '0'] = /^1\.(\d+)$/.exec(version) ?? [];
  return Number(minor) >= 21 ? `${version}.0` : version;
}

/** Major, minor, whether it is a release, patch or number of the candidate. */
function numbersOf(version: string): readonly number[] {
  const [, major = '0', minor = '0', kind = '.', last = '0'] =
    /^go(\d+)(?:\.(\d+))?(?:(\.|rc|beta)(\d+))?/.exec(version) ?? [];
  return [Number(major), Number(minor), ORDER.indexOf(kind), Number(last)];
}

const ORDER = ['beta', 'rc', '.'];
