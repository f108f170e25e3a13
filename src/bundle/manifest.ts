import { fail } from '../core/diagnostic.ts';
import { parseManifestJson } from './manifest-parse.ts';

/** What a bundle says of itself: the text of its first member. */
export interface Manifest {
  readonly formatVersion: '1.0';
  /** Version of the goenv that made it. */
  readonly goenv: string;
  /** The go that chose the modules: `go1.26.8`. */
  readonly goVersion: string;
  /** What it was made for; modules name these by `id`. In the order of `id`. */
  readonly inputs: readonly Input[];
  /** Every member but the manifest, in the order of the archive: by the bytes of `path`. */
  readonly files: readonly FileEntry[];
  /** Every module version, by path and version; a toolchain is one too (`golang.org/toolchain`). */
  readonly modules: readonly ModuleEntry[];
  /** The checksum database inside; `null` when there is none. */
  readonly sumdb: Database | null;
  /** Toolchains that go can switch to. */
  readonly toolchains: readonly Toolchain[];
  /** Programs that `go install PACKAGE@VERSION` can build. */
  readonly tools: readonly Tool[];
  /** What was tried before it was called done; `null` when nothing was. */
  readonly rehearsal: Rehearsal | null;
}

export interface Input {
  /** Unique: `project example.com/app`, `tool example.com/x/cmd/y@v1.2.3`. */
  readonly id: string;
  readonly kind: 'project' | 'workspace' | 'tool' | 'toolchain' | 'module' | 'modcache' | 'vulndb';
  /** Main module, package@version, goX.Y.Z.os-arch, module@version. */
  readonly name: string;
  /** SHA-256 of what it was computed from (go.mod, go.work), where there is such a text. */
  readonly sha256?: string;
  /** Directory replacements: nothing of these is in the bundle. */
  readonly replacedByFolder?: readonly string[];
}

export interface FileEntry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** 64 small hexadecimal digits. */
  readonly sha256: string;
}

export interface ModuleEntry {
  readonly path: string;
  readonly version: string;
  /** h1 of its zip; none where only its go.mod is here. */
  readonly zip?: string;
  /** h1 of its go.mod; none for a toolchain, whose go.mod nobody asks for. */
  readonly mod?: string;
  /** `id`s of inputs. */
  readonly wantedBy: readonly string[];
  /** SPDX names of licences found in its zip, or the name of a licence file nobody knows. */
  readonly licences: readonly string[];
}

export interface Database {
  /** `sum.example.com`: `sumdb/<name>/` has its files. */
  readonly name: string;
  /** Verifier key, `name+hash+base64`. */
  readonly key: string;
  /** The signed tree head that every lookup carries, the note as it is. */
  readonly head: string;
}

export interface Toolchain {
  /** `go1.26.8`. */
  readonly version: string;
  /** As go spells them: `linux`, `amd64`. */
  readonly os: string;
  readonly arch: string;
}

export interface Tool {
  /** The package: `golang.org/x/tools/cmd/stringer`. */
  readonly package: string;
  readonly version: string;
}

export interface Rehearsal {
  /** The go that was tried: `go1.26.8`. */
  readonly goVersion: string;
  readonly mode: 'modules' | 'build';
  /** `linux/amd64`. */
  readonly platforms: readonly string[];
  /** How the network was cut: a network namespace without one, or proxies that refuse. */
  readonly network: 'namespace' | 'proxies';
  /** Whether it was also tried on a home that knows a newer tree head. */
  readonly newerHead: boolean;
  readonly steps: readonly {
    /** `id` of the input. */
    readonly input: string;
    /** `go mod tidy`. */
    readonly command: string;
    /** `project-fault`: go found a fault of the project's own. */
    readonly result: 'passed' | 'project-fault';
  }[];
}

/**
 * Reads a manifest, strictly: known members of known shapes, lists in their order, and the very bytes that
 * `formatManifest` writes. Errors (4): `BUNDLE_MANIFEST_BROKEN`, `BUNDLE_FORMAT_NEWER`.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const manifest = parseManifestJson(text);
  // Two readers of JSON may disagree on what is there twice; there is one way to write what is there once.
  if (formatManifest(manifest) !== text)
    fail('BUNDLE_MANIFEST_BROKEN', { place: '/', reason: 'not as goenv writes it' }, { exit: 4 });
  return manifest;
}

/** The one text of a manifest: lists in their order, a line an entry. */
export function formatManifest(manifest: Manifest): string {
  const lines = Object.entries(shaped(manifest)).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0)
      return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The members in the order in which they are written; what is not there is left out. */
function shaped(manifest: Manifest): object {
  return {
    formatVersion: manifest.formatVersion,
    goenv: manifest.goenv,
    goVersion: manifest.goVersion,
    inputs: manifest.inputs.map(({ id, kind, name, sha256, replacedByFolder }) => {
      return { id, kind, name, sha256, replacedByFolder };
    }),
    sumdb: manifest.sumdb && {
      name: manifest.sumdb.name,
      key: manifest.sumdb.key,
      head: manifest.sumdb.head,
    },
    toolchains: manifest.toolchains.map(({ version, os, arch }) => ({ version, os, arch })),
    tools: manifest.tools.map((tool) => ({ package: tool.package, version: tool.version })),
    rehearsal: manifest.rehearsal && rehearsal(manifest.rehearsal),
    modules: manifest.modules.map(({ path, version, zip, mod, wantedBy, licences }) => {
      return { path, version, zip, mod, wantedBy, licences };
    }),
    files: manifest.files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
}

function rehearsal({ goVersion, mode, platforms, network, newerHead, steps }: Rehearsal): object {
  const each = steps.map(({ input, command, result }) => ({ input, command, result }));
  return { goVersion, mode, platforms, network, newerHead, steps: each };
}
