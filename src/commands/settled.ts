import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Applied, SourceStamp } from '../core/journal.ts';
import type { Policy, Verdict } from '../core/policy.ts';
import { stillTrue, type Testimony } from '../core/witness.ts';
import { sha256 } from '../host/digest.ts';
import type { InsecureEntry } from '../profile/sections/profile.ts';
import { VERSION } from '../version.ts';
import type { Context } from './context.ts';
import { readKnownText } from './read-entry.ts';

/**
 * What the last complete apply knew: everything was as the profile wants it, and what was seen to know that.
 * While all of it is the same, plan, apply and check have nothing to do, however large the profile is.
 */
export interface Settled {
  readonly goenv: string;
  readonly journal: string;
  readonly sources: readonly SourceStamp[];
  readonly allow: readonly string[];
  /** The day, where the profile has dates or a signature; '' where it has none. */
  readonly judged: string;
  readonly machine: readonly string[];
  readonly testimony: Testimony;
  readonly name: string;
  readonly source: string;
  readonly at: string;
  /** How many settings are as the profile wants them. */
  readonly same: number;
  /** The profile's exceptions, for the plan. */
  readonly insecure: readonly InsecureEntry[];
  /** What the settings files demanded of it, all of it met. */
  readonly policy: readonly Verdict[];
  /** The policies that said so. */
  readonly policies: readonly Policy[];
  readonly diagnostics: readonly Diagnostic[];
  /** What makes the shell current that goenv was started from. */
  readonly thisShell?: string;
}

/** Remembers a settled machine, or forgets. Never fails a command: without it the next one works everything out. */
export function rememberSettled(
  context: Context,
  applied: Applied,
  found: Pick<Settled, 'testimony' | 'same' | 'insecure' | 'policy' | 'diagnostics' | 'thisShell'>,
): void {
  const { name, source, at, sources, allow, judged } = applied;
  const journal = journalDigest(context);
  if (journal === undefined || context.facts.root !== undefined) {
    forgetSettled(context);
    return;
  }
  const machine = machineOf(context);
  const settled: Settled = {
    goenv: VERSION,
    journal,
    sources,
    allow,
    judged,
    machine,
    name,
    source,
    at,
    policies: context.settings.policies,
    ...found,
  };
  // The same again but for the time: the time of the first apply stays, and a no-op writes nothing.
  const before = read(context);
  if (before && JSON.stringify({ ...before, at }) === JSON.stringify(settled)) return;
  try {
    writeFileSync(pathOf(context), JSON.stringify(settled), { mode: 0o600 });
  } catch {
    forgetSettled(context);
  }
}

/** For the digests of variables: the one that is in use, so that the same machine is remembered in the same bytes. */
export function settledSalt(context: Context): string {
  const salt: unknown = read(context)?.testimony?.salt;
  return typeof salt === 'string' && /^[0-9a-f]{32}$/.test(salt) ? salt : randomBytes(16).toString('hex');
}

export function forgetSettled(context: Context): void {
  rmSync(pathOf(context), { force: true });
}

/** Whether anything is remembered, true or not. */
export function hasSettled(context: Context): boolean {
  return existsSync(pathOf(context));
}

/** What is remembered, if every bit of it is still true; `argument` is the profile asked for, none for the applied one. */
export async function stillSettled(context: Context, argument?: string): Promise<Settled | undefined> {
  const { options, facts, host, settings } = context;
  const special =
    options.json ||
    options.jsonInto !== undefined ||
    options.verbose ||
    options.force ||
    options.drop ||
    options.accept.length > 0 ||
    // Who may sign can change without any text of the profile.
    settings.policies.some(({ signature }) => signature) ||
    options.user !== undefined ||
    options.unproven ||
    options.out !== undefined;
  if (special || options.only.length > 0 || options.skip.length > 0 || options.plan !== undefined)
    return undefined;
  const known = read(context);
  if (!known || known.goenv !== VERSION || typeof known.testimony?.salt !== 'string') return undefined;
  if (known.allow.join() !== options.allow.join()) return undefined;
  if (JSON.stringify(known.policies) !== JSON.stringify(settings.policies)) return undefined;
  if (known.judged !== '' && known.judged !== facts.today) return undefined;
  if (known.machine.join('\0') !== machineOf(context).join('\0')) return undefined;
  if (argument !== undefined && !sameTexts(context, argument, known.sources)) return undefined;
  if (journalDigest(context) !== known.journal) return undefined;
  return (await stillTrue(known.testimony, host, facts).catch(() => false)) ? known : undefined;
}

function sameTexts(context: Context, argument: string, sources: readonly SourceStamp[]): boolean {
  // What `bundle install` put together comes from no text.
  if (argument === '-' || sources.length === 0) return false;
  try {
    return sources.every(({ ref, file, sha256: digest }, at) => {
      const text = readKnownText(context, at === 0 ? argument : ref);
      return text.ref === ref && text.file === file && text.sha256 === digest;
    });
  } catch {
    return false;
  }
}

function read(context: Context): Settled | undefined {
  try {
    // goenv alone writes this file (0600, in its own folder); whatever does not fit is as good as none.
    return JSON.parse(readFileSync(pathOf(context), 'utf8')) as Settled;
  } catch {
    return undefined;
  }
}

/** The bytes of the journal, so that nothing of it has to be read. */
function journalDigest({ ledger }: Context): string | undefined {
  try {
    return sha256(readFileSync(ledger.path));
  } catch {
    return undefined;
  }
}

function machineOf({ facts }: Context): readonly string[] {
  return [facts.os, facts.home, String(facts.uid), facts.xdgConfig, facts.ownConfig];
}

function pathOf({ facts }: Context): string {
  return join(facts.stateDir, 'settled.json');
}
