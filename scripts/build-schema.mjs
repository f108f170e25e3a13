// Writes schemas/profile.schema.json from src/profile/schema.ts. Changes nothing else.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'goenv-schema-'));
try {
  const outfile = join(folder, 'schema.mjs');
  await build({
    entryPoints: [join(root, 'src/profile/schema.ts')],
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { profileSchema } = await import(pathToFileURL(outfile).href);
  await writeFile(join(root, 'schemas/profile.schema.json'), `${JSON.stringify(profileSchema(), null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true });
}
