import { type Diagnostic, diagnostic, fail } from '../core/diagnostic.ts';
import type { SourceStamp } from '../core/journal.ts';
import { shellWords } from '../core/shell-words.ts';
import { asksForConsent, type Touch } from '../core/touch.ts';
import { type Acceptance, readAccepted } from '../host/accepted.ts';
import { machineFacts } from '../host/facts.ts';
import { type Judgement, judge } from '../profile/demands.ts';
import { renderTouches } from '../ui/render-touches.ts';
import { say } from '../ui/say.ts';
import type { Admission } from './admit.ts';
import type { Context } from './context.ts';
import type { LoadedProfile } from './load-profile.ts';
import { presentDiagnostics, presentFindings } from './present.ts';
import { givenSignatures, signatures } from './signatures.ts';
import { strangersTouch } from './strangers-touch.ts';

/** See `admit`, which loads this where there is a policy or a stranger. */
export async function admission(context: Context, loading: LoadedProfile): Promise<Admission | 4> {
  const { verdicts: policy, breaches } = judgement(context, loading);
  if (breaches.length > 0) return refuse(context, breaches, []);
  const strangers = loading.sources.filter(({ stranger }) => stranger);
  refuseUnknown(context, strangers);
  const open = await openTouches(context, loading);
  const isAsked = open.length > 0 && context.command === 'apply' && !context.options.yes;
  if (open.length > 0 && !(isAsked && context.streams.interactive)) {
    return refuse(context, notAccepted(context, open), open);
  }
  if (open.length > 0) await ask(context, open);
  const signed = givenSignatures(context.settings.policies);
  return { policy, accepted: acceptances(context, loading, open), signed };
}

/** What validate says; see `admissionFindings`. */
export async function findings(context: Context, loading: LoadedProfile): Promise<readonly Diagnostic[]> {
  const touches = await touchFindings(context, loading);
  return [...judgement(context, loading).breaches, ...touches];
}

/** Lists what strangers touch, and gives it as warnings. */
export async function touchFindings(
  context: Context,
  loading: LoadedProfile,
): Promise<readonly Diagnostic[]> {
  const open = await openTouches(context, loading);
  showTouches(context, open);
  return open.map(touched);
}

/** Holds a profile against the policies; reads signatures where one is demanded. */
export function judgement(context: Context, loading: LoadedProfile): Judgement {
  const { source } = loading.ref;
  const unsigned = signatures(context, loading);
  return judge(loading.profile, context.settings.policies, { today: context.facts.today, source, unsigned });
}

export { demandsOf } from '../profile/demands.ts';

/** What touches something and is accepted neither earlier nor by this command line. */
async function openTouches(context: Context, loading: LoadedProfile): Promise<readonly Touch[]> {
  const known = new Set(acceptedBefore(context, loading).map(({ sha256 }) => sha256));
  const all = await strangersTouch(context, loading);
  const asking = new Set(all.filter(asksForConsent).map(({ source }) => source.sha256));
  const isOpen = ({ source: { sha256 } }: Touch) =>
    asking.has(sha256) && !known.has(sha256) && !context.options.accept.includes(sha256);
  return all.filter(isOpen);
}

/** A digest that fits nothing was copied wrong, or is of a text that has changed since. */
function refuseUnknown({ options }: Context, strangers: readonly SourceStamp[]): void {
  const wrong = options.accept.find((digest) => strangers.every(({ sha256 }) => sha256 !== digest));
  if (wrong === undefined) return;
  const known = strangers.map(({ file, sha256 }) => `${file} sha256:${sha256}`).join(', ') || '-';
  fail('ACCEPT_UNKNOWN', { digest: `sha256:${wrong}`, known }, { exit: 64 });
}

async function refuse(context: Context, errors: readonly Diagnostic[], open: readonly Touch[]): Promise<4> {
  await presentFindings(context, [...open.map(touched), ...errors]);
  showTouches(context, open);
  await presentDiagnostics(context, errors);
  return 4;
}

async function ask(context: Context, open: readonly Touch[]): Promise<void> {
  const { streams, errors } = context;
  streams.err(`${renderTouches(open, errors)}\n\n`);
  if (!(await streams.confirm(say(errors, 'askAccept')))) fail('DECLINED');
}

/** On stderr, like every diagnostic; JSON has a finding a line instead. */
function showTouches({ options, streams, errors }: Context, open: readonly Touch[]): void {
  if (!options.json && open.length > 0) streams.err(`${renderTouches(open, errors)}\n\n`);
}

function touched({ kind, what, where, source }: Touch): Diagnostic {
  const params = { kind, what, source: source.file, sha256: source.sha256 };
  return diagnostic('STRANGER_TOUCHES', 'warning', params, { where });
}

/** One error a text; the command accepts all of them. */
function notAccepted({ command, options }: Context, open: readonly Touch[]): readonly Diagnostic[] {
  const texts = new Map(open.map(({ source }) => [source.sha256, source.file]));
  const accepts = [...texts.keys()].flatMap((sha256) => ['--accept', `sha256:${sha256}`]);
  const commands = [shellWords(['goenv', command, ...accepts, ...options.typed])];
  return [...texts].map(([sha256, source]) => {
    const count = open.filter((touch) => touch.source.sha256 === sha256).length;
    const params = { source, sha256, count: String(count) };
    return diagnostic('STRANGER_NOT_ACCEPTED', 'error', params, { where: { file: source }, commands });
  });
}

/** What counts as accepted for this profile: from earlier runs, and what this one adds. */
function acceptances(
  context: Context,
  loading: LoadedProfile,
  open: readonly Touch[],
): readonly Acceptance[] {
  const known = acceptedBefore(context, loading);
  const at = new Date().toISOString();
  return loading.sources.flatMap(({ sha256, file, stranger }) => {
    if (!stranger) return [];
    const before = known.find((one) => one.sha256 === sha256);
    const isFresh =
      context.options.accept.includes(sha256) || open.some(({ source }) => source.sha256 === sha256);
    return before ?? (isFresh ? { sha256, source: file, at } : []);
  });
}

/** Beside the journal that the profile is applied in, whoever asks: for one of the whole machine that is the machine's. */
function acceptedBefore({ facts }: Context, { profile }: LoadedProfile): readonly Acceptance[] {
  const { stateDir } = profile.scope === 'machine' ? machineFacts(facts) : facts;
  return readAccepted(stateDir);
}
