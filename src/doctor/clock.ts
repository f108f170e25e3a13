import { diagnostic } from '../core/diagnostic.ts';
import type { Trace } from '../core/network.ts';
import { parseCertificate } from '../pki/certificate.ts';
import type { Observation, Seen, World } from './world.ts';

/**
 * A clock that is off: what servers say the time is (`Date`), those with a certificate that is trusted before all others.
 * Where none is, those count whose certificate has no fault but its dates: a wrong clock makes it look so, and then that
 * is the cause. Answers out of a cache are old and tell nothing. Pure.
 */
export function withClock(observed: Observation, { at }: Pick<World, 'at'>): Observation {
  const here = Date.parse(at);
  const traces = observed.traces ?? [];
  const verified = traces.filter(({ tls }) => tls?.isForHost === true && tls.distrusted === undefined);
  const said = timesOf(verified);
  const times = said.length > 0 ? said : timesOf(traces.filter(hasDatesAlone));
  // A cache that does not say so can only make the time older.
  const there = Math.max(...times);
  const minutes = Math.round((here - there) / 60_000);
  if (times.length === 0 || Math.abs(minutes) < ALLOWED) return observed;
  const params = {
    at: at.slice(0, 16),
    there: new Date(there).toISOString().slice(0, 16),
    minutes: `${minutes}`,
  };
  const told = diagnostic('DOCTOR_CLOCK', 'warning', params);
  const valid = new Set(traces.filter((one) => isValidAt(one, there)).map(hostOf));
  return {
    ...observed,
    seen: observed.seen.map((one) => renamed(one, valid)),
    diagnostics: [...(observed.diagnostics ?? []), told],
  };
}

function timesOf(traces: readonly Trace[]): readonly number[] {
  return traces.flatMap(({ http }) => {
    const { date } = http?.headers ?? {};
    const isCached = CACHE.some((name) => http?.headers[name] !== undefined);
    const time = date === undefined || isCached ? Number.NaN : Date.parse(date);
    return Number.isNaN(time) ? [] : [time];
  });
}

function hasDatesAlone({ tls }: Trace): boolean {
  return tls?.isForHost === true && DATES.has(tls.distrusted ?? '');
}

/** Whether all certificates that were sent are valid at the time that others have. */
function isValidAt({ tls }: Trace, time: number): boolean {
  const chain = (tls?.sent ?? []).flatMap((der) => parseCertificate(der) ?? []);
  const dates = chain.map(
    ({ notBefore, notAfter }) => [Date.parse(notBefore), Date.parse(notAfter)] as const,
  );
  return chain.length > 0 && dates.every(([from = 0, to = 0]) => from <= time && time <= to);
}

function renamed(seen: Seen, valid: ReadonlySet<string>): Seen {
  if (seen.code !== 'tls.expired.server' || !valid.has(seen.request.host ?? '')) return seen;
  return { ...seen, code: 'tls.not_yet_valid.clock', candidates: [] };
}

function hostOf({ url }: Trace): string {
  return new URL(url).hostname;
}

const ALLOWED = 5; // minutes
const DATES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const CACHE = ['age', 'x-cache', 'cache-status', 'cf-cache-status'];
