import type { Break, HttpSeen, Network, TlsSeen, Trace, Walk } from '../../src/core/network.ts';
import type { World } from '../../src/doctor/world.ts';
import { MemoryHost } from '../../src/host/memory.ts';

/** What a URL leads to in memory: an answer, or where the way breaks. */
export interface Led {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly broken?: Omit<Break, 'atProxy'> & { readonly atProxy?: boolean };
  readonly addresses?: readonly string[];
  readonly tls?: TlsSeen;
}

/** A network in memory; a URL that nobody put there is a name that nobody knows. */
export function memoryNetwork(leads: (url: string) => Led | undefined): Network & { readonly walks: Walk[] } {
  const walks: Walk[] = [];
  return {
    walks,
    now: () => 0,
    async walk(walk) {
      walks.push(walk);
      return traceOf(walk.url, leads(walk.url) ?? { broken: UNKNOWN });
    },
  };
}

/** A world with nothing but this network and these settings of go. */
export function memoryWorld(network: Network, more: Partial<World> = {}): World {
  return {
    network,
    reader: new MemoryHost(),
    env: {},
    go: new Map([
      ['GOPROXY', 'https://goproxy.test'],
      ['GOSUMDB', 'off'],
      ['GOVERSION', 'go1.26.8'],
    ]),
    roots: { go: ['x'], git: ['x'] },
    repositories: [],
    netrc: '',
    timeout: 1000,
    at: '2026-11-21T00:00:00Z',
    isContainer: false,
    ...more,
  };
}

function traceOf(
  url: string,
  { status = 200, body = '', headers = {}, broken, addresses = ['192.0.2.7'], tls }: Led,
): Trace {
  const http: HttpSeen = { status, headers, body: Buffer.from(body), complete: true, firstByte: 1 };
  const passed = (['dns', 'tcp', 'tls', 'http'] as const).map((stage) => ({ stage, ms: 1 }));
  const reached = broken
    ? passed.slice(
        0,
        passed.findIndex(({ stage }) => stage === broken.stage),
      )
    : passed;
  return {
    url,
    passed: reached,
    addresses,
    tried: [],
    ms: 4,
    ...(tls && { tls }),
    ...(broken ? { broken: { atProxy: false, ...broken } } : { http }),
  };
}

const UNKNOWN = { stage: 'dns', kind: 'unknown-name', text: 'lookup nowhere: no such host' } as const;
