import { printable } from '../../ui/printable.ts';
import { say, shortPath, type Voice } from '../../ui/say.ts';
import type { BundleReport, ModuleReport } from './report.ts';

/** What was proven of a bundle and what is in it, in a few lines. */
export function describeBundle(voice: Voice, report: BundleReport): string {
  const { file, sha256, signer, deep } = report;
  const line = (text: string) => `  ${text}`;
  return [
    voice.style.bold(
      say(voice, deep ? 'bundleProvenDeep' : 'bundleProven', { file: shortPath(file, voice.home) }),
    ),
    line(`sha256 ${sha256}`),
    line(signer === null ? say(voice, 'bundleVouchedByNobody') : say(voice, 'bundleSignedBy', { signer })),
    line(contents(voice, report)),
    line(databaseLine(voice, report)),
    line(rehearsalLine(voice, report)),
    ...report.inputs.map(({ id }) => {
      const count = report.modules.filter(({ wantedBy }) => wantedBy.includes(id)).length;
      return line(say(voice, 'bundleInput', { input: id, count }));
    }),
    ...report.toolchains.map(({ version, os, arch }) =>
      line(say(voice, 'bundleToolchain', { toolchain: `${version} ${os}/${arch}` })),
    ),
    ...report.tools.map((tool) =>
      line(say(voice, 'bundleTool', { tool: `${tool.package}@${tool.version}` })),
    ),
  ].join('\n');
}

/** A module a line, with its licences. */
export function moduleLines(voice: Voice, modules: readonly ModuleReport[]): readonly string[] {
  const width = Math.max(0, ...modules.map(({ path, version }) => path.length + version.length + 1));
  return modules.map(({ path, version, licences, recorded, zip }) => {
    const notes = [
      ...licences,
      ...(zip === null ? [say(voice, 'bundleGoModAlone')] : []),
      ...(recorded ? [] : [say(voice, 'bundleUnrecorded')]),
    ];
    return `  ${printable(`${path}@${version}`).padEnd(width)}  ${printable(notes.join(', '))}`.trimEnd();
  });
}

function contents(voice: Voice, { modules, size, goVersion, goenv }: BundleReport): string {
  const inUnits =
    size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toFixed(size < 1e7 ? 1 : 0)} MB`;
  return say(voice, 'bundleContents', { count: modules.length, size: inUnits, goVersion, goenv });
}

function databaseLine(voice: Voice, { database, modules }: BundleReport): string {
  if (!database) return voice.style.warn(say(voice, 'bundleNoDatabase'));
  const { name, size, records } = database;
  const without = modules.filter(({ recorded }) => !recorded).length;
  const phrase = without === 0 ? 'bundleDatabase' : 'bundleDatabaseBut';
  return say(voice, phrase, { name, size, records, without });
}

function rehearsalLine(voice: Voice, { rehearsal }: BundleReport): string {
  if (!rehearsal) return voice.style.warn(say(voice, 'bundleNotRehearsed'));
  const faults = rehearsal.steps.filter(({ result }) => result === 'project-fault').length;
  const { goVersion, platforms, steps } = rehearsal;
  return say(voice, faults === 0 ? 'bundleRehearsed' : 'bundleRehearsedBut', {
    goVersion,
    platforms: platforms.join(', '),
    count: steps.length,
    faults,
  });
}
