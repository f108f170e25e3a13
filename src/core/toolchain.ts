import { dataFolder } from './bundle-set.ts';
import type { Facts } from './facts.ts';

/** One release of Go for one system, as go spells them. */
export interface Toolchain {
  /** `go1.26.8`. */
  readonly version: string;
  readonly os: string;
  readonly arch: string;
}

/** The release of this version for this machine. */
export function toolchainHere(version: string, { os, arch = '?' }: Facts): Toolchain {
  return { version, os: os === 'win32' ? 'windows' : os, arch };
}

/** The folder of a release: its GOROOT. Several versions stand side by side. */
export function toolchainFolder(version: string, facts: Facts): string {
  return `${dataFolder(facts)}/toolchains/${version}`;
}

/** The folder that PATH needs for `go.install: 1.26.8`. */
export function toolchainBin(install: string, facts: Facts): string {
  return `${toolchainFolder(`go${install}`, facts)}/bin`;
}
