import type { CauseCode } from '../core/codes/explain.ts';
import type { Candidate } from '../core/finding.ts';
import type { TlsSeen } from '../core/network.ts';
import { unknownIssuer } from '../explain/cues.ts';
import type { Request } from '../explain/request.ts';
import { parseAddress } from '../go/ip.ts';
import { type Certificate, hasWeakSignature, isSelfSigned, parseCertificate } from '../pki/certificate.ts';
import { inspectorOf } from './inspectors.ts';

/** What decides whether a certificate is trusted, and why it is not. */
export interface TrustQuestion {
  readonly request: Request;
  /** How many certificates this program trusts. */
  readonly roots: number;
  /** Now, ISO, UTC. */
  readonly at: string;
}

type Found = { readonly code: CauseCode; readonly candidates?: readonly Candidate[] };

/** Why Go does not trust what a server showed, in the order in which Go looks; none when it does. Source: crypto/x509 `Verify`. */
export function judgeTls(tls: TlsSeen, question: TrustQuestion): Found | undefined {
  const chain = tls.sent.flatMap((der) => parseCertificate(der) ?? []);
  const [leaf] = chain;
  if (!leaf) return tls.distrusted === undefined ? undefined : { code: 'tls.bad_certificate' };
  return judgeTime(leaf, question.at) ?? judgeHost(tls, leaf, question) ?? judgeChain(tls, chain, question);
}

function judgeTime({ notBefore, notAfter }: Certificate, at: string): Found | undefined {
  if (notAfter < at) return { code: 'tls.expired.server' };
  return notBefore > at ? { code: 'tls.not_yet_valid.clock' } : undefined;
}

function judgeHost(tls: TlsSeen, leaf: Certificate, { request }: TrustQuestion): Found | undefined {
  if (tls.isForHost) return undefined;
  if (leaf.names.length === 0) return { code: 'tls.legacy_common_name', candidates: [] };
  if (inspectorOf([leaf])) return { code: 'tls.hostname_mismatch.intercepted' };
  return {
    code: parseAddress(request.host ?? '') ? 'tls.hostname_mismatch.ip_san' : 'tls.hostname_mismatch',
  };
}

function judgeChain(tls: TlsSeen, chain: readonly Certificate[], question: TrustQuestion): Found | undefined {
  const { distrusted } = tls;
  if (distrusted === undefined) return undefined;
  const [leaf] = chain;
  if (distrusted === 'CERT_HAS_EXPIRED') return { code: 'tls.expired.server' };
  if (distrusted === 'CERT_NOT_YET_VALID') return { code: 'tls.not_yet_valid.clock' };
  if (question.roots === 0) return { code: 'tls.unknown_ca.no_ca_bundle', candidates: [] };
  if (leaf && chain.length === 1 && isSelfSigned(leaf))
    return { code: 'tls.unknown_ca.self_signed', candidates: [] };
  if (!UNKNOWN.has(distrusted) || chain.some((one) => !isSelfSigned(one) && hasWeakSignature(one)))
    return { code: 'tls.bad_certificate' };
  return judgeIssuer(chain, question);
}

/** A root that was sent is itself unknown. Without one, the link to a known root may be all that is missing. */
function judgeIssuer(chain: readonly Certificate[], { request }: TrustQuestion): Found {
  const inspector = inspectorOf(chain);
  const text = `x509: certificate signed by unknown authority ${inspector ?? ''}`;
  const scene = { text, before: [], after: [], request, shows: (what: RegExp) => what.test(text) };
  const code = inspector ? 'tls.unknown_ca.mitm_proxy' : unknownIssuer(scene);
  const isWhole = chain.some(isSelfSigned);
  if (inspector || isWhole) return { code, candidates: [] };
  // It says where its issuer is to be found, and that issuer was not sent: a server that forgot it is the likeliest.
  if ((chain.at(-1)?.issuerUrls.length ?? 0) > 0)
    return {
      code: 'tls.unknown_ca.missing_intermediate',
      candidates: [
        { code: 'tls.unknown_ca.private_ca', decideBy: 'show-chain' },
        { code: 'tls.unknown_ca.mitm_proxy', decideBy: 'compare-issuer' },
      ],
    };
  const other =
    code === 'tls.unknown_ca.private_ca' ? 'tls.unknown_ca.mitm_proxy' : 'tls.unknown_ca.private_ca';
  return {
    code,
    candidates: [
      { code: 'tls.unknown_ca.missing_intermediate', decideBy: 'show-chain' },
      { code: other, decideBy: 'compare-issuer' },
    ],
  };
}

const UNKNOWN: ReadonlySet<string> = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
]);
