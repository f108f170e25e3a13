import { modulePathFault } from '../go/module-path.ts';

/** `path@version`, as `go install` takes it. */
export interface Versioned {
  readonly path: string;
  readonly version: string;
}

/** `os/arch`, as GOOS and GOARCH spell them. */
export interface Platform {
  readonly os: string;
  readonly arch: string;
}

/** A Go release for one platform, or for each platform of the bundle. */
export interface ToolchainWanted {
  /** Such as `go1.26.8`. */
  readonly version: string;
  readonly platform?: Platform;
}

/** Reads `path@version`; `undefined` when it is not that. The version may be a query of go's, such as `latest`. */
export function parseVersioned(text: string): Versioned | undefined {
  const [path = '', version = '', ...more] = text.split('@');
  const isPath = modulePathFault(path.replace(/\/v1$/, '')) === undefined;
  return more.length === 0 && isPath && /^[A-Za-z0-9][\w.+~/-]*$/.test(version)
    ? { path, version }
    : undefined;
}

/** Reads `os/arch`; `undefined` when it is not that. */
export function parsePlatform(text: string): Platform | undefined {
  const [, os, arch] = /^([a-z0-9]+)\/([a-z0-9]+)$/.exec(text) ?? [];
  return os === undefined || arch === undefined ? undefined : { os, arch };
}

/** Reads `goX.Y.Z[:os/arch]`; `undefined` when it is not that. Since Go 1.21 each release has three numbers, or `rcN`. */
export function parseToolchain(text: string): ToolchainWanted | undefined {
  const [version = '', place, ...more] = text.split(':');
  if (more.length > 0 || !/^go1\.\d+(?:\.\d+|rc\d+)$/.test(version)) return undefined;
  if (place === undefined) return { version };
  const platform = parsePlatform(place);
  return platform && { version, platform };
}

/** `os/arch`. */
export function platformText({ os, arch }: Platform): string {
  return `${os}/${arch}`;
}

/** The version of the module `golang.org/toolchain` that is this Go. Source: cmd/go/internal/gover/toolchain.go. */
export function toolchainModuleVersion(version: string, { os, arch }: Platform): string {
  return `v0.0.1-${version}.${os}-${arch}`;
}

export const TOOLCHAIN_MODULE = 'golang.org/toolchain';
