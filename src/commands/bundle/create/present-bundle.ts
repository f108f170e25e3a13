import { lookupPath } from '../../../bundle/layout.ts';
import type { Manifest } from '../../../bundle/manifest.ts';
import { treeOf } from '../../../bundle/one-head.ts';
import type { Diagnostic } from '../../../core/diagnostic.ts';
import { FORMAT_VERSION } from '../../../ui/format-version.ts';
import { findingJson } from '../../../ui/report.ts';
import { say, shortPath, type Voice } from '../../../ui/say.ts';
import type { Context } from '../../context.ts';
import { present, presentDocument, wantsJson } from '../../present.ts';
import type { Packed } from './pack.ts';
import type { Request } from './request.ts';

/** What there is to say of a bundle that was made. */
export interface MadeBundle {
  readonly manifest: Manifest;
  readonly packed: Packed;
  readonly request: Request;
  readonly diagnostics: readonly Diagnostic[];
}

/** The result on stdout: text, or the document of `schemas/bundle-create.schema.json`. */
export function presentBundle(context: Context, made: MadeBundle): void {
  present(context, textOf(made, context.voice));
  if (!wantsJson(context)) return;
  const { manifest, packed, request, diagnostics } = made;
  presentDocument(context, {
    formatVersion: FORMAT_VERSION,
    command: 'bundle create',
    file: request.out,
    ...packed,
    signature: request.sign === undefined ? null : `${request.out}.sig`,
    modules: manifest.modules.length,
    records: recordsIn(manifest),
    sumdb: manifest.sumdb && { name: manifest.sumdb.name, tree: treeSize(manifest) },
    toolchains: manifest.toolchains,
    tools: manifest.tools,
    rehearsal: manifest.rehearsal,
    diagnostics: diagnostics.map((one) => findingJson(one, context.voice.language)),
  });
}

function textOf({ manifest, packed, request }: MadeBundle, voice: Voice): string {
  const path = shortPath(request.out, voice.home);
  const size = (packed.size / 1e6).toFixed(1);
  const { sumdb, modules } = manifest;
  return [
    voice.style.bold(say(voice, 'bundleMade', { path, modules: modules.length, size })),
    say(voice, 'bundlePin', { sha256: packed.sha256 }),
    sumdb
      ? say(voice, 'bundleHead', { name: sumdb.name, records: recordsIn(manifest), tree: treeSize(manifest) })
      : say(voice, 'bundleNoHead'),
    rehearsalText(manifest, voice),
    say(voice, 'bundleNext', { file: path.split('/').at(-1) ?? path, sha256: packed.sha256 }),
  ].join('\n');
}

function rehearsalText({ rehearsal }: Manifest, voice: Voice): string {
  const steps = rehearsal?.steps ?? [];
  const faults = steps.filter(({ result }) => result === 'project-fault');
  const commands = faults.map(({ command }) => command).join('; ');
  return say(voice, 'bundleTried', {
    network: say(voice, rehearsal?.network === 'namespace' ? 'bundleByNamespace' : 'bundleByProxies'),
    passed: steps.length - faults.length,
    faults: faults.length === 0 ? '' : say(voice, 'bundleFaults', { count: faults.length, commands }),
  });
}

function recordsIn({ sumdb, modules, files }: Manifest): number {
  if (!sumdb) return 0;
  const paths = new Set(files.map(({ path }) => path));
  return modules.filter((one) => paths.has(lookupPath(sumdb.name, one.path, one.version))).length;
}

function treeSize({ sumdb }: Manifest): number {
  return sumdb ? (treeOf(sumdb.head, sumdb.key)?.size ?? 0) : 0;
}
