import { parentPort } from 'node:worker_threads';
import { checkZip, type ZipToCheck } from '../bundle/check-member.ts';
import { type Diagnostic, isFailure } from '../core/diagnostic.ts';

/** What the thread says of each zip that it was given, in their order. */
export interface ZipAnswer {
  /** What is wrong with it. */
  readonly diagnostic?: Diagnostic;
  /** What goenv's own code broke by. */
  readonly broke?: string;
}

// A thread's program: no memory is shared, each zip is given away with its bytes.
parentPort?.on('message', (zip: ZipToCheck) => parentPort?.postMessage(answer(zip)));

function answer(zip: ZipToCheck): ZipAnswer {
  try {
    checkZip(zip);
    return {};
  } catch (error) {
    if (isFailure(error)) return { diagnostic: error.diagnostic };
    return { broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
