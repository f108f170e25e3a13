import { fail } from '../../core/diagnostic.ts';
import { proveBundle } from '../../host/bundle-stream.ts';
import { printable } from '../../ui/printable.ts';
import { say } from '../../ui/say.ts';
import type { Context } from '../context.ts';
import { present, presentDocument } from '../present.ts';
import { describeBundle, moduleLines } from './describe.ts';
import { oneBundle } from './refs.ts';
import { type BundleReport, bundleReport } from './report.ts';

/**
 * `goenv bundle inspect FILE [--why MODULE]`: what is in a bundle, and which project asked for it; all modules with
 * --verbose. What it says has been proven as `bundle verify` does. Exit 0; 1 when it cannot be read, or has no such
 * module; 4 when anything is wrong.
 */
export async function inspect(context: Context, args: readonly string[]): Promise<number> {
  const ref = oneBundle(context, 'inspect', args);
  const why = context.options.own.text('why');
  const proven = await proveBundle(ref, context.facts.env);
  const whole = bundleReport(proven, { command: 'bundle inspect', deep: false });
  const modules = why === undefined ? whole.modules : named(whole, why);
  if (why !== undefined && modules.length === 0)
    fail('BUNDLE_NO_MODULE', { module: why }, { where: { file: ref.file } });
  presentDocument(context, { ...whole, modules });
  present(context, why === undefined ? wholeText(context, whole) : whyText(context, { ...whole, modules }));
  return 0;
}

function wholeText({ voice, options }: Context, report: BundleReport): string {
  const list = options.verbose ? ['', ...moduleLines(voice, report.modules)] : [];
  return [describeBundle(voice, report), ...list].join('\n');
}

/** By path, or by path@version. */
function named({ modules }: BundleReport, why: string): BundleReport['modules'] {
  return modules.filter(({ path, version }) => path === why || `${path}@${version}` === why);
}

function whyText({ voice }: Context, { modules }: BundleReport): string {
  return modules
    .flatMap(({ path, version, wantedBy }) => [
      printable(`${path}@${version}`),
      ...(wantedBy.length === 0 ? [`  ${say(voice, 'bundleWantedByNobody')}`] : []),
      ...wantedBy.map((input) => `  ${say(voice, 'bundleWantedBy', { input })}`),
    ])
    .join('\n');
}
