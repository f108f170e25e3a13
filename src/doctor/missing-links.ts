import type { Trace } from '../core/network.ts';
import { type Certificate, isSelfSigned, isSignedBy, parseCertificate } from '../pki/certificate.ts';
import { pemOf } from '../pki/pem.ts';
import type { Observation, Seen } from './world.ts';

/**
 * A server that does not send its intermediate certificate: proven where another host of this run sent that very one, and
 * is trusted by it. The remedy then has it. Pure.
 */
export function withMissingLinks(observed: Observation): Observation {
  const traces = observed.traces ?? [];
  const known = traces.filter(({ tls }) => tls && tls.distrusted === undefined).flatMap(issuersIn);
  if (known.length === 0) return observed;
  const missing = new Map<string, Certificate>();
  for (const trace of traces) {
    const last = trace.tls?.distrusted === undefined ? undefined : chainOf(trace).at(-1);
    const link = last && !isSelfSigned(last) && known.find((one) => isSignedBy(last, one));
    if (link) missing.set(new URL(trace.url).hostname, link);
  }
  return { ...observed, seen: observed.seen.map((one) => renamed(one, missing)) };
}

function renamed(seen: Seen, missing: ReadonlyMap<string, Certificate>): Seen {
  const link = missing.get(seen.request.host ?? '');
  if (!link || !/^tls\.unknown_ca\.|^git\.tls_unknown_ca/.test(seen.code)) return seen;
  const evidence = [...seen.evidence, `another host sends what is missing: ${link.subject}`];
  return {
    ...seen,
    code: 'tls.unknown_ca.missing_intermediate',
    candidates: [],
    evidence,
    profile: trusting(link),
  };
}

function issuersIn(trace: Trace): readonly Certificate[] {
  return chainOf(trace).filter(({ isCa }) => isCa);
}

function chainOf({ tls }: Trace): readonly Certificate[] {
  return (tls?.sent ?? []).flatMap((der) => parseCertificate(der) ?? []);
}

/** go and git take any certificate of the store for the end of a chain; this one is trusted by its root already. */
function trusting({ der, sha256, label }: Certificate): string {
  return [
    'trust:',
    '  certificates:',
    `    # ${label.replace(/[^\w .,()-]/g, '?')}: until the server sends it itself`,
    `    - sha256: "${sha256}"`,
    '      pem: |',
    pemOf(der).trimEnd().replace(/^/gm, '        '),
    '',
  ].join('\n');
}
