import type { Broken } from '../../core/network.ts';

/** A walk that ends here. The message is in Go's words, so that what people know from go's own output is what they see. */
export class WalkFault extends Error {
  readonly kind: Broken;
  readonly status: number | undefined;

  constructor(kind: Broken, text: string, status?: number) {
    super(text);
    this.kind = kind;
    this.status = status;
  }
}

/** Milliseconds that are left of a walk, and the signal of its end. */
export interface Deadline {
  readonly signal: AbortSignal;
  left(): number;
}

/** A deadline from now on; an outer signal ends it earlier. */
export function deadlineIn(timeout: number, outer?: AbortSignal): Deadline {
  const end = performance.now() + timeout;
  const own = AbortSignal.timeout(Math.ceil(timeout));
  const signal = outer ? AbortSignal.any([own, outer]) : own;
  return { signal, left: () => Math.max(1, end - performance.now()) };
}

/** What `work` gives, or this fault when the deadline comes first. */
export async function within<T>(deadline: Deadline, work: Promise<T>, fault: WalkFault): Promise<T> {
  let stop: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(fault);
    if (deadline.signal.aborted) stop();
    else deadline.signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    if (stop) deadline.signal.removeEventListener('abort', stop);
    // Whichever loses is nobody's any more.
    work.catch(() => undefined);
    late.catch(() => undefined);
  }
}

/** The code of a system error, such as `ECONNREFUSED`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A connection error of the system as a fault; `what` stands before Go's words for it. */
export function socketFault(error: unknown, what: string): WalkFault {
  if (error instanceof WalkFault) return error;
  const code = errorCode(error);
  const [kind, words] =
    SOCKET_ERRORS[code] ?? (['other', error instanceof Error ? error.message : code] as const);
  return new WalkFault(kind, `${what}: ${words}`);
}

const SOCKET_ERRORS: Readonly<Record<string, readonly [Broken, string]>> = {
  ECONNREFUSED: ['refused', 'connect: connection refused'],
  ETIMEDOUT: ['timeout', 'connect: connection timed out'],
  ENETUNREACH: ['unreachable', 'connect: network is unreachable'],
  EHOSTUNREACH: ['unreachable', 'connect: no route to host'],
  EADDRNOTAVAIL: ['unreachable', 'connect: cannot assign requested address'],
  EACCES: ['refused', 'connect: permission denied'],
  EPERM: ['refused', 'connect: operation not permitted'],
  ECONNRESET: ['reset', 'read: connection reset by peer'],
  EPIPE: ['reset', 'write: broken pipe'],
};
