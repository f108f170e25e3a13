// Writes what this version writes, for later versions to read: test/fixtures/released/<version>/. Once a release, after
// the last change to what is written; the inputs there (profiles/, before/) are made by hand.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const FOLDER = join(ROOT, 'test/fixtures/released', version);
const HOME = '/home/gopher';
const SERVED = readFileSync(join(FOLDER, 'profiles/served.yaml'));

const work = mkdtempSync(join(tmpdir(), 'goenv-released-'));
try {
  for (const made of ['applied', 'json', 'resolved'])
    rmSync(join(FOLDER, made), { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'json'));
  cpSync(join(FOLDER, 'before'), join(work, 'image'), { recursive: true });
  goenv('validate', ['validate', '-', '--json'], SERVED);
  goenv('refused', ['validate', '-', '--json'], 'version: 1\nname: x\ngo: { proxi: [direct] }\n');
  goenv(
    'explain',
    ['explain', '-', '--json'],
    'go: example.com/x@v1.0.0: x509: certificate signed by unknown authority\n',
  );
  goenv('show', ['show', '-', '--json'], SERVED);
  goenv('allowlist', ['export', 'allowlist', '-', '--offline', '--json'], SERVED);
  goenv('diff', ['diff', 'cn', '-', '--json'], SERVED);
  goenv('diff-machine', ['diff', '-', '--json'], SERVED);
  goenv('plan', ['plan', '-', '--json', '--out', join(FOLDER, 'saved-plan.json')], SERVED);
  goenv('apply', ['apply', '-', '--json', '--yes'], SERVED);
  saveApplied();
  goenv('check', ['check', '--json']);
  goenv('status', ['status', '--json']);
  goenv('revert', ['revert', '--json', '--yes']);
  await saveResolved();
} finally {
  rmSync(work, { recursive: true });
}

/** Runs the built goenv on the image; its document is kept under that name. */
function goenv(name, args, input = '') {
  const argv = [join(ROOT, 'dist/goenv.cjs'), ...args, '--root', join(work, 'image')];
  const { stdout, stderr, status } = spawnSync(process.execPath, argv, {
    cwd: '/',
    input,
    encoding: 'utf8',
    // No go and no git: under --root none is asked.
    env: { HOME, PATH: '/nonexistent' },
  });
  if (stdout === '') throw new Error(`${name}: ${status} ${stderr}`);
  writeFileSync(join(FOLDER, 'json', `${name}.json`), portable(stdout));
}

/** The image as it is now: what was applied, and the journal. */
function saveApplied() {
  cpSync(join(work, 'image'), join(FOLDER, 'applied'), { recursive: true });
  const journal = join(FOLDER, 'applied', HOME, '.local/state/goenv/journal.json');
  writeFileSync(journal, portable(readFileSync(journal, 'utf8')));
}

function portable(text) {
  return text.replaceAll(join(work, 'image'), '@ROOT@');
}

/** What each profile means here. */
async function saveResolved() {
  const outfile = join(work, 'load.cjs');
  const contents = `export { loadProfile } from './src/profile/load.ts'; export { parseSource } from './src/profile/parse.ts';`;
  await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const { loadProfile, parseSource } = createRequire(import.meta.url)(outfile);
  mkdirSync(join(FOLDER, 'resolved'));
  const texts = readdirSync(join(FOLDER, 'profiles')).map((file) => [
    `/p/${file}`,
    readFileSync(join(FOLDER, 'profiles', file), 'utf8'),
  ]);
  texts.push(['cn', readFileSync(join(ROOT, 'profiles/cn.yaml'), 'utf8')]);
  const sources = new Map(
    texts.map(([ref, text]) => [ref, parseSource({ ref, file: ref, text, sha256: '', dir: '/p' })]),
  );
  for (const [ref] of texts.slice(0, -1)) {
    const context = { home: HOME, version, today: '2026-11-21', allow: [], unsupported: new Set() };
    const { profile, diagnostics } = loadProfile(sources, ref, context);
    if (!profile) throw new Error(JSON.stringify(diagnostics));
    const { origins: _, ...meaning } = profile;
    const name = ref.replace('/p/', '').replace('.yaml', '.json');
    writeFileSync(join(FOLDER, 'resolved', name), `${JSON.stringify(meaning, null, 2)}\n`);
  }
}
