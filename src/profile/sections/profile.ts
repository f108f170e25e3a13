/**
 * The profile as planners see it: validated, composed, in one form a key.
 * Types alone, free to every floor; how a text becomes a `Profile` is in `profile/`.
 */

/** Where a value was written: lines and columns count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON pointer in that file's document. */
  readonly pointer: string;
  /** Where a base says something else of the same thing; this origin won over it, and that one over the next. */
  readonly over?: Origin;
}

export type Environment = 'production' | 'test' | 'development';
export type Scope = 'user' | 'machine';

export interface Profile {
  readonly name: string;
  readonly description?: string;
  readonly scope: Scope;
  readonly environment: Environment;
  readonly go?: GoSection;
  readonly network?: NetworkSection;
  readonly trust?: TrustSection;
  readonly git?: GitSection;
  readonly ssh?: SshSection;
  readonly credentials?: readonly Credential[];
  readonly shell?: ShellSection;
  readonly offline?: OfflineSection;
  readonly insecure: readonly InsecureEntry[];
  /** JSON pointer in the composed profile (`/go/proxy/0`) to where it was written. */
  readonly origins: Readonly<Record<string, Origin>>;
}

export type SectionName =
  | 'go'
  | 'network'
  | 'trust'
  | 'git'
  | 'ssh'
  | 'credentials'
  | 'shell'
  | 'offline'
  | 'insecure'
  | 'scope';

/** When go moves on to the entry after this one: `not-found` is `,` (404, 410), `any-error` is `|`. */
export type Fallback = 'not-found' | 'any-error';

export interface GoSection {
  /** In order; `direct` and `off` stand as URLs. */
  readonly proxy?: readonly { readonly url: string; readonly fallback: Fallback }[];
  readonly private?: readonly { readonly path: string; readonly via: 'direct' | 'proxy' }[];
  readonly sumdb?: 'default' | { readonly name: string; readonly key?: string; readonly url?: string };
  readonly vcs?: readonly { readonly pattern: string; readonly allow: readonly string[] }[];
  readonly toolchain?: 'local' | 'auto' | 'path';
  readonly install?: string;
  /** `~/` already expanded, here and below; at machine scope it stays, for it is each user's own home. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface NetworkSection {
  readonly proxy?: { readonly http?: string; readonly https?: string };
  readonly noProxy?: readonly string[];
}

export interface TrustSection {
  readonly scope?: Scope;
  readonly certificates?: readonly TrustedCertificate[];
}
export interface TrustedCertificate {
  /** Absolute path, or the PEM text itself. */
  readonly file?: string;
  readonly pem?: string;
  /** Of the certificates (DER): 64 small hexadecimal digits each; empty when the profile pins none. */
  readonly sha256: readonly string[];
  readonly leaf: boolean;
}

export interface GitSection {
  readonly rewrite?: readonly { readonly from: string; readonly to: string }[];
  readonly http?: readonly GitHttp[];
}
export interface GitHttp {
  readonly url: string;
  readonly proxy?: string;
  /** Absolute paths. */
  readonly clientCert?: string;
  readonly clientKey?: string;
}

export interface SshSection {
  readonly hosts?: readonly SshHost[];
}
export interface SshHost {
  readonly host: string;
  readonly hostName?: string;
  readonly port?: number;
  readonly user?: string;
  readonly proxyJump?: string;
  readonly identityFile?: string;
  readonly knownHosts?: readonly string[];
}

export interface Credential {
  readonly machine: string;
  /** References such as `${env:NAME}`, never values. */
  readonly login: string;
  readonly password: string;
}

export interface ShellSection {
  /** `~/` already expanded, as in `path`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly unset?: readonly string[];
  readonly path?: readonly string[];
}

export interface OfflineSection {
  readonly bundles?: readonly {
    readonly file: string;
    /** 64 small hexadecimal digits. */
    readonly sha256?: string;
    readonly signedBy?: { readonly file: string; readonly principal: string };
  }[];
}

export type Allow = 'plain-http' | 'skip-tls-verify' | 'no-sumdb' | 'http-rewrite';

/** The one place where a check can be weakened; past `expires` (UTC, inclusive) it counts as absent. */
export interface InsecureEntry {
  readonly allow: Allow;
  readonly module?: string;
  readonly host?: string;
  readonly reason: string;
  /** `YYYY-MM-DD`. */
  readonly expires: string;
  readonly approvedBy?: string;
}
