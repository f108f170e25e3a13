import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './verdict.mjs';

/**
 * Every entry of a folder, as text that tells any difference: type, mode (octal), owner, bytes (hex) or link target.
 * Times are left out. `.config/go/telemetry` is left out as well: each run of go counts there.
 * @returns {Map<string, string>} path relative to the folder -> what it is
 */
export function snapshot(root) {
  const seen = new Map();
  visit(root, '', seen);
  return seen;
}

/**
 * What differs, one line each; empty when the two are the same.
 * The audit log may stay after a revert, and so may the bare folders above it; nothing else of goenv's may.
 */
export function differences(before, after) {
  const paths = new Set([...before.keys(), ...after.keys()]);
  const lines = [];
  for (const path of [...paths].sort()) {
    if (before.get(path) === after.get(path) || (isOwnState(path) && !before.has(path))) continue;
    lines.push(`${path}: ${brief(before.get(path))} -> ${brief(after.get(path))}`);
  }
  return lines;
}

/** Fails the step, with every difference, unless a folder is as it was. */
export function expectSameTree(before, root) {
  const moved = differences(before, snapshot(root));
  expect(moved.length === 0, () => `not as before:\n${moved.join('\n')}`);
}

/** When each file of a folder was written (ns) and which it is (inode): tells a file written anew with the same bytes. */
export function writings(root) {
  return readdirSync(root, { recursive: true })
    .map((name) => ({ name, found: lstatSync(join(root, name), { bigint: true }) }))
    .filter(({ found }) => found.isFile())
    .map(({ name, found }) => `${name} ${found.ino} ${found.mtimeNs}`)
    .sort()
    .join('\n');
}

function visit(root, relative, seen) {
  for (const name of readdirSync(join(root, relative))) {
    const path = relative === '' ? name : `${relative}/${name}`;
    if (path === TELEMETRY) continue;
    const found = lstatSync(join(root, path));
    seen.set(path, describe(join(root, path), found));
    if (found.isDirectory()) visit(root, path, seen);
  }
}

function describe(path, found) {
  const rights = `${(found.mode & 0o7777).toString(8)} ${found.uid}:${found.gid}`;
  if (found.isDirectory()) return `folder ${rights}`;
  if (found.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  return `file ${rights} ${readFileSync(path).toString('hex')}`;
}

function isOwnState(path) {
  const inside = path.replace(/^\//, '');
  return AUDIT_LOGS.some((log) => `${log}/`.startsWith(`${inside}/`));
}

function brief(entry) {
  if (entry === undefined) return 'absent';
  const [kind, rights = '', owner = '', hex = ''] = entry.split(' ');
  if (kind !== 'file') return entry;
  return `file ${rights} ${owner} ${JSON.stringify(Buffer.from(hex, 'hex').toString('latin1').slice(0, 400))}`;
}

const AUDIT_LOGS = ['.local/state/goenv/audit.log', 'var/lib/goenv/journal/audit.log'];
const TELEMETRY = '.config/go/telemetry';
