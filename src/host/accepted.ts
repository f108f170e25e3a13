import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './replace-file.ts';

/** A stranger's text that this user has accepted. */
export interface Acceptance {
  /** Of its bytes, 64 small hexadecimal digits. */
  readonly sha256: string;
  /** Where it came from then; the bytes alone count. */
  readonly source: string;
  /** ISO time, UTC. */
  readonly at: string;
}

/** What was accepted; nothing when the file is missing or is no longer whole: then goenv asks again. */
export function readAccepted(stateDir: string): readonly Acceptance[] {
  try {
    const { accepted }: { accepted?: unknown } = JSON.parse(readFileSync(pathOf(stateDir), 'utf8'));
    return Array.isArray(accepted) ? accepted.filter(isAcceptance) : [];
  } catch {
    return [];
  }
}

/**
 * Adds to what was accepted (0600, replaced whole); the caller holds the lock. Never fails a command: without it the next
 * one asks again.
 */
export function keepAccepted(stateDir: string, more: readonly Acceptance[]): void {
  const known = readAccepted(stateDir);
  const fresh = more.filter(({ sha256 }) => known.every((one) => one.sha256 !== sha256));
  if (fresh.length === 0) return;
  const path = pathOf(stateDir);
  const document = { formatVersion: 1, accepted: [...known, ...fresh] };
  try {
    replaceFile(path, `${JSON.stringify(document, null, 2)}\n`);
  } catch {
    rmSync(`${path}.new`, { force: true });
  }
}

/** Whether anything is kept of it, whole or not. */
export function hasAccepted(stateDir: string): boolean {
  return existsSync(pathOf(stateDir));
}

/** Takes every acceptance back, as a revert does. */
export function forgetAccepted(stateDir: string): void {
  for (const path of [pathOf(stateDir), `${pathOf(stateDir)}.new`]) rmSync(path, { force: true });
}

function isAcceptance(value: unknown): value is Acceptance {
  if (typeof value !== 'object' || value === null) return false;
  return ['sha256', 'source', 'at'].every((key) => typeof Reflect.get(value, key) === 'string');
}

function pathOf(stateDir: string): string {
  return join(stateDir, 'accepted.json');
}
