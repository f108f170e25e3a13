/** How one family of systems keeps the certificates that all its programs trust. */
export interface System {
  readonly name: 'debian' | 'rhel' | 'suse' | 'alpine' | 'arch';
  /** `ID` and `ID_LIKE` of os-release. */
  readonly ids: readonly string[];
  /** What tells this family where os-release says nothing: a file or folder. */
  readonly mark: string;
  /** The folder for the administrator's own certificates. */
  readonly anchors: string;
  /** Debian takes no other ending. */
  readonly extension: 'crt' | 'pem';
  /** Where the program that rebuilds the store may lie; its first name is taken under another root. */
  readonly tools: readonly [string, ...string[]];
  readonly args: readonly string[];
  /** How it works on a system under `root`, and the file that it needs there; none: it cannot. */
  readonly under?: { readonly needs: string; readonly args: (paths: RootPaths) => readonly string[] };
  /** What programs read: the last effect. */
  readonly bundle: string;
  /** The folder of links that some programs look into, one by the name of the anchor file and one by OpenSSL's hash. */
  readonly links?: string;
  /** Folders of the files that the bundle is made from. */
  readonly sources: readonly string[];
  /** Whether a server's own certificate (CA:FALSE) gets into the bundle: p11-kit leaves it out. */
  readonly takesLeaf: boolean;
  /** Whether goenv was ever run there; otherwise its commands are printed unless `--unproven`. */
  readonly proven: boolean;
}

/** Where the files of a store under another root really lie, links resolved inside it. */
export interface RootPaths {
  readonly conf: string;
  readonly certs: string;
  readonly localCerts: string;
  readonly links: string;
}

/**
 * One row a family: folders and commands as measured, those not proven as documented. Debian is last: Alpine has
 * its mark as well.
 */
export const SYSTEMS: readonly System[] = [
  {
    name: 'rhel',
    ids: ['rhel', 'fedora', 'centos', 'rocky', 'almalinux', 'ol', 'amzn'],
    mark: '/etc/pki/ca-trust/source/anchors',
    anchors: '/etc/pki/ca-trust/source/anchors',
    extension: 'pem',
    tools: ['/usr/bin/update-ca-trust', '/usr/sbin/update-ca-trust'],
    args: ['extract'],
    bundle: '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    sources: ['/usr/share/pki/ca-trust-source', '/etc/pki/ca-trust/source'],
    takesLeaf: false,
    proven: false,
  },
  {
    name: 'suse',
    ids: ['suse', 'opensuse', 'sles', 'opensuse-leap', 'opensuse-tumbleweed'],
    mark: '/etc/pki/trust/anchors',
    anchors: '/etc/pki/trust/anchors',
    extension: 'pem',
    tools: ['/usr/sbin/update-ca-certificates'],
    args: [],
    bundle: '/var/lib/ca-certificates/ca-bundle.pem',
    sources: ['/usr/share/pki/trust', '/etc/pki/trust'],
    takesLeaf: false,
    proven: false,
  },
  {
    name: 'arch',
    ids: ['arch', 'archlinux'],
    mark: '/etc/ca-certificates/trust-source/anchors',
    anchors: '/etc/ca-certificates/trust-source/anchors',
    extension: 'pem',
    tools: ['/usr/bin/update-ca-trust'],
    args: [],
    bundle: '/etc/ca-certificates/extracted/tls-ca-bundle.pem',
    sources: ['/usr/share/ca-certificates/trust-source', '/etc/ca-certificates/trust-source'],
    takesLeaf: false,
    proven: false,
  },
  {
    name: 'alpine',
    ids: ['alpine'],
    mark: '/etc/alpine-release',
    anchors: '/usr/local/share/ca-certificates',
    extension: 'crt',
    tools: ['/usr/sbin/update-ca-certificates'],
    args: [],
    bundle: '/etc/ssl/certs/ca-certificates.crt',
    sources: ['/usr/share/ca-certificates', '/usr/local/share/ca-certificates'],
    takesLeaf: true,
    proven: false,
  },
  {
    name: 'debian',
    ids: ['debian', 'ubuntu'],
    mark: '/etc/ca-certificates.conf',
    anchors: '/usr/local/share/ca-certificates',
    extension: 'crt',
    tools: ['/usr/sbin/update-ca-certificates'],
    // A plain run leaves dangling links behind after a removal, and old hash links after a change.
    args: ['--fresh'],
    under: { needs: '/etc/ca-certificates.conf', args: debianUnder },
    bundle: '/etc/ssl/certs/ca-certificates.crt',
    links: '/etc/ssl/certs',
    sources: ['/usr/share/ca-certificates', '/usr/local/share/ca-certificates'],
    takesLeaf: true,
    proven: true,
  },
];

/** The row of a name, as `note:system` keeps it. */
export function systemNamed(name: unknown): System | undefined {
  return SYSTEMS.find((system) => system.name === name);
}

/** goenv's anchor file of a certificate: the fingerprint is in the name, so that no content ever changes under it. */
export function anchorPath({ anchors, extension }: System, print: string): string {
  return `${anchors}/goenv-${print}.${extension}`;
}

/** The short fingerprint in the name of an anchor file of goenv's; `undefined` for files of others. */
export function printOfAnchor(name: string): string | undefined {
  return /^goenv-([0-9a-f]{16})\.(?:crt|pem)$/.exec(name)?.[1];
}

/**
 * The program changes into the folder of the links first: with relative folders the links that it makes are right
 * inside the root as well. It follows links as this machine does, so every path is one that was resolved inside the root.
 * The root's own hooks would run on this machine, so none are.
 */
function debianUnder({ conf, certs, localCerts, links }: RootPaths): readonly string[] {
  return [
    ...['--fresh', '--certsconf', conf],
    ...['--certsdir', relativePath(links, certs), '--localcertsdir', relativePath(links, localCerts)],
    ...['--etccertsdir', links, '--hooksdir', ''],
  ];
}

/** `/a/b/c` to `/a/d` is `../../d`; both absolute and without links. */
function relativePath(from: string, to: string): string {
  const [a, b] = [from.split('/'), to.split('/')];
  const same = a.findIndex((part, at) => part !== b[at]);
  const common = same === -1 ? a.length : same;
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/');
}
