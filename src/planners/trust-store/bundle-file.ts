import { type Anchor, readBundle, setDigest } from '../../pki/bundle.ts';
import { pemOf } from '../../pki/pem.ts';
import { describe } from './certificate-value.ts';

/** What goenv's `ca-bundle.pem` holds. */
export interface BundleFile {
  /** The first line is goenv's; otherwise the file is somebody else's, and nothing in it counts. */
  readonly ours: boolean;
  readonly roots: readonly Anchor[];
  /** The digest of the roots that the file says it was made with; '' when it says none. */
  readonly madeWith: string;
  /** Those of the profile, and what somebody appended. */
  readonly added: readonly Anchor[];
}

/** Reads `ca-bundle.pem`; a certificate that is among the roots is named there, not repeated. */
export function parseBundleFile(text: string): BundleFile {
  if (!text.startsWith(HEAD)) return { ours: false, roots: [], madeWith: '', added: [] };
  const cut = text.indexOf(`\n${PROFILE_MARK}\n`);
  const head = cut === -1 ? text : text.slice(0, cut);
  const tail = cut === -1 ? '' : text.slice(cut);
  const roots = readBundle(head);
  const named = [...tail.matchAll(NAMED)].flatMap(([, sha256]) =>
    roots.filter((root) => root.sha256 === sha256),
  );
  const [, madeWith = ''] = MADE_WITH.exec(head) ?? [];
  return { ours: true, roots, madeWith, added: unique([...named, ...readBundle(tail)]) };
}

/** The text of `ca-bundle.pem`: the roots in their order, then the added ones by fingerprint, none twice. */
export function renderBundleFile({ roots, added }: Pick<BundleFile, 'roots' | 'added'>): string {
  const known = new Set(roots.map(({ sha256 }) => sha256));
  const parts = sorted(added).map((anchor) =>
    known.has(anchor.sha256) ? `# ${NAMED_TEXT}${anchor.sha256}\n` : commented(anchor),
  );
  const head = [HEAD, ...INTRO, `# Roots of this system: ${rootsText(roots)}`].join('\n');
  const all = roots.map(({ der }) => pemOf(der)).join('');
  return `${head}\n${all}${PROFILE_MARK}\n${parts.join('')}`;
}

/** The text of `ca-extra.pem`: these certificates alone, by fingerprint. */
export function renderExtraFile(added: readonly Anchor[]): string {
  return `${[HEAD, ...EXTRA_INTRO].join('\n')}\n${sorted(added).map(commented).join('')}`;
}

/** The value of `ca-bundle.roots`: `140 certificates, sha256:9f2c…`. */
export function rootsText(roots: readonly Anchor[]): string {
  return `${roots.length} certificates, sha256:${setDigest(roots)}`;
}

/** Each fingerprint once, the first of them. */
export function unique(anchors: readonly Anchor[]): readonly Anchor[] {
  const found = new Map<string, Anchor>();
  for (const anchor of anchors) if (!found.has(anchor.sha256)) found.set(anchor.sha256, anchor);
  return [...found.values()];
}

function sorted(anchors: readonly Anchor[]): readonly Anchor[] {
  return [...anchors].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

function commented({ der }: Anchor): string {
  // A name may hold anything: what a parser could take for a line of PEM must not get in.
  const name = describe(der)
    .replace(/[^\w .,:()'"@/-]/g, '?')
    .replace(/-{2,}/g, '-');
  return `# ${name}\n${pemOf(der)}`;
}

const HEAD =
  '# Managed by goenv: "goenv apply" writes this file from the profile and from the roots of this system.';
const INTRO = [
  '# "goenv check" tells when it is out of date; "goenv revert" takes it away.',
  '# Programs that take one file of certificates read this one (SSL_CERT_FILE, CURL_CA_BUNDLE, git http.sslCAInfo).',
] as const;
const EXTRA_INTRO = [
  '# The certificates of the profile alone, for programs that add them to their own (NODE_EXTRA_CA_CERTS).',
] as const;
const PROFILE_MARK = '# Of the profile:';
const NAMED_TEXT = 'among the roots above: sha256:';
const NAMED = /^# among the roots above: sha256:([0-9a-f]{64})$/gm;
const MADE_WITH = /^# Roots of this system: (\d+ certificates, sha256:[0-9a-f]{64})$/m;
