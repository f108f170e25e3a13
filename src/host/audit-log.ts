import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { AuditSeal, Who } from '../core/audit.ts';
import { codeOf } from './read-file.ts';

/** Where the audit log of a state folder lies. */
export function auditLogPath(stateDir: string): string {
  return join(stateDir, 'audit.log');
}

/**
 * Adds one record (a line with its newline) to the log, on the disk before this returns: O_APPEND, one write(2). A line that
 * a killed run left torn is ended first. Makes the file (0600); never rewrites it, and follows no link.
 * @throws what the system says, or an `Error` that says it in words
 */
export function appendRecord(path: string, line: string): void {
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  const fd = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    const { size } = regular(fd);
    const bytes = Buffer.from(endsTorn(fd, size) ? `\n${line}` : line);
    const written = writeSync(fd, bytes);
    if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
    fsyncSync(fd);
    if (size === 0) syncFolder(dirname(path));
  } finally {
    closeSync(fd);
  }
}

/** In the words of whoever reads it. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return code === 'ELOOP' ? 'it is a symbolic link' : code;
}

/** A salt for the run's digests, and a key that lives as long as this object. */
export function auditSeal(): AuditSeal {
  const salt = randomBytes(16);
  const key = randomBytes(32);
  const under = (secret: Uint8Array) => (bytes: Uint8Array | string) =>
    createHmac('sha256', secret).update(bytes).digest('hex');
  const digest = under(salt);
  const seal = under(key);
  return {
    salt: salt.toString('hex'),
    digest: (bytes) => `hmac-sha256:${digest(bytes)}`,
    seal: (bytes) => `sealed:${seal(bytes)}`,
  };
}

/** Who runs this goenv, on which machine. */
export function whoRuns(workingFor?: string): Who {
  const uid = process.getuid?.() ?? -1;
  const { SUDO_UID, SUDO_USER } = process.env;
  return {
    uid,
    // Under `--user` the password database tells of the other user alone.
    user: uid === process.geteuid?.() ? nameOf(uid) : uid === 0 ? 'root' : String(uid),
    ...(SUDO_UID !== undefined && { sudo: { uid: SUDO_UID, user: SUDO_USER ?? '' } }),
    ...(workingFor !== undefined && { workingFor }),
    host: hostname(),
  };
}

/** A container's user may have no name. */
function nameOf(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    return String(uid);
  }
}

function regular(fd: number): { readonly size: number } {
  const found = fstatSync(fd);
  if (!found.isFile()) throw new Error('it is no regular file');
  if (found.nlink > 1) throw new Error('it has another name too (a hard link)');
  return found;
}

function endsTorn(fd: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
