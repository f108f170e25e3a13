import { connect, isIPv6, type Socket } from 'node:net';
import type { Tried } from '../../core/network.ts';
import { type Deadline, socketFault, WalkFault, within } from './fault.ts';

/** A connection, and every address that was tried for it. */
export interface Dialled {
  readonly socket: Socket;
  readonly tried: readonly Tried[];
}

/**
 * Connects to the first address of each family at once, then to the others in turn; the first that answers is taken.
 * What is known of the others by then is told. Throws the `WalkFault` of the first family.
 */
export async function dial(addresses: readonly string[], port: number, deadline: Deadline): Promise<Dialled> {
  const tried: Tried[] = [];
  const faults: WalkFault[] = [];
  for (const group of groupsOf(addresses)) {
    const attempts = group.map((address) => attempt(address, port, { deadline, tried }));
    try {
      const socket = await Promise.any(attempts.map(({ socket }) => socket));
      for (const one of attempts) one.giveUpUnless(socket);
      return { socket, tried };
    } catch (error) {
      if (error instanceof AggregateError) faults.push(...error.errors);
    }
  }
  // IPv6 that leads nowhere is the usual state of a machine: what IPv4 says comes first.
  throw Object.assign(faults[0] ?? new WalkFault('other', 'no address'), { tried });
}

/** What was tried before a fault of `dial`. */
export function triedBefore(error: unknown): readonly Tried[] {
  return error instanceof WalkFault && 'tried' in error ? (error.tried as readonly Tried[]) : [];
}

function attempt(
  address: string,
  port: number,
  { deadline, tried }: { readonly deadline: Deadline; readonly tried: Tried[] },
) {
  const start = performance.now();
  const what = `dial tcp ${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const raw = connect({ host: address, port });
  // A socket whose attempt lost, or which breaks later, is its owner's to watch; no error may be nobody's.
  raw.on('error', () => undefined);
  const connected = new Promise<Socket>((resolve, reject) => {
    raw.once('connect', () => resolve(raw));
    raw.once('error', (error) => reject(socketFault(error, what)));
  });
  const socket = within(deadline, connected, new WalkFault('timeout', `${what}: i/o timeout`)).then(
    (made) => {
      tried.push({ address, ms: performance.now() - start });
      return made;
    },
    (fault: WalkFault) => {
      raw.destroy();
      tried.push({ address, ms: performance.now() - start, broken: fault.kind });
      throw fault;
    },
  );
  socket.catch(() => undefined);
  return { socket, giveUpUnless: (taken: Socket) => void (taken !== raw && raw.destroy()) };
}

function groupsOf(addresses: readonly string[]): readonly (readonly string[])[] {
  const four = addresses.filter((one) => !isIPv6(one));
  const six = addresses.filter(isIPv6);
  const first = [...four.slice(0, 1), ...six.slice(0, 1)];
  return [first, ...[...four.slice(1, 3), ...six.slice(1, 2)].map((one) => [one])];
}
