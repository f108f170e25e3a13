import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = join(dirname(fileURLToPath(import.meta.url)), '../../src');

/** Floor -> what it may import: floors below it, and packages. `*` is everything; types from profile/sections are free. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  // A hash is a pure function; go's own formats are made of them.
  // So is unpacking, for the h1 of a module zip.
  go: ['go', 'core', 'node:crypto', 'node:zlib'],
  // A fingerprint is a pure function, and so is what X509Certificate says of bytes.
  pki: ['pki', 'core', 'node:crypto'],
  planners: ['core', 'go', 'pki', 'own'],
  // Pure: who reads and writes files is the host.
  bundle: ['bundle', 'core', 'go', 'pki', 'node:crypto'],
  explain: ['explain', 'core', 'go', 'pki'],
  export: ['export', 'core', 'go', 'pki'],
  profile: ['profile', 'core', 'go', 'yaml', 'ajv', 'ajv-formats', 'json-schema-to-ts'],
  host: [
    'host',
    'core',
    'go',
    'pki',
    'bundle',
    'node:',
    'execa',
    'cosmiconfig',
    'http-proxy-agent',
    'https-proxy-agent',
    'socks-proxy-agent',
  ],
  ui: ['ui', 'core', 'listr2', 'node:util'],
  commands: ['*'],
};

/** Package -> its one door. */
const DOORS: Readonly<Record<string, string>> = {
  yaml: 'profile/yaml.ts',
  ajv: 'profile/validator.ts',
  'ajv-formats': 'profile/validator.ts',
  execa: 'host/exec.ts',
  listr2: 'ui/progress.ts',
  cosmiconfig: 'host/settings-search.ts',
  'http-proxy-agent': 'host/proxy-agent.ts',
  'https-proxy-agent': 'host/proxy-agent.ts',
  'socks-proxy-agent': 'host/proxy-agent.ts',
};

interface Import {
  readonly from: string;
  readonly what: string;
  readonly typeOnly: boolean;
}

const imports = files(SRC).flatMap(importsOf);

test('there is something to look at', () => {
  expect(imports.length).toBeGreaterThan(300);
});

test('no floor imports from above it', () => {
  expect(imports.filter((one) => !isAllowed(one)).map(show)).toEqual([]);
});

test('each package comes in by one door', () => {
  const strays = imports.filter(({ from, what }) => {
    const door = DOORS[packageOf(what)];
    return door !== undefined && from !== door;
  });
  expect(strays.map(show)).toEqual([]);
});

test('no clock, no process and no file system outside host, cli.ts and goenv.ts', () => {
  const found = files(SRC).filter((file) => {
    const path = relative(SRC, file);
    if (path.startsWith('host/') || path.startsWith('commands/')) return false;
    if (path === 'cli.ts' || path === 'goenv.ts') return false;
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    return /\bprocess\.|\bnew Date\(\)|\bDate\.now\(/.test(code);
  });
  expect(found.map((file) => relative(SRC, file))).toEqual([]);
});

test('only cli.ts sets the exit code', () => {
  const found = files(SRC).filter((file) => /process\.exitCode\s*=/.test(readFileSync(file, 'utf8')));
  expect(found.map((file) => relative(SRC, file))).toEqual(['cli.ts']);
});

test('no file is longer than 200 lines, texts apart', () => {
  const long = files(SRC).filter((file) => {
    const path = relative(SRC, file);
    return (
      !path.startsWith('ui/messages/') &&
      !path.startsWith('core/codes/') &&
      readFileSync(file, 'utf8').split('\n').length > 201
    );
  });
  expect(long.map((file) => relative(SRC, file))).toEqual([]);
});

function isAllowed({ from, what, typeOnly }: Import): boolean {
  const floor = from.split('/')[0] ?? '';
  const may = MAY[floor];
  if (!may || may.includes('*')) return true;
  if (!what.startsWith('.'))
    return may.some(
      (name) => what === name || (name.endsWith(':') ? what.startsWith(name) : what.startsWith(`${name}/`)),
    );
  const target = relative(SRC, join(SRC, dirname(from), what));
  if (typeOnly && target.startsWith('profile/sections/')) return true;
  const targetFloor = target.split('/')[0] ?? '';
  if (may.includes('own') && targetFloor === floor) {
    return from.split('/').length === 2 || target.split('/')[1] === from.split('/')[1];
  }
  return may.includes(targetFloor);
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8');
  const from = relative(SRC, file);
  const found: Import[] = [];
  for (const [, type, what = ''] of text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gm)) {
    found.push({ from, what, typeOnly: type !== undefined });
  }
  for (const [, what = ''] of text.matchAll(/\bimport\('([^']+)'\)/g))
    found.push({ from, what, typeOnly: false });
  return found;
}

function packageOf(what: string): string {
  return what.startsWith('.') || what.startsWith('node:') ? '' : (what.split('/')[0] ?? '');
}

function show({ from, what }: Import): string {
  return `${from} -> ${what}`;
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
  });
}
