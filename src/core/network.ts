/** Where a connection got to. `proxy` is what the network proxy was asked for: CONNECT, or a SOCKS tunnel. */
export type Stage = 'dns' | 'tcp' | 'proxy' | 'tls' | 'http';

/** One request to walk the whole way for, stage by stage. */
export interface Walk {
  /** http or https. */
  readonly url: string;
  /** The network proxy, with user and password where it has them: `http://u:p@proxy:3128`. */
  readonly proxy?: string;
  /** The certificates to trust, as PEM texts. */
  readonly roots: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the answer to keep; the rest is not waited for. Default: 64 KiB. */
  readonly limit?: number;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** The first words of TLS are as long as those of Go since 1.24, which some boxes on the way do not take. */
  readonly isLargeHello?: boolean;
  readonly signal?: AbortSignal;
}

/** One stage that was reached. `ms` is its own time. */
export interface Passed {
  readonly stage: Stage;
  readonly ms: number;
}

export type Broken =
  /** No name server knows the name. */
  | 'unknown-name'
  /** One name server knows it, another one does not. */
  | 'name-servers-disagree'
  | 'name-server-silent'
  | 'name-server-unreachable'
  | 'name-server-failed'
  | 'timeout'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'closed'
  /** A status line of the network proxy other than 200: `status` has it. */
  | 'proxy-status'
  | 'not-http'
  | 'not-tls'
  | 'tls-version'
  | 'tls-no-shared-cipher'
  | 'tls-handshake'
  /** A longer beginning than the one that gets through. */
  | 'tls-large-hello'
  | 'tls-client-certificate'
  | 'tls-name'
  | 'tls-renegotiation'
  | 'truncated'
  | 'other';

/** Why a walk ended before its end; `text` is the system's own, for evidence. */
export interface Break {
  readonly stage: Stage;
  readonly kind: Broken;
  readonly text: string;
  readonly status?: number;
  /** The connection to the network proxy itself, not the one through it. */
  readonly atProxy: boolean;
}

/** What a TLS handshake showed; nothing about it stopped the walk. */
export interface TlsSeen {
  /** `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  readonly alpn: string;
  /** What the server sent, its own certificate first (DER). */
  readonly sent: readonly Uint8Array[];
  /** The root that the chain ends in among those trusted here (DER); none where it ends in none. */
  readonly root?: Uint8Array;
  /** OpenSSL's word for why the chain is not trusted: `UNABLE_TO_GET_ISSUER_CERT_LOCALLY`; none when it is. */
  readonly distrusted?: string;
  /** Whether the certificate is for this host, by its SAN alone, as Go looks. */
  readonly isForHost: boolean;
}

export interface HttpSeen {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether `body` is all there was. */
  readonly complete: boolean;
  /** Milliseconds from the request to the first byte. */
  readonly firstByte: number;
}

/** One network address that was tried. */
export interface Tried {
  readonly address: string;
  readonly ms: number;
  /** Why it did not answer; none for one that did. */
  readonly broken?: Broken;
}

/** What was seen on the way. */
export interface Trace {
  readonly url: string;
  readonly passed: readonly Passed[];
  /** Addresses of the host that was connected to: the network proxy's where there is one. */
  readonly addresses: readonly string[];
  readonly tried: readonly Tried[];
  readonly tls?: TlsSeen;
  readonly http?: HttpSeen;
  readonly broken?: Break;
  /** Milliseconds, all of it. */
  readonly ms: number;
}

/** The network, as doctor uses it: it looks, and sends nothing that changes anything. */
export interface Network {
  /** Walks the way of one GET, as far as it goes. Never throws. A chain that is not trusted does not stop it; a login is sent over a trusted one alone. */
  walk(walk: Walk): Promise<Trace>;
  /** Milliseconds since some moment. */
  now(): number;
}
