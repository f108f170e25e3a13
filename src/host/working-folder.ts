import { fail } from '../core/diagnostic.ts';
import { codeOf } from './read-file.ts';

/** The folder that goenv was started in. Errors: `NO_WORKING_FOLDER` (1) when it has been removed meanwhile. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    return fail('NO_WORKING_FOLDER', { reason: codeOf(error) }, { cause: error });
  }
}
