import { decodeBytes } from '../../core/byte-text.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { brokenFile } from './ask-git.ts';
import { INCLUDE } from './keys.ts';
import { type EntryToken, entriesOf, parseConfig } from './parse-config.ts';
import { gitEnv, globalFiles, includedFile, skipsSystem, systemFile } from './paths.ts';
import type { Setting } from './setting.ts';

/**
 * Reads system and global files as git would, for a machine whose git cannot be asked. Includes are followed ten
 * deep; conditional ones (`includeIf`) depend on a repository and are left out. Reads only.
 * @throws Failure (exit 1) GIT_CONFIG_BROKEN, GIT_INCLUDE_LOOP
 */
export async function readSettings(reader: Reader, facts: Facts): Promise<readonly Setting[]> {
  const settings: Setting[] = [];
  const read = async (scope: string, file: string, depth: number): Promise<void> => {
    const entries = await readEntries(reader, file);
    if (entries && depth > MAX_DEPTH) fail('GIT_INCLUDE_LOOP', { file }, { where: { file } });
    for (const { key, value, line } of entries ?? []) {
      settings.push({ scope, file, key, value, line });
      const included = key === INCLUDE && value !== null ? includedFile(value, file, facts) : undefined;
      if (included !== undefined) await read(scope, included, depth + 1);
    }
  };
  for (const file of systemFiles(facts)) await read('system', file, 0);
  for (const file of globalFiles(facts)) await read('global', file, 0);
  return settings;
}

/**
 * The entries of one file; `undefined` when it is not there.
 * @throws Failure (exit 1) GIT_CONFIG_BROKEN
 */
export async function readEntries(reader: Reader, file: string): Promise<readonly EntryToken[] | undefined> {
  const seen = await reader.read(file);
  if (seen.kind === 'absent') return undefined;
  const parsed = parseConfig(decodeBytes(seen.bytes));
  return parsed.kind === 'broken' ? brokenFile(file, parsed.line) : entriesOf(parsed);
}

/** At machine scope the question is what everybody's git reads, whatever this environment leaves out. */
function systemFiles(facts: Facts): readonly string[] {
  return facts.scope !== 'machine' && skipsSystem(gitEnv(facts)) ? [] : [systemFile(facts)];
}

/** git's MAX_INCLUDE_DEPTH. */
const MAX_DEPTH = 10;
