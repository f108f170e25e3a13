import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Facts } from '../core/facts.ts';
import { codeOf } from './read-file.ts';

/** What a server answered, or why it did not; redirections are followed. */
export type Fetched =
  | { readonly kind: 'answer'; readonly status: number; readonly bytes: Uint8Array }
  | { readonly kind: 'no-answer'; readonly reason: string };
export type Get = (url: string) => Promise<Fetched>;

/**
 * A GET of http, https and file URLs for what is proven by itself afterwards, by goenv's rules for its own downloads: roots
 * and network proxy as Go has them in this environment. At most 500 MiB and half an hour each.
 */
export function getter(facts: Facts): Get {
  return async (url) => {
    if (url.startsWith('file:')) return fromFile(url);
    const { downloadPinned, systemRoots } = await import('./http.ts');
    const how = { roots: systemRoots(facts), env: facts.env, limit: MOST, timeout: LONGEST };
    const done = await downloadPinned(url, how);
    if (done.kind === 'done') return { kind: 'answer', status: 200, bytes: done.bytes };
    if (done.kind === 'status') return { kind: 'answer', status: done.status, bytes: new Uint8Array() };
    if (done.kind === 'proxy') return { kind: 'no-answer', reason: `${done.proxy}: ${done.status}` };
    return { kind: 'no-answer', reason: done.kind === 'unreachable' ? done.code : done.kind };
  };
}

function fromFile(url: string): Fetched {
  try {
    return { kind: 'answer', status: 200, bytes: readFileSync(fileURLToPath(url)) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'answer', status: 404, bytes: new Uint8Array() };
    return { kind: 'no-answer', reason: codeOf(error) };
  }
}

/** Bytes: what go takes of one module. */
const MOST = 500 * 1024 * 1024;
/** Milliseconds. */
const LONGEST = 30 * 60_000;
