import type { SecureContext } from 'node:tls';
import type { Network, Trace, Walk } from '../../core/network.ts';
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
    const way = new Way(walk, this.naming, (offer) => this.context(walk.roots, offer));
    const trace = await way.go();
    if (trace.broken?.kind !== 'tls-handshake') return trace;
    // The alert has many causes. Offering everything tells whether it was the ciphers.
    const again = await new Way(walk, this.naming, () => this.context(walk.roots, 'any')).go('tls');
    return again.tls ? { ...trace, broken: { ...trace.broken, kind: 'tls-no-shared-cipher' } } : trace;
  }

  private context(roots: readonly string[], offer: Offer): SecureContext {
    // Lists of roots are few and long-lived here; their length and first one tell them apart.
    const key = `${offer} ${roots.length} ${roots[0] ?? ''} ${roots.at(-1) ?? ''}`;
    const known = this.contexts.get(key) ?? contextFor(roots, offer);
    this.contexts.set(key, known);
    return known;
  }
}
