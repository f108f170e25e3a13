import { recordsIn, treeOf } from '../../bundle/database.ts';
import type { Manifest } from '../../bundle/manifest.ts';
import type { Proven } from '../../bundle/merge.ts';
import type { Verified } from '../../bundle/verify.ts';
import { FORMAT_VERSION } from '../../ui/format-version.ts';

/** The document of `bundle verify` and `bundle inspect`: `schemas/bundle-report.schema.json`. */
export interface BundleReport
  extends Pick<Manifest, 'goenv' | 'goVersion' | 'inputs' | 'toolchains' | 'tools' | 'rehearsal'> {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly command: string;
  readonly file: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Whether the h1 of every module was computed. */
  readonly deep: boolean;
  /** Who signed it; `null` when nobody was asked for. */
  readonly signer: string | null;
  /** The checksum database inside. */
  readonly database: { readonly name: string; readonly size: number; readonly records: number } | null;
  readonly files: number;
  readonly modules: readonly ModuleReport[];
}

export interface ModuleReport {
  readonly path: string;
  readonly version: string;
  readonly zip: string | null;
  readonly mod: string | null;
  /** Whether the database in the bundle has its record; go takes others only where GONOSUMDB or go.sum has them. */
  readonly recorded: boolean;
  readonly wantedBy: readonly string[];
  readonly licences: readonly string[];
}

export function bundleReport(
  { manifest, kept, file, sha256, size, signer }: Proven & Verified,
  { command, deep }: Pick<BundleReport, 'command' | 'deep'>,
): BundleReport {
  const { sumdb, goenv, goVersion, inputs, toolchains, tools, rehearsal } = manifest;
  const records = new Set(recordsIn(kept).map(({ module, version }) => `${module}@${version}`));
  return {
    formatVersion: FORMAT_VERSION,
    command,
    file,
    sha256,
    size,
    deep,
    signer: signer ?? null,
    goenv,
    goVersion,
    inputs,
    database: sumdb && { name: sumdb.name, size: treeOf(sumdb).size, records: records.size },
    toolchains,
    tools,
    rehearsal,
    files: manifest.files.length,
    modules: manifest.modules.map(({ path, version, zip = null, mod = null, wantedBy, licences }) => {
      return { path, version, zip, mod, recorded: records.has(`${path}@${version}`), wantedBy, licences };
    }),
  };
}
