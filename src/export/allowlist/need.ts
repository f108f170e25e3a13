import { originOf } from '../../core/diff.ts';
import type { Profile } from '../../profile/sections/profile.ts';
import type { Note, Purpose } from './words.ts';

export type Protocol = 'https' | 'http' | 'ssh' | 'git' | 'socks5';
/** `required`: nothing works without it; `fallback`: only when what stands before it fails; `optional`: one tool alone. */
export type Necessity = 'required' | 'fallback' | 'optional';

/** What in the profile asks for it. */
export interface Reason {
  /** `go.proxy[0]`; `GOPROXY` where it is Go's own default. */
  readonly key: string;
  readonly file?: string;
  readonly line?: number;
}

/** One connection that the profile makes necessary, before it is known how it goes. */
export interface Need {
  /** A name, an address, a pattern (`*.corp.com`), `*` for any host, '' where it could not be found out. */
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly necessity: Necessity;
  readonly purpose: Purpose;
  readonly reason: Reason;
  readonly notes?: readonly Note[];
  /** Small files that tell where downloads lead on to. */
  readonly probes?: readonly string[];
  /** Reached from that host, not from this machine. */
  readonly behind?: string;
}

/** The reason for a need, with the line of the profile behind it. */
export function reasonOf(profile: Profile, key: string, pointer: string): Reason {
  const origin = originOf(profile, pointer);
  return { key, ...(origin && { file: origin.file, line: origin.line }) };
}

/** The host, port and protocol of a URL, userinfo and references in it left aside; `undefined` for anything else. */
export function endpointOf(url: string): Pick<Need, 'host' | 'port' | 'protocol'> | undefined {
  const scp = /^(?:[^/:@\s]+@)?([^/:@\s]+\.[^/:@\s]+|[^/:@\s]+(?=:[^/]*\/)):(?!\/\/)/.exec(url);
  if (scp?.[1] && !/^[a-z][a-z0-9+.-]*:\/\//i.test(url))
    return { host: scp[1].toLowerCase(), port: 22, protocol: 'ssh' };
  const [, scheme = '', bracketed, name, port] =
    /^([a-z][a-z0-9+.-]*):\/\/(?:[^/]*@)?(?:\[([^\]/]+)\]|([^:/?#\s]+))(?::(\d+))?/i.exec(url) ?? [];
  const known = PROTOCOLS.get(scheme.toLowerCase());
  const host = bracketed ?? name;
  if (known === undefined || host === undefined) return undefined;
  return { host: host.toLowerCase(), port: port ? Number(port) : known[1], protocol: known[0] };
}

const PROTOCOLS: ReadonlyMap<string, readonly [Protocol, number]> = new Map([
  ['https', ['https', 443]],
  ['http', ['http', 80]],
  ['ssh', ['ssh', 22]],
  ['git+ssh', ['ssh', 22]],
  ['ssh+git', ['ssh', 22]],
  ['git', ['git', 9418]],
  ['socks5', ['socks5', 1080]],
  ['socks5h', ['socks5', 1080]],
]);
