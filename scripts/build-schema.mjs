// Writes schemas/profile.schema.json and the tables of docs/profile.md from src/profile/schema.ts.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'goenv-schema-'));
try {
  const outfile = join(folder, 'schema.mjs');
  await build({
    stdin: {
      contents: `export * from './src/profile/schema.ts'; export * from './src/profile/schema-page.ts';`,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { profileSchema, schemaPage } = await import(pathToFileURL(outfile).href);
  await writeFile(join(root, 'schemas/profile.schema.json'), `${JSON.stringify(profileSchema(), null, 2)}\n`);
  const page = join(root, 'docs/profile.md');
  const [intro] = (await readFile(page, 'utf8')).split('## The profile itself');
  await writeFile(page, schemaPage(profileSchema(), intro));
} finally {
  await rm(folder, { recursive: true });
}
