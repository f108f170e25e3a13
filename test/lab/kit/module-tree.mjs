import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeZip } from './zip.mjs';

/**
 * Adds one module version to a GOPROXY tree: list, info, mod and zip.
 * @param {string} tree the folder that is served
 * @param {{ path: string, version: string, files: Record<string, string> }} module lower case path; `files` has go.mod
 */
export function publish(tree, { path, version, files }) {
  const folder = join(tree, path, '@v');
  const entries = Object.entries(files).map(([name, text]) => ({
    name: `${path}@${version}/${name}`,
    bytes: Buffer.from(text),
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'list'), `${version}\n`, { flag: 'a' });
  writeFileSync(join(folder, `${version}.info`), JSON.stringify({ Version: version, Time: PUBLISHED }));
  writeFileSync(join(folder, `${version}.mod`), files['go.mod']);
  writeFileSync(join(folder, `${version}.zip`), makeZip(entries));
}

/** Two public-looking modules, one of which needs the other. */
export const PUBLIC_MODULES = [
  {
    path: 'example.com/pub/greeting',
    version: 'v1.2.0',
    files: {
      'go.mod': 'module example.com/pub/greeting\n\ngo 1.18\n\nrequire example.com/pub/words v0.3.1\n',
      'greeting.go':
        'package greeting\n\nimport "example.com/pub/words"\n\nfunc Text() string { return words.Hello + " from a public module" }\n',
    },
  },
  {
    path: 'example.com/pub/words',
    version: 'v0.3.1',
    files: {
      'go.mod': 'module example.com/pub/words\n\ngo 1.18\n',
      'words.go': 'package words\n\nconst Hello = "hello"\n',
    },
  },
];

const PUBLISHED = '2026-01-02T03:04:05Z';
