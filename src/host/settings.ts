import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fail, isFailure } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import type { Policy } from '../core/policy.ts';
import { isProfileUrl } from '../core/profile-url.ts';
import { parsePolicy } from './settings-policy.ts';
import type { SettingsFile } from './settings-search.ts';

/** goenv's own settings; never called profile. */
export interface Settings {
  /** Profile used when the command line names none: absolute path, built-in name or URL. */
  readonly profile?: string;
  readonly lang?: 'en' | 'zh';
  /** Folder of journal and lock, in place of `$XDG_STATE_HOME/goenv`. */
  readonly stateDir?: string;
  /** Set when `profile` comes from a file that is not the user's own and was not named on the command line. */
  readonly profileFrom?: string;
  /** What the settings files demand of a profile, the machine's first. All of them count, whoever wrote them. */
  readonly policies: readonly Policy[];
}

export interface SettingsQuestion {
  readonly cwd: string;
  readonly home: string;
  /** `$XDG_CONFIG_HOME/goenv`. */
  readonly ownConfig: string;
  /** `/etc/goenv`. */
  readonly machineConfig: string;
  /** `--config FILE`: this file alone, but for the policies of the others. */
  readonly config?: string;
}

/**
 * Reads the settings: `--config` alone, else the user's own file and, for `profile` alone, the checkout's. The policies of
 * the machine's file and of the user's own count whatever else is read.
 * Errors (exit 1): `SETTINGS_BROKEN`, `SETTINGS_UNKNOWN_KEY`, `SETTINGS_NOT_YOURS`.
 */
export async function readSettings(question: SettingsQuestion): Promise<Settings> {
  const { config, cwd, home, ownConfig, machineConfig } = question;
  const machine = await readMachine(join(machineConfig, FILE), home);
  const own = join(ownConfig, FILE);
  const mine = existsSync(own) ? parse(await load(own), home) : NOTHING_SAID;
  const above = [...machine, ...mine.policies];
  if (config !== undefined) {
    const path = resolve(cwd, config);
    const named = path === own ? { ...mine, policies: [] } : parse(await load(path), home);
    return { ...named, policies: [...above, ...named.policies] };
  }
  const [found, ...outer] = await search(cwd);
  if (!found) return { ...mine, policies: above };
  const theirs = parse(found, home);
  const demanded = [theirs, ...outer.map((file) => parse(file, home))].flatMap(({ policies }) => policies);
  for (const key of ['stateDir', 'lang'] as const) {
    if (theirs[key] !== undefined) fail('SETTINGS_NOT_YOURS', { key, path: found.path, own });
  }
  const both = { ...mine, policies: [...above, ...demanded] };
  if (mine.profile !== undefined || theirs.profile === undefined) return both;
  return { ...both, profile: theirs.profile, profileFrom: found.path };
}

/** The machine's file holds a policy, and nothing that is a user's to choose. */
async function readMachine(path: string, home: string): Promise<readonly Policy[]> {
  if (!existsSync(path)) return [];
  const { policies, ...others } = parse(await load(path), home);
  const [key] = Object.keys(others);
  if (key !== undefined)
    fail('SETTINGS_BROKEN', { path, reason: `\`${key}\` is each user's own: only \`policy\` counts here` });
  return policies;
}

/**
 * The settings files from here up to the repository's root, the nearest first; an empty one is none. cosmiconfig is loaded
 * only when there is a file: most runs have none.
 */
async function search(cwd: string): Promise<readonly SettingsFile[]> {
  const stop = repositoryRoot(cwd);
  const found: SettingsFile[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (NAMES.some((name) => existsSync(join(folder, name)))) {
      const { searchSettings } = await import('./settings-search.ts');
      const file = await read(folder, async () => searchSettings(folder));
      if (file) found.push(file);
    }
    if (folder === stop || folder === dirname(folder)) return found;
  }
}

async function load(path: string): Promise<SettingsFile> {
  const found = await read(path, async () => (await import('./settings-search.ts')).loadSettings(path));
  return found ?? { path, document: {}, text: '' };
}

async function read<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (isFailure(error)) throw error;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return fail('SETTINGS_BROKEN', { path, reason }, { cause: error });
  }
}

/** The folder with `.git` above `cwd`; `cwd` itself outside a repository, so that `/tmp`'s file is nobody's. */
function repositoryRoot(cwd: string): string {
  for (let folder = cwd; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
  }
  return cwd;
}

function parse({ path, document, text }: SettingsFile, home: string): Settings {
  if (document === undefined || document === null) return NOTHING_SAID;
  if (typeof document !== 'object' || Array.isArray(document))
    fail('SETTINGS_BROKEN', { path, reason: 'a map of settings is needed' });
  const { policy, ...texts } = document as Readonly<Record<string, unknown>>;
  const entries = Object.entries(texts);
  for (const [key, value] of entries) checkKey(path, key, value);
  const { profile, lang, stateDir } = Object.fromEntries(entries) as Record<string, string | undefined>;
  return {
    ...(profile !== undefined && { profile: profilePath(profile, path, home) }),
    ...((lang === 'en' || lang === 'zh') && { lang }),
    ...(stateDir !== undefined && { stateDir: fromFile(stateDir, path, home) }),
    policies: policy === undefined ? [] : [policyOf(policy, { path, text }, home)],
  };
}

function policyOf(policy: unknown, file: Omit<SettingsFile, 'document'>, home: string): Policy {
  return parsePolicy(policy, { ...file, resolve: (one) => fromFile(one, file.path, home) });
}

function checkKey(path: string, key: string, value: unknown): void {
  const known = KEYS.join(', ');
  if (!KEYS.some((name) => name === key)) {
    const near = nearestName(key, KEYS);
    fail('SETTINGS_UNKNOWN_KEY', { path, key, known, hint: near ? ` (${near}?)` : '' });
  }
  if (typeof value !== 'string' || value === '')
    fail('SETTINGS_BROKEN', { path, reason: `\`${key}\` must be a text` });
  if (key === 'lang' && value !== 'en' && value !== 'zh')
    fail('SETTINGS_BROKEN', { path, reason: '`lang` is `en` or `zh`' });
}

/** A bare word is a built-in and stays; a path is meant from the settings file's folder. */
function profilePath(profile: string, path: string, home: string): string {
  return /\/|\.(ya?ml|json)$/.test(profile) && !isProfileUrl(profile)
    ? fromFile(profile, path, home)
    : profile;
}

function fromFile(value: string, path: string, home: string): string {
  if (value === '~' || value.startsWith('~/')) return join(home, value.slice(1));
  return isAbsolute(value) ? value : resolve(dirname(path), value);
}

const NOTHING_SAID: Settings = { policies: [] };
/** The user's own file, and the machine's. */
const FILE = 'config.yaml';
const NAMES = ['goenv.config.yaml', 'goenv.config.yml', 'goenv.config.json'];
const KEYS = ['profile', 'lang', 'stateDir', 'policy'];
