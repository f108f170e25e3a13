import { join } from 'node:path';
import type { DatabaseName } from '../../../bundle/database-name.ts';
import { compareNames, listPath } from '../../../bundle/layout.ts';
import type { Manifest, ModuleEntry } from '../../../bundle/manifest.ts';
import { compareSums, parseSums, type Sums } from '../../../bundle/sums.ts';
import { type Diagnostic, diagnostic, fail } from '../../../core/diagnostic.ts';
import { matchPrefixPatterns } from '../../../go/patterns.ts';
import { bytesAt } from '../../../host/tree.ts';
import { VERSION } from '../../../version.ts';
import { allAsked, type Gathered } from './gather.ts';
import type { GoProgram } from './go-program.ts';
import { inputsOf } from './inputs.ts';
import { type Project, strayReplacements } from './projects.ts';
import { type BundledDatabase, readDatabase } from './read-database.ts';
import { type Content, type ReadModule, readModules, textContent } from './read-modules.ts';
import type { Workplace } from './workplace.ts';

/** A bundle that only lacks its rehearsal. */
export interface Assembled {
  readonly manifest: Manifest;
  /** In the order of the archive, all but the manifest. */
  readonly contents: readonly Content[];
}

/** What a bundle is made of. */
export interface Parts {
  readonly place: Workplace;
  readonly go: GoProgram;
  readonly database: DatabaseName;
  readonly gathered: Gathered;
  /** Further members: a vulnerability database, goenv itself. */
  readonly extra: readonly Content[];
}

/**
 * Reads and checks all that go has fetched. `missing`: a tile of the checksum database that go has to fetch first.
 * Errors (4): `BUNDLE_SUM_DIFFERS`, `BUNDLE_RECORD_MISSING`, `BUNDLE_RECORDS_BROKEN`, `ZIP_BROKEN`.
 */
export function assemble({
  place,
  go,
  database,
  gathered,
  extra,
}: Parts): Assembled | { readonly missing: string } {
  const read = readModules(place.downloads, allAsked(gathered));
  const modules = read.map(({ entry }) => entry);
  for (const { project } of gathered.projects) refuseOtherSums(project, modules);
  const found = readDatabase({ place, ...database }, modules);
  if (found && 'missing' in found) return found;
  refuseUnrecorded(modules, found, go.settings['GONOSUMDB'] ?? '');
  const contents = [
    ...read.flatMap((one) => one.contents),
    ...lists(read),
    ...(found?.contents ?? []),
    ...extra,
  ];
  const sorted = contents.toSorted((a, b) => compareNames(a.path, b.path));
  return {
    contents: sorted,
    manifest: {
      formatVersion: '1.0',
      goenv: VERSION,
      goVersion: go.version,
      inputs: inputsOf(gathered),
      files: sorted.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
      modules,
      sumdb: found?.database ?? null,
      toolchains: gathered.toolchains.map(({ version, os, arch }) => ({ version, os, arch })),
      tools: gathered.tools.map(({ path, version }) => ({ package: path, version })),
      rehearsal: null,
    },
  };
}

/** What the user should know of the projects. */
export function projectNotes({ projects }: Gathered): readonly Diagnostic[] {
  return projects.flatMap(({ project, diagnostics }) => [
    ...diagnostics,
    ...strayReplacements(project).map((path) =>
      diagnostic('BUNDLE_REPLACED_ELSEWHERE', 'warning', { project: project.name, path }),
    ),
  ]);
}

/** A version is listed only when all three of its files are here: go would choose it, and then miss the rest. */
function lists(read: readonly ReadModule[]): readonly Content[] {
  const versions = new Map<string, string[]>();
  for (const { entry, contents } of read) {
    const before = versions.get(entry.path) ?? [];
    if (contents.length === 3) versions.set(entry.path, [...before, entry.version]);
  }
  return [...versions].map(([module, all]) => textContent(listPath(module), `${all.join('\n')}\n`));
}

function refuseOtherSums(project: Project, modules: readonly ModuleEntry[]): void {
  const found = new Map<string, Sums>(
    modules.map(({ path, version, zip, mod }) => [
      `${path}@${version}`,
      { ...(zip !== undefined && { zip }), ...(mod !== undefined && { mod }) },
    ]),
  );
  const files = project.members.map(({ folder }) => join(folder, 'go.sum'));
  for (const file of [...files, join(project.folder, 'go.work.sum')]) {
    const recorded = parseSums(bytesAt(file)?.toString('utf8') ?? '');
    const [difference] = compareSums(recorded, found);
    if (difference) fail('BUNDLE_SUM_DIFFERS', { ...difference, where: file }, { exit: 4 });
  }
}

/** What GONOSUMDB covers is nobody's to look up; everything else is asked for on the other side. */
function refuseUnrecorded(
  modules: readonly ModuleEntry[],
  database: BundledDatabase | undefined,
  nobodys: string,
): void {
  const missing = modules.find(
    ({ path, version, zip, mod }) =>
      (zip ?? mod) !== undefined &&
      !matchPrefixPatterns(nobodys, path) &&
      !database?.recorded.has(`${path}@${version}`),
  );
  if (missing) fail('BUNDLE_RECORD_MISSING', { module: `${missing.path}@${missing.version}` }, { exit: 4 });
}
