import { type Diagnostic, diagnostic } from '../../../core/diagnostic.ts';
import type { Facts } from '../../../core/facts.ts';
import type { Reader } from '../../../core/host.ts';
import { askGo } from '../ask.ts';

/** The Go whose go.env is meant. */
export interface GoRoot {
  /** GOROOT; none where no go answers, or none lies in the image. */
  readonly folder?: string;
  /** `go1.26.8`; none where it was not looked for: a block is taken out of any go.env. */
  readonly version?: string;
  /** What `go env` says; empty when it was not asked. */
  readonly values: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks go for its GOROOT, which an exported GOROOT moves; reverting, it is the one that was written to. Under `--root` no
 * program is run: it is the first of the usual folders that has a VERSION. `file`: the go/env file go is to read.
 */
export async function findGoRoot(reader: Reader, file: string, facts: Facts): Promise<GoRoot> {
  const then = facts.places?.['GOROOT'];
  if (then !== undefined) return { folder: then, values: new Map(), diagnostics: [] };
  if (facts.root !== undefined) return inImage(reader);
  const { values, diagnostics } = await askGo(reader, file, facts);
  const folder = values.get('GOROOT');
  const exported = facts.env['GOROOT'];
  const moved = exported ? [diagnostic('GOROOT_EXPORTED', 'warning', { folder: exported })] : [];
  return {
    ...(folder && { folder }),
    version: values.get('GOVERSION') ?? '',
    values,
    diagnostics: [...diagnostics, ...moved],
  };
}

/** Whether go of this version reads `$GOROOT/go.env`: Go 1.21 was the first. */
export function readsGoEnv(version: string): boolean {
  const [, major, minor] = /\bgo(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 21);
}

/** VERSION begins with a line `go1.26.8`. Source: cmd/dist/build.go `findgoversion`. */
async function inImage(reader: Reader): Promise<GoRoot> {
  for (const folder of USUAL) {
    const seen = await reader.read(`${folder}/VERSION`);
    if (seen.kind === 'absent') continue;
    const version = new TextDecoder().decode(seen.bytes).split('\n', 1)[0]?.trim() ?? '';
    return { folder, version, values: new Map(), diagnostics: [] };
  }
  return { version: '', values: new Map(), diagnostics: [] };
}

/** Go's own archives and images; Debian, Alpine and Arch; Fedora. */
const USUAL = ['/usr/local/go', '/usr/lib/go', '/usr/lib/golang'];
