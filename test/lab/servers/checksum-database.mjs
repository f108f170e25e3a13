import { join } from 'node:path';
import { cacheFolder } from '../kit/real-modules.mjs';
import { run } from '../kit/run.mjs';
import { startService } from '../kit/service.mjs';
import { expectStatus } from '../kit/verdict.mjs';

/**
 * A checksum database over plain http for all modules of these GOPROXY trees: golang.org/x/mod's own test server,
 * built by the real go through the machine's own settings, whose caches are kept.
 * @param {string} go the go program
 * @param {{ name: string, trees: readonly string[], folder: string, isGrowing?: boolean, fork?: number }} database
 *   `folder`: where the program is built; `isGrowing`: no two answers carry the same tree head; `fork`: another history
 *   from that look-up on
 * @returns {Promise<{ key: string, port: number, close(): Promise<void> }>} `key`: name+hash+base64, new each time
 */
export async function serveChecksums(go, { name, trees, folder, isGrowing = false, fork = 0 }) {
  const program = join(folder, 'checksum-database');
  const env = {
    ...process.env,
    GOPATH: join(cacheFolder(), 'gopath'),
    GOCACHE: join(cacheFolder(), 'go-build'),
    GOFLAGS: '-modcacherw -buildvcs=false',
  };
  const built = await run([go, 'build', '-o', program, '.'], { env, cwd: SOURCE });
  expectStatus(built, 0, 'building the checksum database');
  const how = [...(isGrowing ? ['-growing'] : []), ...(fork > 0 ? ['-fork', `${fork}`] : [])];
  return startService([program, ...how, name, ...trees], { env: {} }, (output) => firstLine(output()));
}

function firstLine(text) {
  return text.includes('\n') ? JSON.parse(text.slice(0, text.indexOf('\n'))) : undefined;
}

const SOURCE = join(import.meta.dirname, 'checksum-database');
