import { resolve } from 'node:path';
import type { BundleRef } from '../../core/bundle-set.ts';
import { fail } from '../../core/diagnostic.ts';
import type { Context } from '../context.ts';

/**
 * The bundles that the command line names, with what vouches for them: `--sha256` once for each file, in their order, or
 * `--signed-by FILE --principal NAME` for all. Errors (64): `WRONG_USAGE`.
 */
export function bundleRefs({ options, cwd }: Context, files: readonly string[]): readonly BundleRef[] {
  const { own } = options;
  if (files.length === 0) wrong('which bundle? name a file');
  const pins = own.list('sha256').map(pinOf);
  if (pins.length > 0 && pins.length !== files.length)
    wrong(`${files.length} bundles and ${pins.length} --sha256: one for each, in their order`);
  const [signers, principal] = [own.text('signed-by'), own.text('principal')];
  if ((signers === undefined) !== (principal === undefined))
    wrong('--signed-by FILE and --principal NAME belong together');
  const signedBy = signers !== undefined &&
    principal !== undefined && { file: resolve(cwd, signers), principal };
  return files.map((file, at) => ({
    file: resolve(cwd, file),
    ...(pins[at] !== undefined && { sha256: pins[at] }),
    ...(signedBy && { signedBy }),
  }));
}

/** The one bundle that `verb` takes. Errors (64): `WRONG_USAGE`. */
export function oneBundle(context: Context, verb: string, [file, extra]: readonly string[]): BundleRef {
  if (extra !== undefined) wrong(`bundle ${verb} takes one bundle, not two: ${extra}`);
  const [ref] = bundleRefs(context, file === undefined ? [] : [file]);
  return ref ?? wrong('which bundle? name a file');
}

/** As people copy it: with or without `sha256:` and colons, in any case. */
function pinOf(text: string): string {
  const pin = text
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(pin) ? pin : wrong(`--sha256 ${text}: 64 hexadecimal digits`);
}

function wrong(reason: string): never {
  return fail('WRONG_USAGE', { reason }, { exit: 64 });
}
