import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import type { Broken, Network, Trace, Walk } from '../../core/network.ts';
import type { Naming } from './resolve-name.ts';
import { contextFor, type Offer } from './secure.ts';
import { Way } from './way.ts';

/** The real network: sockets of this machine, a connection a walk, every one closed at its end. */
export class RealNetwork implements Network {
  private readonly contexts = new Map<string, SecureContext>();
  private readonly naming: Naming;

  private readonly signal: AbortSignal | undefined;

  /** `signal` ends every walk. */
  constructor(naming: Naming = {}, signal?: AbortSignal) {
    this.naming = naming;
    this.signal = signal;
  }

  /** Parses these certificates beforehand, while something else is waited for. */
  prepare(roots: readonly string[]): void {
    this.context(roots, 'go');
  }

  now(): number {
    return performance.now();
  }

  async walk(asked: Walk): Promise<Trace> {
    const signals = [asked.signal, this.signal].filter((one) => one !== undefined);
    const walk = signals.length === 0 ? asked : { ...asked, signal: AbortSignal.any(signals) };
    const trace = await this.walkOnce(walk);
    if (trace.broken?.kind !== 'tls-handshake') return trace;
    // The alert has many causes. Offering everything tells whether it was the ciphers.
    const again = await new Way(walk, this.naming, () => this.context(walk.roots, 'any')).go('tls');
    return again.tls ? { ...trace, broken: { ...trace.broken, kind: 'tls-no-shared-cipher' } } : trace;
  }

  /** A long beginning that gets no answer is tried as a short one, within the same time limit. */
  private async walkOnce(walk: Walk): Promise<Trace> {
    const way = (one: Walk) => new Way(one, this.naming, (offer) => this.context(walk.roots, offer));
    if (!walk.isLargeHello) return way(walk).go();
    const half = walk.timeout / 2;
    const short = () => way({ ...walk, isLargeHello: false, timeout: half }).go('tls');
    const going = way(walk).go();
    const stop = new AbortController();
    const isLate = sleep(half, true, { signal: stop.signal, ref: false }).catch(() => false);
    const other = (await Promise.race([going.then(() => false), isLate])) ? short() : undefined;
    const trace = await going;
    stop.abort();
    const { broken } = trace;
    if (broken?.stage !== 'tls' || !STOPPED.has(broken.kind)) return trace;
    const { tls } = await (other ?? short());
    return tls ? { ...trace, broken: { ...broken, kind: 'tls-large-hello' } } : trace;
  }

  private context(roots: readonly string[], offer: Offer): SecureContext {
    // Lists of roots are few and long-lived here; their length and first one tell them apart.
    const key = `${offer} ${roots.length} ${roots[0] ?? ''} ${roots.at(-1) ?? ''}`;
    const known = this.contexts.get(key) ?? contextFor(roots, offer);
    this.contexts.set(key, known);
    return known;
  }
}

/** How a box on the way answers what it cannot read. */
const STOPPED: ReadonlySet<Broken> = new Set(['reset', 'closed', 'timeout']);
