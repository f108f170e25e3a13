import { type Diagnostic, diagnostic, fail } from '../core/diagnostic.ts';
import { EMPTY_JOURNAL } from '../core/journal.ts';
import { PrivateFolder } from '../host/private-folder.ts';
import { type Ended, runCommand } from '../host/run-command.ts';
import { PLANNERS } from '../planners/index.ts';
import { admit } from './admit.ts';
import type { Context } from './context.ts';
import { refuseForeignSettings } from './foreign-settings.ts';
import { lateReferences, withLateReferences } from './late-references.ts';
import { refuseLeftOut } from './left-out.ts';
import { lendEnvironment } from './lend/environment.ts';
import { type LoadedProfile, loadProfile, profileArgument } from './load-profile.ts';
import { allDiagnostics, chosenPlanners } from './planning.ts';
import { presentDiagnostics, presentFindings } from './present.ts';
import { refuseProfile } from './refuse.ts';

/**
 * `goenv run [PROFILE] -- CMD`: CMD with the profile as its environment; nothing outlives it. Takes no lock, keeps no
 * journal. Ends with CMD's code, 128 + n for a signal; 127 when there is no such program, 126 when it may not run;
 * before it runs 3 for an invalid profile, 1 and 4 as `apply`, 64 for wrong usage.
 */
export async function run(context: Context): Promise<number> {
  const command = commandOf(context);
  refuseForeignSettings(context, (profile) => `goenv run ${profile} -- …`);
  const loading = await loadProfile(context, profileArgument(context));
  if (!loading.profile) return refuseProfile(context, loading.diagnostics);
  if ((await admit(context, loading)) === 4) return 4;
  const folder = new PrivateFolder('goenv-run');
  try {
    const ended = await lendTo(context, { command, loading, folder });
    return ended.kind === 'ended' ? ended.status : await cannotRun(context, command, ended);
  } finally {
    folder.remove();
  }
}

function commandOf({ options, facts }: Context): readonly string[] {
  const { run: command = [] } = options;
  const wrong = (reason: string) => fail('WRONG_USAGE', { reason }, { exit: 64 });
  if (command.length === 0) wrong('no command: goenv run [PROFILE] -- COMMAND');
  if (options.user !== undefined) wrong('goenv run starts the command as you: leave --user out');
  if (facts.root !== undefined)
    wrong('goenv run lends a profile to a command of this machine: leave --root out');
  return command;
}

async function lendTo(
  context: Context,
  given: { command: readonly string[]; loading: LoadedProfile; folder: PrivateFolder },
): Promise<Ended> {
  const { command, loading, folder } = given;
  const { profile, expired } = loading;
  const planners = chosenPlanners(context);
  refuseLeftOut(PLANNERS, { planners, profile, journal: EMPTY_JOURNAL });
  const parts = new Set(planners.map(({ name }) => name));
  const lending = { profile, expired, folder: folder.path, parts };
  const { facts } = await withLateReferences(context, lateReferences(planners, profile));
  const lent = await lendEnvironment(context.host, lending, facts);
  const limits = lent.env['NETRC']?.startsWith(`${folder.path}/`) ? curlLimit(command) : [];
  await presentDiagnostics(context, allDiagnostics(loading.diagnostics, lent.diagnostics, limits));
  for (const { path, bytes } of lent.files) folder.write(path, bytes);
  const running = runCommand(command, {
    cwd: context.cwd,
    env: lent.env,
    started: (pid) => folder.lendTo(pid),
  });
  // From here on signals are the command's.
  context.streams.close();
  return running;
}

/** curl looks at NETRC from 8.16 on; nothing else can lend it a login without writing it into the home or its arguments. */
function curlLimit([program = '']: readonly string[]): readonly Diagnostic[] {
  return /(?:^|\/)curl$/.test(program) ? [diagnostic('RUN_CURL_NETRC', 'warning')] : [];
}

async function cannotRun(
  context: Context,
  [program = '']: readonly string[],
  ended: Exclude<Ended, { kind: 'ended' }>,
): Promise<126 | 127> {
  const found: Diagnostic =
    ended.kind === 'not-found'
      ? diagnostic('RUN_NOT_FOUND', 'error', { program })
      : diagnostic('RUN_NOT_EXECUTABLE', 'error', { program, reason: ended.reason });
  await presentFindings(context, [found]);
  await presentDiagnostics(context, [found]);
  return ended.kind === 'not-found' ? 127 : 126;
}
