import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { END, memberHeader, paddingOf } from '../../../bundle/archive.ts';
import { MANIFEST_NAME } from '../../../bundle/layout.ts';
import { formatManifest } from '../../../bundle/manifest.ts';
import { fail } from '../../../core/diagnostic.ts';
import { proveBundle } from '../../../host/bundle-stream.ts';
import { codeOf } from '../../../host/read-file.ts';
import { runCommand } from '../../../host/run-command.ts';
import { removeTree } from '../../../host/tree.ts';
import { type Piece, writePieces } from '../../../host/write-pieces.ts';
import type { Assembled } from './assemble.ts';

/** A bundle on disk. */
export interface Packed {
  /** SHA-256 (hex) of the whole file: what a profile pins. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Throws before anything is fetched where the bundle cannot be written. Errors: `WRITE_FAILED` (1), `BUNDLE_FILE_THERE` (4). */
export function probeOut(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    fail('WRITE_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
  if (existsSync(path) && !beginsAsBundle(path)) fail('BUNDLE_FILE_THERE', { path }, { exit: 4 });
}

/**
 * Writes the archive, signs it where a key is given (`FILE.sig`), and gives both their names when both are whole.
 * Errors (1): `WRITE_FAILED`, `NOT_READABLE`, `BUNDLE_SIGN_FAILED`; nothing is left of it then. Those of `proveBundle` are bugs.
 */
export async function pack(
  assembled: Assembled,
  { path, key, env }: { path: string; key: string | undefined; env: Readonly<Record<string, string>> },
): Promise<Packed> {
  const part = `${path}.${process.pid}.part`;
  const drop = () => [part, `${part}.sig`].forEach(removeTree);
  process.once('exit', drop);
  try {
    const packed = writeArchive(part, assembled);
    // Read as the other side reads it: what it would refuse is not called a bundle here.
    await proveBundle({ file: part, sha256: packed.sha256 }, env);
    if (key !== undefined) await sign(part, key, env);
    if (key !== undefined) rename(`${part}.sig`, `${path}.sig`);
    // A signature of the bundle that was here before would be a lie about this one.
    else removeTree(`${path}.sig`);
    rename(part, path);
    return packed;
  } finally {
    drop();
    process.off('exit', drop);
  }
}

/** Writes the archive alone. Errors (1): `WRITE_FAILED`, `NOT_READABLE`. */
export function writeArchive(path: string, { manifest, contents }: Assembled): Packed {
  return writePieces(path, pieces(formatManifest(manifest), contents));
}

function* pieces(manifest: string, contents: Assembled['contents']): Generator<Piece> {
  const text = Buffer.from(manifest);
  yield memberHeader({ path: MANIFEST_NAME, size: text.length });
  yield text;
  yield paddingOf(text.length);
  for (const { path, size, from } of contents) {
    yield memberHeader({ path, size });
    yield 'file' in from ? { file: from.file, size } : from.bytes;
    yield paddingOf(size);
  }
  yield END;
}

/** ssh-keygen asks for a passphrase on the terminal itself, or takes the agent's key. */
async function sign(file: string, key: string, env: Readonly<Record<string, string>>): Promise<void> {
  const argv = ['ssh-keygen', '-q', '-Y', 'sign', '-f', key, '-n', NAMESPACE, file];
  const ended = await runCommand(argv, { cwd: '/', env, started: () => undefined });
  if (ended.kind === 'not-found') fail('PROGRAM_MISSING', { program: 'ssh-keygen' });
  const status = ended.kind === 'ended' ? String(ended.status) : ended.reason;
  if (status !== '0' || !existsSync(`${file}.sig`)) fail('BUNDLE_SIGN_FAILED', { status, key });
}

function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    fail('WRITE_FAILED', { path: to, reason: codeOf(error) }, { cause: error });
  }
}

function beginsAsBundle(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const start = Buffer.alloc(MANIFEST_NAME.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === MANIFEST_NAME;
}

const NAMESPACE = 'goenv-bundle';
