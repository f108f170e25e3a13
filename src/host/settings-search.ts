import { cosmiconfigSync, defaultLoadersSync } from 'cosmiconfig';

/** What was found: the file and its document, not yet checked. */
export interface SettingsFile {
  readonly path: string;
  readonly document: unknown;
}

/** The only file that knows cosmiconfig; YAML and JSON alone, because its other loaders run code. */
const explorer = (stopDir: string) =>
  cosmiconfigSync('goenv', {
    searchPlaces: [...SETTINGS_NAMES],
    loaders: {
      '.yaml': defaultLoadersSync['.yaml'],
      '.yml': defaultLoadersSync['.yml'],
      '.json': defaultLoadersSync['.json'],
    },
    searchStrategy: 'global',
    stopDir,
    cache: false,
  });

/** Searches from `from` up to and including `stop`. Throws what the parser throws. */
export function searchSettings(from: string, stop: string): SettingsFile | undefined {
  const found = explorer(stop).search(from);
  return found ? { path: found.filepath, document: found.config } : undefined;
}

/** Reads one settings file. */
export function loadSettings(path: string): SettingsFile {
  return { path, document: explorer(path).load(path)?.config };
}

export const SETTINGS_NAMES = ['goenv.config.yaml', 'goenv.config.yml', 'goenv.config.json'] as const;
