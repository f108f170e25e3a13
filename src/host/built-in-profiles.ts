import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../profiles');

/**
 * The built-in profiles, name -> text, in the order of their names. Read from `profiles/` here; the build puts the texts
 * themselves in the place of this file, so that they are wherever goenv is: in a package or in one executable.
 */
export const BUILT_IN_PROFILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .sort()
    .map((file) => [basename(file, '.yaml'), readFileSync(join(FOLDER, file), 'utf8')]),
);
