import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from './run.mjs';

/**
 * What a story leaves on the machine: temporary folders and servers. `close` takes all of it away,
 * also what go made read-only, also after a failure or Ctrl-C.
 * @returns {{ folder(name: string): string, keep<T extends {close(): unknown}>(server: T): T, close(): Promise<void> }}
 */
export function openSandbox() {
  const root = mkdtempSync(join(tmpdir(), 'goenv-lab-'));
  chmodSync(root, 0o711); // servers with a user of their own find their folder, and nothing else
  const servers = [];
  return {
    folder(name) {
      const path = join(root, name);
      mkdirSync(path, { recursive: true });
      return path;
    },
    keep(server) {
      servers.push(server);
      return server;
    },
    async close() {
      stopAll();
      for (const server of servers.splice(0)) await server.close();
      removeTree(root);
    },
  };
}

/** Removes a tree that may hold read-only folders, such as a module cache; links are not followed. */
export function removeTree(path) {
  makeFoldersWritable(path);
  rmSync(path, { recursive: true, force: true });
}

function makeFoldersWritable(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return;
  chmodSync(path, 0o700);
  for (const name of readdirSync(path)) makeFoldersWritable(join(path, name));
}
