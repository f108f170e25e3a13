import { isFailure } from '../../core/diagnostic.ts';
import type { Reader } from '../../core/host.ts';

/** The bytes of a file that only informs; `undefined` where it is missing, may not be read, or is no regular file. */
export async function readIfAllowed(reader: Reader, path: string): Promise<Uint8Array | undefined> {
  try {
    const seen = await reader.read(path);
    return seen.kind === 'file' ? seen.bytes : undefined;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}
