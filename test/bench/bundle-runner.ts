// What test/bench/bundle.mjs runs in processes of their own: `prepare FOLDER MB`, `pack FOLDER`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatManifest, type Manifest, parseManifest } from '../../src/bundle/manifest.ts';
import { writeArchive } from '../../src/commands/bundle/create/pack.ts';
import { filesBelow, putFile } from '../../src/host/tree.ts';
import { bundleParts, record, type TestModule } from '../bundle/make-bundle.ts';
import { testDatabase } from '../bundle/make-database.ts';

const [what, folder = '', size = '100'] = process.argv.slice(2);
if (what === 'prepare') prepare(Number(size));
else packAgain();

/** A bundle's members as files below `tree`, of about so many MB of zips, and the modules unpacked below `unpacked`. */
function prepare(megabytes: number): void {
  const sources = goSources();
  const modules: TestModule[] = [];
  for (let at = 0, sum = 0; sum < megabytes * 1e6; at += 1) {
    const path = `bench.example/m${at}`;
    const files: Record<string, string> = { 'go.mod': `module ${path}\n\ngo 1.21\n` };
    for (let n = 0; n < 60; n += 1) {
      const text = sources[(at * 61 + n * 7) % sources.length] ?? '';
      files[`f${n}.go`] = `// ${at}\n${text}`;
      sum += text.length / 4;
    }
    modules.push({ path, version: 'v1.0.0', files });
    for (const [name, text] of Object.entries(files))
      putFile(join(folder, 'unpacked', `${path}@v1.0.0`, name), text);
  }
  const database = testDatabase();
  record(database, modules, 1);
  const { manifest, files } = bundleParts(modules, database);
  for (const [path, bytes] of files) putFile(join(folder, 'tree', path), bytes);
  writeFileSync(join(folder, 'manifest.json'), formatManifest(manifest));
}

/** What `bundle create` does once every member is hashed: the archive, its SHA-256 in passing. */
function packAgain(): void {
  const manifest: Manifest = parseManifest(readFileSync(join(folder, 'manifest.json')));
  const contents = manifest.files.map((one) => ({ ...one, from: { file: join(folder, 'tree', one.path) } }));
  writeArchive(join(folder, 'b.gobundle'), { manifest, contents });
}

function goSources(): readonly string[] {
  const root = join(process.env['GOROOT'] ?? '/usr/local/go', 'src');
  const names = filesBelow(root).filter(({ path }) => path.endsWith('.go'));
  return names.map(({ path }) => readFileSync(join(root, path), 'utf8'));
}
