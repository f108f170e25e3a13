import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that goes when it is disposed; `path` joins names to it. */
export interface TempFolder extends Disposable {
  readonly dir: string;
  path(...names: readonly string[]): string;
}

export function tempFolder(): TempFolder {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'goenv-host-')));
  return {
    dir,
    path: (...names) => join(dir, ...names),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
