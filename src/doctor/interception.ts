import { diagnostic } from '../core/diagnostic.ts';
import type { Trace } from '../core/network.ts';
import { isPrivateHost, isPublicHost } from '../explain/request.ts';
import { type Certificate, isSelfSigned, parseCertificate } from '../pki/certificate.ts';
import { pemOf } from '../pki/pem.ts';
import { inspectorOf } from './inspectors.ts';
import type { Observation, Seen } from './world.ts';

/** One that vouches for hosts and is no public authority. */
interface Voucher {
  readonly issuer: string;
  readonly hosts: ReadonlySet<string>;
  readonly isTrusted: boolean;
  /** Its root, where it was sent or is in a store of this machine. */
  readonly root?: Certificate;
  readonly product?: string;
}

/**
 * Inspection of TLS: one issuer that is no public authority vouches for unrelated hosts, or for one that the whole world
 * asks. A company's own CA for its own hosts is none. `publicRoots`: SHA-256 of the roots that browsers come with; `known`: of those
 * that the profile has already.
 * Of a root that is trusted already it is told, for other machines need it too; of one that is not, the cause is named
 * anew and its remedy has the root, to be compared out of band. Pure.
 */
export function withInterception(
  observed: Observation,
  { publicRoots, known }: { readonly publicRoots: ReadonlySet<string>; readonly known: ReadonlySet<string> },
): Observation {
  const vouchers = vouchersIn(observed.traces ?? [], publicRoots).filter(isInspection);
  const seen = observed.seen.map((one) => renamed(one, vouchers));
  const told = vouchers
    .filter(({ isTrusted, root }) => isTrusted && !(root && known.has(root.sha256)))
    .map(tell);
  return { ...observed, seen, diagnostics: [...(observed.diagnostics ?? []), ...told] };
}

function vouchersIn(traces: readonly Trace[], publicRoots: ReadonlySet<string>): readonly Voucher[] {
  const found = new Map<string, Voucher>();
  for (const { url, tls } of traces) {
    const chain = (tls?.sent ?? []).flatMap((der) => parseCertificate(der) ?? []);
    const anchor = tls?.root ? parseCertificate(tls.root) : undefined;
    const [leaf] = chain;
    if (!tls || !leaf || isSelfSigned(leaf) || (anchor && publicRoots.has(anchor.sha256))) continue;
    const root = anchor ?? chain.find((one) => isSelfSigned(one));
    const issuer = root?.subject ?? chain.at(-1)?.issuer ?? leaf.issuer;
    const known = found.get(issuer);
    const product = inspectorOf(root ? [...chain, root] : chain);
    found.set(issuer, {
      issuer,
      hosts: new Set([...(known?.hosts ?? []), new URL(url).hostname]),
      isTrusted: tls.distrusted === undefined,
      ...(root && { root }),
      ...(product !== undefined && { product }),
    });
  }
  return [...found.values()];
}

function isInspection({ hosts, product }: Voucher): boolean {
  const open = [...hosts].some((host) => isPublicHost(host) && !isPrivateHost(host));
  const domains = new Set([...hosts].map((host) => host.split('.').slice(-2).join('.')));
  return open || domains.size > 1 || product !== undefined;
}

/** What is signed by it has that one cause, whatever a single host looked like. */
function renamed(seen: Seen, vouchers: readonly Voucher[]): Seen {
  // A proven one stays what it is.
  const isLink = seen.code === 'tls.unknown_ca.missing_intermediate' && seen.candidates?.length === 0;
  if (isLink || !/^tls\.unknown_ca\./.test(seen.code)) return seen;
  const by = vouchers.find(({ hosts, isTrusted }) => !isTrusted && hosts.has(seen.request.host ?? ''));
  if (!by) return seen;
  const code = seen.request.hop === 'git-host' ? 'git.tls_unknown_ca_mitm' : 'tls.unknown_ca.mitm_proxy';
  return { ...seen, code, candidates: [], ...(by.root && { profile: trusting(by.root) }) };
}

function tell({ issuer, hosts, root, product }: Voucher) {
  const params = {
    issuer: product === undefined ? issuer : `${product}: ${issuer}`,
    hosts: [...hosts].join(', '),
    sha256: root ? fingerprint(root) : '-',
  };
  return diagnostic('DOCTOR_INSPECTED', 'info', params, root ? { profile: trusting(root) } : {});
}

/** Profile lines that trust a root. The network itself has shown it: no proof of anything until somebody compares. */
function trusting(root: Certificate): string {
  const pem = pemOf(root.der).trimEnd().replace(/^/gm, '        ');
  return [
    'trust:',
    '  certificates:',
    '    # shown by this network: compare the fingerprint with the one that IT reads to you, before you apply it',
    `    # ${root.label.replace(/[^\w .,()-]/g, '?')}`,
    `    - sha256: "${root.sha256}"`,
    '      pem: |',
    pem,
    '',
  ].join('\n');
}

function fingerprint({ sha256 }: Certificate): string {
  return (sha256.toUpperCase().match(/../g) ?? []).join(':');
}
