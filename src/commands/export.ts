import { statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import { TARGETS } from '../export/index.ts';
import type { ExportFile, Target } from '../export/target.ts';
import { codeOf } from '../host/read-file.ts';
import { say } from '../ui/say.ts';
import { VERSION } from '../version.ts';
import { admit } from './admit.ts';
import type { Context } from './context.ts';
import { askerFor } from './export-ask.ts';
import { refuseForeignSettings } from './foreign-settings.ts';
import { loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics } from './planning.ts';
import { present, presentDiagnostics, presentDocument } from './present.ts';
import { refuseProfile } from './refuse.ts';

/**
 * `goenv export TARGET [PROFILE]`: the profile for other systems. Without TARGET lists them. Changes nothing but the
 * files of `-o`. Exit 0; 3 for an invalid profile; 1 when a file cannot be written; 64 for an unknown target or format;
 * where the network is asked (no `--offline`) 4 and 64 as `run`.
 */
export async function exportProfile(context: Context): Promise<number> {
  const [name, ...rest] = context.options.args;
  if (name === undefined) return listTargets(context);
  const target = TARGETS.find((one) => one.name === name) ?? unknownTarget(name);
  const formats = formatsOf(context, target);
  const inner = { ...context, options: { ...context.options, args: rest } };
  const isAsking = !context.options.offline;
  if (isAsking) refuseForeignSettings(inner, (profile) => `goenv export ${target.name} ${profile}`);
  const loading = await loadProfile(context, profileArgument(inner));
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  // Whom the profile names is asked, and by its network proxy.
  if (isAsking && (await admit(context, loading)) === 4) return 4;
  const { stringify } = await import('./resolve-profile.ts');
  const exported = await target.make({
    profile: loading.profile,
    ref: loading.ref,
    sources: loading.sources,
    today: context.facts.today,
    version: VERSION,
    language: context.voice.language,
    formats,
    yaml: (value) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }),
    ask: await askerFor(context, loading),
  });
  presentDocument(context, exported.document);
  await presentDiagnostics(context, allDiagnostics(loading.diagnostics));
  deliver(context, exported.files);
  return 0;
}

function listTargets(context: Context): number {
  const lines = TARGETS.map(({ name, title }) => `  ${name}  ${title[context.voice.language]}`);
  present(context, [say(context.voice, 'exportTargets'), ...lines].join('\n'));
  return 0;
}

function unknownTarget(target: string): never {
  const names = TARGETS.map(({ name }) => name);
  const near = nearestName(target, names);
  const params = {
    target,
    known: names.join(', '),
    hint: near ? ` (${near}?)` : '',
    first: near ?? names[0] ?? '',
  };
  return fail('EXPORT_TARGET_UNKNOWN', params, { exit: 64 });
}

/** The format asked for; by the name of the file; every one into a folder; else the first. */
function formatsOf({ options, cwd }: Context, target: Target): readonly string[] {
  const known = [...target.formats.keys()];
  const { format, output } = options;
  if (format !== undefined) {
    const found = known.find((one) => one === format || target.formats.get(one) === format);
    const params = { target: target.name, format, known: known.join(', ') };
    return [found ?? fail('EXPORT_FORMAT_UNKNOWN', params, { exit: 64 })];
  }
  if (output !== undefined && isFolder(resolve(cwd, output), output)) return known;
  const byName = known.find((one) => output?.endsWith(`.${target.formats.get(one)}`));
  return [byName ?? known[0] ?? ''];
}

function deliver(context: Context, files: readonly ExportFile[]): void {
  const { output, json } = context.options;
  if (output === undefined) {
    if (!json) for (const { text } of files) context.streams.out(text);
    return;
  }
  const folder = isFolder(resolve(context.cwd, output), output);
  for (const { name, text } of files) {
    const path = folder ? join(output, name) : output;
    try {
      writeFileSync(resolve(context.cwd, path), text);
    } catch (error) {
      fail('OUTPUT_FAILED', { path, reason: codeOf(error) }, { cause: error });
    }
    if (!context.options.quiet) present(context, say(context.voice, 'exportWritten', { path }));
  }
}

/** A folder is there already: goenv makes none because of a typing error. */
function isFolder(path: string, asWritten: string): boolean {
  return asWritten.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
