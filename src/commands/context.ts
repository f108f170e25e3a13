import { closeSync, openSync } from 'node:fs';
import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type { Host, Ledger } from '../core/host.ts';
import type { Journal } from '../core/journal.ts';
import { parseJournal } from '../core/parse-journal.ts';
import { becomeUser } from '../host/become-user.ts';
import { machineFacts, readFacts, underRoot } from '../host/facts.ts';
import { fileLedger } from '../host/ledger.ts';
import { codeOf } from '../host/read-file.ts';
import { RealHost } from '../host/real.ts';
import { readSettings, type Settings } from '../host/settings.ts';
import { languageOf } from '../ui/language.ts';
import type { Voice } from '../ui/say.ts';
import { COLOUR, PLAIN, wantsColour } from '../ui/style.ts';
import type { Options } from './options.ts';
import type { Streams } from './streams.ts';

/** Everything a command works with. */
export interface Context {
  readonly command: string;
  readonly options: Options;
  readonly settings: Settings;
  readonly facts: Facts;
  readonly host: Host;
  readonly ledger: Ledger;
  /** The journal as it is now. Errors: `JOURNAL_BROKEN`, `JOURNAL_NEWER`, `NOT_READABLE`. */
  readonly readJournal: () => Promise<Journal>;
  readonly streams: Streams;
  /** For results on stdout; `errors` is for stderr: each stream has its own colour. */
  readonly voice: Voice;
  readonly errors: Voice;
  readonly cwd: string;
  /** Takes a JSON document instead of stdout, where one command works in two scopes and has one document for both. */
  readonly collect?: (document: object) => void;
}

/** Reads settings and facts. Errors: those of `readSettings`, `readFacts` and `becomeUser`. */
export async function makeContext(
  command: string,
  options: Options,
  surroundings: { readonly streams: Streams; readonly cwd: string },
): Promise<Context> {
  const { streams, cwd } = surroundings;
  const user = options.user === undefined ? undefined : becomeUser(options.user);
  if (options.jsonInto !== undefined) probeJsonInto(options.jsonInto);
  const first = {
    ...readFacts({ ...(options.root !== undefined && { root: options.root }), ...(user && { user }) }),
    ...(options.noSudo && { noSudo: true }),
    ...(options.unproven && { unproven: true }),
    ...(options.drop && { drop: true }),
  };
  const settings = await readSettings({
    cwd,
    home: first.home,
    ownConfig: underRoot(first.ownConfig, first.root),
    machineConfig: underRoot(machineFacts(first).ownConfig, first.root),
    ...(options.config !== undefined && { config: options.config }),
  });
  const facts =
    settings.stateDir === undefined
      ? first
      : { ...first, stateDir: underRoot(settings.stateDir, first.root) };
  const language = options.lang ?? settings.lang ?? languageOf(facts.env);
  const voiceFor = (terminal: boolean): Voice => ({
    language,
    home: facts.home,
    style: wantsColour(options.color, facts.env, terminal) ? COLOUR : PLAIN,
    ...(terminal && streams.columns !== undefined && { columns: streams.columns }),
  });
  return {
    command,
    options,
    settings,
    ...machineOf(facts),
    voice: voiceFor(streams.outTerminal),
    errors: voiceFor(streams.errTerminal),
    ...surroundings,
  };
}

/** The machine as these facts say, and the journal that goes with it. */
export function machineOf(facts: Facts): Pick<Context, 'facts' | 'host' | 'ledger' | 'readJournal'> {
  const ledger = fileLedger(facts.stateDir);
  return { facts, host: new RealHost(facts), ledger, readJournal: journalReader(ledger) };
}

/** A report that cannot be written must be known before anything is changed. */
function probeJsonInto(path: string): void {
  try {
    closeSync(openSync(path, 'a'));
  } catch (error) {
    fail('OUTPUT_FAILED', { path, reason: codeOf(error) }, { cause: error });
  }
}

/** Reads the journal as it is now; the same text is not parsed twice. Errors: `JOURNAL_BROKEN`, `JOURNAL_NEWER`, `NOT_READABLE`. */
function journalReader(ledger: Ledger): () => Promise<Journal> {
  let last: { text: string | undefined; journal: Journal } | undefined;
  return async () => {
    const text = await ledger.load();
    if (!last || last.text !== text) last = { text, journal: parseJournal(text, ledger.path) };
    return last.journal;
  };
}
