import { type Diagnostic, diagnostic, Failure } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { askGit } from './ask-git.ts';
import { isOurKind } from './keys.ts';
import type { EntryToken } from './parse-config.ts';
import { readEntries, readSettings } from './read-config.ts';
import type { Setting } from './setting.ts';

/** The machine's git configuration outside repositories, and what is to say of how it was read. */
export interface AllSettings {
  readonly settings: readonly Setting[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks git; reads the files itself under another root and where git is missing or older than 2.26.
 * Settings of goenv's kinds carry their line. Reads only.
 * @throws Failure (exit 1) as `askGit` and `readSettings`
 */
export async function allSettings(reader: Reader, facts: Facts): Promise<AllSettings> {
  if (facts.root !== undefined) return { settings: await readSettings(reader, facts), diagnostics: [] };
  const answer = await askGit(reader, facts);
  if (answer.kind === 'settings') {
    return { settings: await withLines(reader, answer.settings), diagnostics: [] };
  }
  const code = answer.kind === 'not-found' ? 'GIT_NOT_FOUND' : 'GIT_TOO_OLD';
  return { settings: await readSettings(reader, facts), diagnostics: [diagnostic(code, 'info')] };
}

/** git does not tell lines; the files that hold settings of our kinds are few. */
async function withLines(reader: Reader, settings: readonly Setting[]): Promise<readonly Setting[]> {
  const files = new Set(settings.filter(({ key }) => isOurKind(key)).flatMap(({ file }) => file ?? []));
  const lines = new Map<string, number>();
  for (const file of files) {
    for (const { key, value, line } of await entriesIfReadable(reader, file)) {
      const id = idOf(file, key, value);
      if (!lines.has(id)) lines.set(id, line);
    }
  }
  return settings.map((setting) => {
    const line = lines.get(idOf(setting.file ?? '', setting.key, setting.value));
    return line === undefined ? setting : { ...setting, line };
  });
}

/** Places are a courtesy: what git could read and goenv cannot costs the line, not the plan. */
async function entriesIfReadable(reader: Reader, file: string): Promise<readonly EntryToken[]> {
  try {
    return (await readEntries(reader, file)) ?? [];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

function idOf(file: string, key: string, value: string | null): string {
  return [file, key, value ?? '\0'].join('\n');
}
