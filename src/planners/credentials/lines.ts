import { elementKey, parseElementKey } from '../../core/value.ts';
import type { Credential, Profile } from '../../profile/sections/profile.ts';
import { textOf } from './block.ts';

/** One line of netrc that a profile asks for. */
export interface WantedLine {
  /** `athens.acme.internal`, `athens.acme.internal:8443`. */
  readonly machine: string;
  /** Its login and password as references: `login ${env:U} password ${env:P}`. */
  readonly ref: string;
  readonly pointer: string;
}

/**
 * The lines for these entries. go asks for `host:port` where the address has a port, curl and git for the host alone
 * (an IPv6 address without its brackets): so an entry with a port has a second line for its host, unless the profile says
 * itself what the host's is.
 */
export function wantedLines({ credentials = [] }: Pick<Profile, 'credentials'>): readonly WantedLine[] {
  const named = credentials.map((entry, at) => lineOf(entry, entry.machine, at));
  const also = credentials.flatMap((entry, at) => {
    const host = bareHost(entry.machine);
    return host === entry.machine ? [] : [lineOf(entry, host, at)];
  });
  const lines = new Map<string, WantedLine>();
  for (const line of [...named, ...also]) if (!lines.has(line.machine)) lines.set(line.machine, line);
  return [...lines.values()];
}

/** The host as curl and git look it up. */
export function bareHost(machine: string): string {
  return machine.replace(/:\d+$/, (port) => (isPort(machine, port) ? '' : port)).replace(/^\[(.*)\]$/, '$1');
}

/** `machine[athens.acme.internal]`: one key a line. */
export function machineKey(machine: string): string {
  return elementKey('machine', machine);
}

export function machineOf(key: string): string | undefined {
  const parsed = parseElementKey(key);
  return parsed?.set === 'machine' ? parsed.element : undefined;
}

/** `::1` has colons and no port. */
function isPort(machine: string, port: string): boolean {
  return machine.startsWith('[') || !machine.slice(0, -port.length).includes(':');
}

function lineOf({ login, password }: Credential, machine: string, at: number): WantedLine {
  return { machine, ref: textOf({ login, password }), pointer: `/credentials/${at}` };
}
