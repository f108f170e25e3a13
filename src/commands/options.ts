import { type ParseArgsConfig, parseArgs } from 'node:util';
import { fail } from '../core/diagnostic.ts';
import { nearestName } from '../core/nearest-name.ts';
import { BUNDLE_OPTIONS } from './bundle-options.ts';
import { DOCTOR_OPTIONS, type DoctorOptions, readDoctorOptions } from './doctor/options.ts';
import { digestOf, listOf, oneOf, optional, textOf } from './option-values.ts';

/** What the command line said, checked. */
export interface Options {
  readonly args: readonly string[];
  readonly json: boolean;
  readonly jsonInto?: string;
  readonly yes: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly force: boolean;
  readonly allow: readonly string[];
  /** `--accept DIGEST`: SHA-256 of strangers' texts, 64 small hexadecimal digits each. */
  readonly accept: readonly string[];
  readonly root?: string;
  /** `--user NAME`: root works on that user's home, with that user's rights. */
  readonly user?: string;
  readonly noSudo: boolean;
  readonly unproven: boolean;
  readonly drop: boolean;
  readonly lang?: 'en' | 'zh';
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color?: 'auto' | 'always' | 'never';
  readonly config?: string;
  readonly help: boolean;
  /** `plan --out FILE`. */
  readonly out?: string;
  /** `apply --plan FILE`. */
  readonly plan?: string;
  readonly detailedExitcode: boolean;
  /** `explain --fix PROFILE`, `doctor --fix PROFILE`. */
  readonly fix?: string;
  readonly doctor: DoctorOptions;
  /** `apply --verify`, `apply --no-verify`: whether it ends with a short doctor; on a terminal it does. */
  readonly verify?: boolean;
  /** The arguments as they were typed, but for `--no-sudo`. */
  readonly typed: readonly string[];
  /** `show --source`, `--flat`, `--origin KEY`. */
  readonly source: boolean;
  /** The options of one command alone, by name: `--deep`, `--why MODULE`. */
  readonly own: {
    flag(name: string): boolean;
    text(name: string): string | undefined;
    list(name: string): readonly string[];
  };
  readonly flat: boolean;
  readonly origin?: string;
  /** `export --format NAME`, `--output FILE|DIR`, `--offline`. */
  readonly format?: string;
  readonly output?: string;
  readonly offline: boolean;
  /** What stands after `--`: a command to run; not among `args`. */
  readonly run?: readonly string[];
}

/**
 * Reads the arguments after the command's name. Errors (64): `UNKNOWN_OPTION`, `OPTION_NEEDS_VALUE`,
 * `WRONG_USAGE`.
 */
export function readOptions(command: string, argv: readonly string[]): Options {
  const known = { ...COMMON, ...OWN[command] };
  const { values, positionals, after } = parse(command, argv, known);
  const text = (name: string) => textOf(values, name);
  const list = (name: string) => listOf(values, name);
  const flag = (name: string) => values[name] === true;
  return {
    args: after === undefined ? positionals : positionals.slice(0, positionals.length - after.length),
    typed: argv.filter((one) => one !== '--no-sudo'),
    json: flag('json'),
    yes: flag('yes'),
    only: list('only'),
    skip: list('skip'),
    force: flag('force'),
    allow: list('allow'),
    accept: list('accept').map(digestOf),
    noSudo: flag('no-sudo'),
    unproven: flag('unproven'),
    drop: flag('drop'),
    source: flag('source'),
    flat: flag('flat'),
    offline: flag('offline'),
    quiet: flag('quiet'),
    verbose: flag('verbose'),
    help: flag('help'),
    own: { flag, text, list },
    detailedExitcode: flag('detailed-exitcode'),
    ...optional('jsonInto', text('json-into')),
    ...optional('root', text('root')),
    ...optional('user', text('user')),
    ...optional('config', text('config')),
    ...optional('out', text('out')),
    ...optional('plan', text('plan')),
    ...optional('fix', text('fix')),
    doctor: readDoctorOptions(text, flag),
    ...optional('verify', flag('no-verify') ? false : flag('verify') ? true : undefined),
    ...optional('origin', text('origin')),
    ...optional('format', text('format')),
    ...optional('output', text('output')),
    ...optional('run', after),
    ...optional('lang', oneOf('--lang', text('lang'), ['en', 'zh'])),
    ...optional('color', oneOf('--color', text('color'), ['auto', 'always', 'never'])),
  };
}

/** The options of a command, each with all its names, the long one first. */
export function optionsOf(command: string): readonly { names: readonly string[]; hasValue: boolean }[] {
  const known: Known = { ...COMMON, ...OWN[command] };
  return Object.entries(known).map(([name, { type, short }]) => {
    return { names: [`--${name}`, ...(short ? [`-${short}`] : [])], hasValue: type === 'string' };
  });
}

type Known = Record<string, { type: 'boolean' | 'string'; multiple?: true; short?: string }>;

/** One pass with Node's own tokenizer; goenv judges the tokens, for its own messages. */
function parse(command: string, argv: readonly string[], known: Known) {
  const options: NonNullable<ParseArgsConfig['options']> = { ...known };
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) unknownOption(command, token.rawName, known);
    if (option.type === 'boolean' && token.value !== undefined) {
      fail('WRONG_USAGE', { reason: `${token.rawName} takes no value` }, { exit: 64 });
    }
    if (
      option.type === 'string' &&
      (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
    ) {
      fail('OPTION_NEEDS_VALUE', { option: token.rawName, example: `${token.rawName}=…` }, { exit: 64 });
    }
  }
  const end = tokens.find((token) => token.kind === 'option-terminator');
  return { values, positionals, after: end && RUNS.has(command) ? argv.slice(end.index + 1) : undefined };
}

function unknownOption(command: string, option: string, known: Known): never {
  const near = nearestName(
    option,
    Object.keys(known).map((name) => `--${name}`),
  );
  return fail('UNKNOWN_OPTION', { option, command, hint: near ? ` (${near}?)` : '' }, { exit: 64 });
}

const COMMON = {
  json: { type: 'boolean' },
  'json-into': { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  force: { type: 'boolean' },
  allow: { type: 'string', multiple: true },
  accept: { type: 'string', multiple: true },
  root: { type: 'string' },
  user: { type: 'string' },
  'no-sudo': { type: 'boolean' },
  unproven: { type: 'boolean' },
  drop: { type: 'boolean' },
  lang: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  color: { type: 'string' },
  config: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Known;

const OWN: Readonly<Record<string, Known>> = {
  plan: { out: { type: 'string' }, 'detailed-exitcode': { type: 'boolean' } },
  apply: { plan: { type: 'string' }, verify: { type: 'boolean' }, 'no-verify': { type: 'boolean' } },
  show: { source: { type: 'boolean' }, flat: { type: 'boolean' }, origin: { type: 'string' } },
  export: {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    offline: { type: 'boolean' },
  },
  explain: { fix: { type: 'string' } },
  doctor: DOCTOR_OPTIONS,
  bundle: BUNDLE_OPTIONS,
};

/** Commands that run what stands after `--`. */
const RUNS: ReadonlySet<string> = new Set(['explain', 'run']);
