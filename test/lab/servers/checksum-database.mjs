import { join } from 'node:path';
import { cacheFolder } from '../kit/real-modules.mjs';
import { run } from '../kit/run.mjs';
import { startService } from '../kit/service.mjs';
import { expectStatus } from '../kit/verdict.mjs';

/**
 * A checksum database over plain http for all modules of these GOPROXY trees: golang.org/x/mod's own test server,
 * built by the real go through the machine's own settings, whose caches are kept.
 * @param {string} go the go program
 * @param {{ name: string, trees: readonly string[], folder: string }} database `folder`: where the program is built
 * @returns {Promise<{ key: string, port: number, close(): Promise<void> }>} `key`: name+hash+base64, new each time
 */
export async function serveChecksums(go, { name, trees, folder }) {
  const program = join(folder, 'checksum-database');
  const env = {
    ...process.env,
    GOPATH: join(cacheFolder(), 'gopath'),
    GOCACHE: join(cacheFolder(), 'go-build'),
    GOFLAGS: '-modcacherw -buildvcs=false',
  };
  const built = await run([go, 'build', '-o', program, '.'], { env, cwd: SOURCE });
  expectStatus(built, 0, 'building the checksum database');
  return startService([program, name, ...trees], { env: {} }, (output) => firstLine(output()));
}

function firstLine(text) {
  return text.includes('\n') ? JSON.parse(text.slice(0, text.indexOf('\n'))) : undefined;
}

const SOURCE = join(import.meta.dirname, 'checksum-database');
