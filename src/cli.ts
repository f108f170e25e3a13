import { writeFile } from 'node:fs/promises';
import { makeContext } from './commands/context.ts';
import { COMMANDS, NOT_YET } from './commands/index.ts';
import { readOptions } from './commands/options.ts';
import { type Diagnostic, diagnostic, fail, isFailure } from './core/diagnostic.ts';
import { nearestName } from './core/nearest-name.ts';
import { processStreams } from './host/streams.ts';
import { workingFolder } from './host/working-folder.ts';
import { languageOf } from './ui/language.ts';
import { COLOUR, PLAIN, wantsColour } from './ui/style.ts';
import { VERSION } from './version.ts';

// argv -> command -> exit code. The only file that sets process.exitCode.
const streams = processStreams();
const argv = process.argv.slice(2);
const environment = process.env as Record<string, string>;

// Each program that is asked has a listener for the end of goenv, and doctor asks many at once: no leak, no warning.
process.setMaxListeners(0);

main(argv)
  .catch(report)
  .then((code) => {
    process.exitCode = code;
    streams.close();
  });

async function main([command, ...rest]: readonly string[]): Promise<number> {
  if (command === '--version') return say(`goenv ${VERSION}`);
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    const [, language = languageOf(environment)] = /--lang[= ](en|zh)/.exec(rest.join(' ')) ?? [];
    await help(language === 'zh' ? 'zh' : 'en');
    return command === undefined ? 64 : 0;
  }
  const run = COMMANDS.get(command) ?? unknownCommand(command);
  const options = readOptions(command, rest);
  if (options.help) return help(options.lang ?? languageOf(environment));
  return run(await makeContext(command, options, { streams, cwd: workingFolder() }));
}

function unknownCommand(command: string): never {
  if (NOT_YET.includes(command)) return fail('COMMAND_NOT_YET', { command }, { exit: 64 });
  const near = nearestName(command, COMMANDS.keys());
  return fail('UNKNOWN_COMMAND', { command, hint: near ? ` (${near}?)` : '' }, { exit: 64 });
}

async function help(language: 'en' | 'zh'): Promise<0> {
  const { HELP } = await import('./ui/help.ts');
  return say(HELP[language]);
}

function say(text: string): 0 {
  streams.out(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}

/** The last words of a command that could not go on. The options are read again, because they may be what is wrong. */
async function report(error: unknown): Promise<number> {
  const { findingsReport, renderDiagnostic } = await import('./ui/speak.ts');
  const found: Diagnostic = isFailure(error)
    ? error.diagnostic
    : diagnostic('INTERNAL', 'error', { reason: reasonOf(error) });
  const asked = lastValue('lang');
  const language = asked === 'en' || asked === 'zh' ? asked : languageOf(environment);
  const document = `${JSON.stringify(findingsReport([found], language), null, 2)}\n`;
  const into = lastValue('json-into');
  if (into !== undefined) await writeFile(into, document).catch(() => undefined);
  if (argv.includes('--json')) streams.out(document);
  else {
    const style = wantsColour(lastValue('color'), environment, streams.errTerminal) ? COLOUR : PLAIN;
    streams.err(`${renderDiagnostic(found, { language, style, home: environment['HOME'] ?? '/' })}\n`);
  }
  return isFailure(error) ? error.exit : 1;
}

/** The value of `--name VALUE` or `--name=VALUE`, whatever else the line says. */
function lastValue(name: string): string | undefined {
  const at = argv.lastIndexOf(`--${name}`);
  return at >= 0
    ? argv[at + 1]
    : argv.findLast((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
