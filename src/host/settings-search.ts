import { cosmiconfigSync, defaultLoadersSync, type LoaderSync } from 'cosmiconfig';

/** What was found: the file and its document, not yet checked. */
export interface SettingsFile {
  readonly path: string;
  readonly document: unknown;
  /** The same bytes that the document was parsed from. */
  readonly text: string;
}

/** The only file that knows cosmiconfig; YAML and JSON alone, because its other loaders run code. */
function explorer() {
  const texts = new Map<string, string>();
  const noting = (load: LoaderSync): LoaderSync => {
    return (path, text) => {
      texts.set(path, text);
      return load(path, text);
    };
  };
  const search = cosmiconfigSync('goenv', {
    searchPlaces: [...SETTINGS_NAMES],
    loaders: {
      '.yaml': noting(defaultLoadersSync['.yaml']),
      '.yml': noting(defaultLoadersSync['.yml']),
      '.json': noting(defaultLoadersSync['.json']),
    },
    searchStrategy: 'none',
    cache: false,
  });
  return { search, textOf: (path: string) => texts.get(path) ?? '' };
}

/** Searches one folder; an empty file is none. Throws what the parser throws. */
export function searchSettings(folder: string): SettingsFile | undefined {
  const { search, textOf } = explorer();
  const file = search.search(folder);
  return file ? { path: file.filepath, document: file.config, text: textOf(file.filepath) } : undefined;
}

/** Reads one settings file. */
export function loadSettings(path: string): SettingsFile {
  const { search, textOf } = explorer();
  const file = search.load(path);
  return { path, document: file?.config, text: file ? textOf(file.filepath) : '' };
}

export const SETTINGS_NAMES = ['goenv.config.yaml', 'goenv.config.yml', 'goenv.config.json'] as const;
