import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { fail, isFailure } from '../core/diagnostic.ts';
import type { Finding } from '../core/finding.ts';
import { examine, findingsOf } from '../doctor/examine.ts';
import { compareMirrors } from '../doctor/mirrors.ts';
import { lookAtProject } from '../doctor/project/look.ts';
import { withAll } from '../doctor/together.ts';
import { type Observation, together, type World } from '../doctor/world.ts';
import { publicRoots } from '../host/network/public-roots.ts';
import { codeOf } from '../host/read-file.ts';
import { doctorReport } from '../ui/doctor-report.ts';
import { doctorPage } from '../ui/html/page.ts';
import { renderFindings } from '../ui/render-findings.ts';
import { renderProbeCounts, renderProbes } from '../ui/render-probes.ts';
import { renderReach } from '../ui/render-reach.ts';
import { say } from '../ui/say.ts';
import { renderDiagnostic } from '../ui/speak.ts';
import { VERSION } from '../version.ts';
import type { Context } from './context.ts';
import { type ChosenProfile, chooseProfile } from './doctor/choose-profile.ts';
import { goDefault } from './doctor/effective-go.ts';
import { inForce } from './doctor/local/in-force.ts';
import { lookAround } from './doctor/local/index.ts';
import { makeWorld } from './doctor/make-world.ts';
import { allDiagnostics } from './planning.ts';
import { present, presentDocument, wantsJson } from './present.ts';
import { refuseProfile } from './refuse.ts';

/**
 * `goenv doctor [PROFILE]`: probes the way from here to every host that the profile uses, at the same time. Reads only.
 * Exit 0 when every hop answers as it should, 2 with findings of severity error or warning; 3, 4 and 1 for a profile that
 * cannot be used, 64 for wrong usage.
 */
export async function doctor(context: Context): Promise<number> {
  refuseOtherMachines(context);
  const chosen = await chooseProfile(context);
  if (!chosen.profile) return refuseProfile(context, chosen.diagnostics);
  const world = await makeWorld(context, chosen);
  const { observed, ...found } = await lookEverywhere(context, chosen, world);
  presentDoctor(context, chosen, { ...observed, ...found });
  const all: readonly Diagnostic[] = [...found.findings, ...found.diagnostics];
  const { html } = context.options.doctor;
  const { probes } = observed;
  if (html !== undefined) await writePage(context, html, { chosen, probes, all, at: world.at });
  const { fix } = context.options;
  const fixes = [...found.findings, ...(observed.diagnostics ?? [])];
  if (fix !== undefined && !(await fixWith(context, fixes, fix))) return 3;
  return all.some(({ severity }) => severity !== 'info') ? 2 : 0;
}

async function lookEverywhere(context: Context, chosen: ChosenProfile, world: World) {
  const { host: reader, facts, options, cwd } = context;
  const { mirrors, project } = options.doctor;
  const parts = [
    examine(world),
    lookAround({ reader, facts, world, ...(project === undefined && { cwd }) }),
    inForce(context, chosen),
    ...(mirrors ? [compareMirrors(world, await goDefault(world))] : []),
    ...(project === undefined ? [] : [lookAtProject(reader, resolve(cwd, project), world)]),
  ];
  // Read while the probes wait for their answers.
  const known = publicRoots();
  const observed = withAll(together(await Promise.all(parts)), {
    ...world,
    publicRoots: known,
    known: new Set((chosen.profile.trust?.certificates ?? []).flatMap(({ sha256 }) => sha256)),
  });
  const said = chosen.diagnostics.filter(({ severity }) => severity !== 'info' || options.verbose);
  const diagnostics = allDiagnostics(said, observed.diagnostics ?? []);
  return { observed, findings: findingsOf(observed.seen), diagnostics };
}

/**
 * What go and git reach now, a line a host; for the end of an apply, in at most five seconds a host. Never fails: what
 * cannot be looked at is said in a line as well.
 */
export async function shortDoctor(context: Context, given?: ChosenProfile): Promise<void> {
  const { streams, options } = context;
  const stop = new AbortController();
  // An apply notes the first Ctrl-C; there is nothing to finish here, so that it ends this.
  const watch = setInterval(() => streams.interrupted() && stop.abort(), 100);
  try {
    const chosen = given ?? (await chooseProfile({ ...context, options: { ...options, args: [] } }));
    if (!chosen.profile) return;
    const short = { ...context, options: { ...options, doctor: { timeout: '5', mirrors: false } } };
    const observed = await examine(await makeWorld(short, chosen, stop.signal));
    if (stop.signal.aborted) return;
    const text = renderReach(observed.probes, findingsOf(observed.seen), context.voice);
    if (options.json) streams.err(`${text}\n`);
    else present(context, text);
  } catch (error) {
    if (!isFailure(error)) throw error;
    streams.err(`${renderDiagnostic({ ...error.diagnostic, severity: 'info' }, context.errors)}\n`);
  } finally {
    clearInterval(watch);
  }
}

function refuseOtherMachines({ options, facts }: Context): void {
  const wrong = (reason: string) => fail('WRONG_USAGE', { reason }, { exit: 64 });
  if (options.user !== undefined) wrong('doctor looks at your own way out: leave --user out');
  if (facts.root !== undefined) wrong('doctor looks at this machine: leave --root out');
}

/** Every fragment may be wanted: that of an inspection that works here is for other machines. */
async function fixWith(context: Context, found: readonly Diagnostic[], path: string): Promise<boolean> {
  const { fixProfile } = await import('./fix-profile.ts');
  return fixProfile(
    context,
    found.map((one) => ({ ...one, severity: 'warning' as const })),
    path,
  );
}

interface Found extends Observation {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

function presentDoctor(context: Context, chosen: ChosenProfile, found: Found): void {
  const { voice, options } = context;
  const { probes, findings, diagnostics } = found;
  if (wantsJson(context)) presentDocument(context, doctorReport({ ...found, probes }, voice.language));
  const shown = diagnostics;
  const isGood = [...findings, ...shown].every(({ severity }) => severity === 'info');
  const head = headOf(context, chosen);
  const parts = [
    voice.style.bold(head),
    options.quiet ? '' : renderProbes(probes, voice),
    renderFindings(findings, voice),
    shown.map((one) => renderDiagnostic(one, voice)).join('\n\n'),
    renderProbeCounts(probes, voice),
    isGood ? voice.style.good(say(voice, 'doctorGood')) : '',
  ];
  present(context, parts.filter(Boolean).join('\n\n'));
}

function headOf({ voice }: Context, { ref }: ChosenProfile): string {
  return ref ? say(voice, 'doctorHead', { ...ref }) : say(voice, 'doctorHeadBare');
}

/** Errors (1): `OUTPUT_FAILED`. */
async function writePage(
  context: Context,
  path: string,
  {
    chosen,
    probes,
    all,
    at,
  }: { chosen: ChosenProfile; probes: Observation['probes']; all: readonly Diagnostic[]; at: string },
): Promise<void> {
  const { voice, errors, streams, cwd } = context;
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const page = doctorPage(
    { head: headOf(context, chosen), at, version: VERSION, probes, findings: all, hash },
    voice,
  );
  try {
    writeFileSync(resolve(cwd, path), page);
  } catch (error) {
    fail('OUTPUT_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
  streams.err(`${say(errors, 'pageWritten', { path })}\n`);
}
