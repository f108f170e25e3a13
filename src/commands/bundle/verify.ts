import { proveBundle } from '../../host/bundle-stream.ts';
import type { Context } from '../context.ts';
import { present, presentDocument } from '../present.ts';
import { describeBundle } from './describe.ts';
import { oneBundle } from './refs.ts';
import { bundleReport } from './report.ts';

/**
 * `goenv bundle verify FILE [--deep]`: form, manifest, every SHA-256, the checksum database; with --deep the h1 of every
 * module too. Changes nothing. Exit 0; 1 when it cannot be read; 4 when anything is wrong.
 */
export async function verify(context: Context, args: readonly string[]): Promise<number> {
  const ref = oneBundle(context, 'verify', args);
  const deep = context.options.own.flag('deep');
  const proven = await proveBundle(ref, context.facts.env, { deep });
  const report = bundleReport(proven, { command: 'bundle verify', deep });
  presentDocument(context, report);
  if (!context.options.quiet) present(context, describeBundle(context.voice, report));
  return 0;
}
