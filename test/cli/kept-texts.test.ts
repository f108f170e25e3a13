import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Web, web } from '../host/web.ts';
import { type Machine, machine } from './kit.ts';

let net: Web;
let env: Record<string, string>;

beforeAll(async () => {
  net = await web();
  env = { SSL_CERT_FILE: net.ca, SSL_CERT_DIR: '/nowhere' };
});
afterAll(() => net[Symbol.asyncDispose]());
beforeEach(() => {
  net.pages.clear();
  net.asked.length = 0;
  net.pages.set('/team.yaml', TEAM);
});

const TEAM =
  'version: 1\nname: team\ngo: { proxy: [https://athens.acme.example, direct], private: [git.acme.example] }\n';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const pinned = (path: string, text = TEAM) => `${net.tls}${path}#sha256=${sha(text)}`;
const extending = (use: string, more = '') => `version: 1\nname: mine\nextends:\n  - "${use}"\n${more}`;
/** Longer than anything here takes; a goenv that hangs is ended. */
const BOUNDED = { kill: { after: 30_000, signal: 'SIGKILL' } } as const;

test('a text that cannot be kept: the audit log has the end of that run, with its code', async () => {
  using m = machine();
  m.write('.local/state/goenv/profiles', 'in the way\n');
  const ended = await m.run(['apply', pinned('/team.yaml'), '--yes'], { env });
  expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('WRITE_FAILED') });
  const records = m.read('.local/state/goenv/audit.log').trimEnd().split('\n');
  expect(records.map((line) => JSON.parse(line))).toMatchObject([
    { event: 'begin' },
    { event: 'end', result: 'failed', code: 'WRITE_FAILED', applied: [], failed: [], files: [] },
  ]);
});

describe('a fifo holds nobody up', () => {
  const fifo = (m: Machine, path: string) => {
    mkdirSync(join(m.dir, path, '..'), { recursive: true });
    execFileSync('mkfifo', [join(m.dir, path)]);
  };

  test('as a certificate of the profile that a base is fetched with', async () => {
    using m = machine();
    fifo(m, 'work/ca.pem');
    const trust = `trust: { certificates: [{ file: ./ca.pem, sha256: ${'ab'.repeat(32)} }] }\n`;
    m.write('../work/mine.yaml', extending(pinned('/team.yaml'), trust));
    const ended = await m.run(['plan', './mine.yaml'], { env, ...BOUNDED });
    expect(ended.code, ended.err).not.toBe(137);
    expect(net.asked).toEqual(['/team.yaml']);
  });

  test('in the folder of the system’s authorities', async () => {
    using m = machine();
    fifo(m, 'certs/a.pem');
    const how = { env: { ...env, SSL_CERT_DIR: join(m.dir, 'certs') }, ...BOUNDED };
    const ended = await m.run(['plan', pinned('/team.yaml')], how);
    expect(ended).toMatchObject({ code: 0, err: '' });
  });
});
