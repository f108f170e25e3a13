import type { Facts } from '../../core/facts.ts';
import type { Reader } from '../../core/host.ts';
import { SYSTEMS, type System } from '../../pki/system-stores.ts';
import { readIfAllowed } from './read-if-allowed.ts';

/**
 * The row of this machine: by os-release, `ID` before `ID_LIKE`; where that names none, by a mark of the family
 * and its program. `undefined` on systems without a row. Reads only.
 */
export async function detectSystem(reader: Reader, facts: Facts): Promise<System | undefined> {
  if (facts.os !== 'linux') return undefined;
  for (const id of await systemIds(reader)) {
    const found = SYSTEMS.find(({ ids }) => ids.includes(id));
    if (found) return found;
  }
  for (const system of SYSTEMS) {
    const at = system.mark.lastIndexOf('/');
    const beside = await reader.list(system.mark.slice(0, at));
    const isMarked = beside.includes(system.mark.slice(at + 1));
    if (isMarked && (await toolOf(reader, system, facts)) !== '') return system;
  }
  return undefined;
}

/**
 * The program that rebuilds the store; '' when there is none. Under another root this machine's own is used, and
 * what counts is whether the system there has such a store.
 */
export async function toolOf(reader: Reader, { tools, under }: System, facts: Facts): Promise<string> {
  if (facts.root !== undefined) return under && (await isPresent(reader, under.needs)) ? tools[0] : '';
  return (await firstPresent(reader, tools)) ?? '';
}

/** The first of these files that is there, whatever is in it. */
export async function firstPresent(reader: Reader, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await isPresent(reader, path)) return path;
  return undefined;
}

async function isPresent(reader: Reader, path: string): Promise<boolean> {
  return (await readIfAllowed(reader, path)) !== undefined;
}

async function systemIds(reader: Reader): Promise<readonly string[]> {
  for (const path of ['/etc/os-release', '/usr/lib/os-release']) {
    const seen = await reader.read(path);
    if (seen.kind === 'absent') continue;
    const text = new TextDecoder().decode(seen.bytes);
    return ['ID', 'ID_LIKE'].flatMap((name) => valuesOf(text, name));
  }
  return [];
}

function valuesOf(text: string, name: string): readonly string[] {
  const [, value = ''] = new RegExp(`^${name}=(.*)$`, 'm').exec(text) ?? [];
  return value
    .replace(/["'\r]/g, '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
}
