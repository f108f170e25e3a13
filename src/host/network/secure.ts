import { isIP, type Socket } from 'node:net';
import {
  checkServerIdentity,
  connect,
  createSecureContext,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { Broken, TlsSeen } from '../../core/network.ts';
import { type Deadline, errorCode, socketFault, WalkFault, within } from './fault.ts';

/** What a handshake may use: `go` is what Go offers, `any` all that OpenSSL knows. */
export type Offer = 'go' | 'any';

/** The settings of a handshake; making one parses every root, so that it is made once for many. */
export function contextFor(roots: readonly string[], offer: Offer): SecureContext {
  // Any certificate that is trusted ends a chain for Go, not a root alone; the types do not know this option yet.
  const partial: object = { allowPartialTrustChain: true };
  return createSecureContext({
    ca: [...roots],
    minVersion: 'TLSv1.2',
    ciphers: offer === 'go' ? GO_CIPHERS : 'ALL:@SECLEVEL=0',
    ...partial,
  });
}

export interface Handshake {
  readonly host: string;
  readonly context: SecureContext;
  readonly isLargeHello?: boolean | undefined;
  readonly deadline: Deadline;
}

/**
 * Shakes hands, whatever the certificate; what is wrong with it is told, not thrown. No bytes of a request have been sent.
 * Throws a `WalkFault` where the protocol itself breaks.
 */
export function secure(
  socket: Socket,
  { host, context, isLargeHello, deadline }: Handshake,
): Promise<{ readonly socket: TLSSocket; readonly seen: TlsSeen }> {
  const secured = connect({
    socket,
    secureContext: context,
    ALPNProtocols: isLargeHello ? ['http/1.1', ...PADDING] : ['http/1.1'],
    rejectUnauthorized: false,
    ...(isIP(host) === 0 && { servername: host }),
  });
  secured.on('error', () => undefined);
  const done = new Promise<TlsSeen>((resolve, reject) => {
    secured.once('secureConnect', () => resolve(seenIn(secured, host)));
    secured.once('error', (error) => reject(handshakeFault(error, secured)));
    secured.once('close', () => reject(new WalkFault('closed', 'EOF')));
  });
  const late = new WalkFault('timeout', 'net/http: TLS handshake timeout');
  return within(deadline, done, late).then(
    (seen) => ({ socket: secured, seen }),
    (fault: unknown) => {
      secured.destroy();
      socket.destroy();
      throw fault;
    },
  );
}

/** What an error of TLS says, in the handshake or after it: with TLS 1.3 a server asks for a certificate late. */
export function handshakeFault(error: unknown, socket?: TLSSocket): WalkFault {
  if (error instanceof WalkFault) return error;
  const code = errorCode(error);
  const message =
    error instanceof Error ? error.message.replace(/^[0-9A-F]+:error:|:\.\.\/.*$|\n[\s\S]*/g, '') : code;
  // Node gives a plain hang-up the code of a reset, without the system call.
  if (code === 'ECONNRESET') {
    const isReset = error instanceof Error && 'syscall' in error;
    return isReset ? socketFault(error, 'read tcp') : new WalkFault('closed', 'EOF');
  }
  const kind = TLS_ERRORS.find(([pattern]) => pattern.test(code))?.[1];
  if (kind === 'tls-handshake' && socket && hasPeerCertificate(socket))
    return new WalkFault('tls-client-certificate', `remote error: ${message}`);
  return kind ? new WalkFault(kind, message) : socketFault(error, 'tls');
}

function hasPeerCertificate(socket: TLSSocket): boolean {
  return Object.keys(socket.getPeerCertificate()).length > 0;
}

function seenIn(socket: TLSSocket, host: string): TlsSeen {
  const chain = chainOf(socket.getPeerCertificate(true));
  const top = chain.at(-1);
  // Without an error the last one is the one that is trusted; a server rarely sends it.
  const distrusted = socket.authorizationError ? errorText(socket.authorizationError) : undefined;
  const isTrusted = distrusted === undefined || distrusted === NAME_ERROR;
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().standardName,
    alpn: socket.alpnProtocol || '',
    sent: (isTrusted && chain.length > 1 ? chain.slice(0, -1) : chain).map(({ raw }) => raw),
    ...(isTrusted && top && { root: top.raw }),
    ...(!isTrusted && { distrusted }),
    isForHost: isForHost(host, chain[0]),
  };
}

function errorText(error: Error | string): string {
  return typeof error === 'string' ? error : errorCode(error) || error.message;
}

function chainOf(first: PeerCertificate & { issuerCertificate?: PeerCertificate }) {
  const chain: PeerCertificate[] = [];
  for (
    let at: typeof first | undefined = first;
    at?.raw && !chain.some(({ raw }) => raw.equals(at?.raw ?? raw));
  ) {
    chain.push(at);
    at = at.issuerCertificate as typeof first | undefined;
  }
  return chain;
}

/** Go looks at the SAN alone; Node would take the common name of a certificate without one. */
function isForHost(host: string, certificate: PeerCertificate | undefined): boolean {
  if (!certificate?.subjectaltname) return false;
  return checkServerIdentity(host, certificate) === undefined;
}

/** Protocols that nobody has: with them the ClientHello has about 1500 bytes, as Go's with its post-quantum key share. */
const PADDING = ['a', 'b', 'c', 'd', 'e'].map((letter) => `x-goenv-${letter.repeat(230)}`);

const NAME_ERROR = 'ERR_TLS_CERT_ALTNAME_INVALID';

/** Source: crypto/tls/cipher_suites.go and defaults.go of Go 1.22 to 1.27. */
const GO_CIPHERS = [
  ...['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'],
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA'],
].join(':');

const TLS_ERRORS: readonly (readonly [RegExp, Broken])[] = [
  [
    /CERTIFICATE_REQUIRED|ALERT_(?:BAD|NO)_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE_/,
    'tls-client-certificate',
  ],
  [/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|INAPPROPRIATE_FALLBACK/, 'tls-version'],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER|UNEXPECTED_MESSAGE|BAD_RECORD_TYPE/,
    'not-tls',
  ],
  [/UNRECOGNIZED_NAME/, 'tls-name'],
  [/UNSAFE_LEGACY_RENEGOTIATION/, 'tls-renegotiation'],
  [/NO_SHARED_CIPHER|INSUFFICIENT_SECURITY|UNKNOWN_CIPHER|WRONG_CIPHER/, 'tls-no-shared-cipher'],
  [/^ERR_SSL_/, 'tls-handshake'],
];
