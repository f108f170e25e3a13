/** Hashes of one module version as a go.sum has them: `h1:…` of the zip and of the go.mod. */
export interface Sums {
  readonly zip?: string;
  readonly mod?: string;
}

/** Reads go.sum or go.work.sum: `path@version` to hashes. Lines that go would not read are left out. */
export function parseSums(text: string): ReadonlyMap<string, Sums> {
  const found = new Map<string, Sums>();
  for (const line of text.split('\n')) {
    const [path, version, hash, ...more] = line.trim().split(/\s+/);
    if (!path || !version || !hash?.startsWith('h1:') || more.length > 0) continue;
    const isMod = version.endsWith('/go.mod');
    const key = `${path}@${isMod ? version.slice(0, -'/go.mod'.length) : version}`;
    found.set(key, { ...found.get(key), [isMod ? 'mod' : 'zip']: hash });
  }
  return found;
}

/** A hash that a project recorded, and the other one that was found. */
export interface SumDifference {
  /** `path@version`, with `/go.mod` where that file is meant. */
  readonly module: string;
  readonly recorded: string;
  readonly found: string;
}

/** What a project's go.sum says otherwise than the modules at hand; what only one of both has is no difference. */
export function compareSums(
  recorded: ReadonlyMap<string, Sums>,
  found: ReadonlyMap<string, Sums>,
): readonly SumDifference[] {
  return [...recorded].flatMap(([module, sums]) => {
    const here = found.get(module) ?? {};
    return (['zip', 'mod'] as const).flatMap((part) => {
      const [was, is] = [sums[part], here[part]];
      if (was === undefined || is === undefined || was === is) return [];
      return [{ module: part === 'mod' ? `${module}/go.mod` : module, recorded: was, found: is }];
    });
  });
}
