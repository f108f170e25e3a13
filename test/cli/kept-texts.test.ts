import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Web, web } from '../host/web.ts';
import { type Machine, machine } from './kit.ts';
import { onTerminal } from './on-terminal.ts';
import { type Signer, signer } from './signer.ts';

let net: Web;
let env: Record<string, string>;
let ci: Signer;

beforeAll(async () => {
  net = await web();
  ci = signer();
  env = { SSL_CERT_FILE: net.ca, SSL_CERT_DIR: '/nowhere' };
});
afterAll(async () => {
  ci[Symbol.dispose]();
  await net[Symbol.asyncDispose]();
});
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

const PRINCIPAL = 'ci@acme.example';
const team = (host: string) => `version: 1\nname: team\ngo: { private: [${host}] }\n`;
const signed = (more = '') =>
  `version: 1\nname: mine\n${more}extends:\n  - { use: "${net.tls}/team.yaml", signedBy: { file: ./signers, principal: ${PRINCIPAL} } }\n`;

function publish(text: string): void {
  net.pages.set('/team.yaml', text);
  net.pages.set('/team.yaml.sig', ci.sign(text));
}

function signedMachine(programs = ['go', 'git', 'ssh-keygen']): Machine {
  const m = machine(programs);
  m.write('../work/signers', ci.allowed(PRINCIPAL));
  m.write('../work/mine.yaml', signed());
  return m;
}

describe('one signed base of a user’s profile and of the machine’s', () => {
  function image() {
    const m = signedMachine(['ssh-keygen']);
    const root = join(m.dir, 'image');
    for (const folder of ['usr/local/go', 'root', 'etc', 'var/lib'])
      mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'usr/local/go/VERSION'), 'go1.26.8\n');
    writeFileSync(join(root, 'usr/local/go/go.env'), 'GOPROXY=https://default.example.com\n');
    m.write('../work/site.yaml', signed('scope: machine\n'));
    const under = (...args: string[]) => m.run([...args, '--root', root], { env: { ...env, HOME: '/root' } });
    return { m, under, kept: join(root, 'var/lib/goenv/journal/profiles') };
  }

  test.each(['./site.yaml', './mine.yaml'])('update %s: both see the new text', async (updated) => {
    const { m, under } = image();
    using _ = m;
    publish(team('a.example'));
    expect(await under('apply', './mine.yaml', '--yes')).toMatchObject({ code: 0, err: '' });
    const accepted = ['--accept', sha(team('a.example'))];
    expect(await under('apply', './site.yaml', '--yes', ...accepted)).toMatchObject({ code: 0, err: '' });
    publish(team('b.example'));
    expect(await under('update', updated, '--yes')).toMatchObject({ code: 0, err: '' });
    net.asked.length = 0;
    for (const profile of ['./site.yaml', './mine.yaml']) {
      const { out } = await under('show', profile);
      expect(out, profile).toContain('b.example');
      expect(out, profile).not.toContain('a.example');
    }
    expect(net.asked).toEqual([]);
  });

  test('apply for the machine keeps a copy of what only the user had kept', async () => {
    const { m, under, kept } = image();
    using _ = m;
    publish(team('a.example'));
    await under('update', './mine.yaml', '--yes');
    expect(existsSync(kept)).toBe(false);
    const accepted = ['--accept', sha(team('a.example'))];
    expect(await under('apply', './site.yaml', '--yes', ...accepted)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(kept).filter((name) => name.endsWith('.json'))).toHaveLength(1);
  });
});

describe('update', () => {
  test('of standard input: the difference to what is kept', async () => {
    using m = signedMachine();
    publish(team('a.example'));
    await m.run(['update', './mine.yaml', '--yes'], { env });
    publish(team('b.example'));
    const ended = await m.run(['update', '-', '--yes', '--json'], { env, stdin: signed() });
    expect(ended).toMatchObject({ code: 0, err: '' });
    const keys = JSON.parse(ended.out).differences.map(({ key }: { key: string }) => key);
    expect(keys.sort()).toEqual(['go.private[a.example]', 'go.private[b.example]']);
  });

  test('where the URL of a pinned text cannot be asked: that is said, not "nothing new"', async () => {
    using m = machine();
    m.write('../work/mine.yaml', extending(pinned('/team.yaml')));
    await m.run(['update', './mine.yaml', '--yes'], { env });
    net.pages.clear();
    const ended = await m.run(['update', './mine.yaml'], { env });
    expect(ended).toMatchObject({
      code: 0,
      out: '1 pinned text could not be asked for again; what is kept stays in use.\n',
    });
  });

  test('another update between the question and the answer: nothing is kept, 1', async () => {
    using m = signedMachine();
    publish(team('a.example'));
    await m.run(['update', './mine.yaml', '--yes'], { env });
    publish(team('b.example'));
    const asked = onTerminal(m, 'update ./mine.yaml', { dialogue: [['GO ON', 'y\\n']], env });
    const screen = join(m.dir, 'screen');
    for (let tries = 0; tries < 400 && !textOf(screen).includes('Use these texts'); tries += 1)
      await sleep(50);
    publish(team('c.example'));
    expect(await m.run(['update', './mine.yaml', '--yes'], { env })).toMatchObject({ code: 0, err: '' });
    appendFileSync(screen, 'GO ON');
    const ended = await asked;
    expect(ended.code).toBe(1);
    expect(ended.out).toContain('STALE_PLAN');
    expect((await m.run(['show', './mine.yaml'], { env })).out).toContain('c.example');
  });
});

describe('a saved plan has its texts inside', () => {
  const save = (m: Machine, profile: string) =>
    m.run(['plan', profile, '--out', join(m.dir, 'work/saved.json')], { env });
  const apply = (m: Machine) => m.run(['apply', '--plan', './saved.json'], { env });

  test('apply --plan keeps them, without any network', async () => {
    using m = machine();
    const profile = pinned('/team.yaml');
    expect(await save(m, profile)).toMatchObject({ code: 0, err: '' });
    net.asked.length = 0;
    expect(await apply(m)).toMatchObject({ code: 0, err: '' });
    expect(await m.run(['plan', profile], { env })).toMatchObject({ code: 0, err: '' });
    expect(net.asked).toEqual([]);
  });

  test('a signature that a policy demands is among them', async () => {
    using m = signedMachine();
    m.write('../work/mine.yaml.sig', ci.sign(signed()));
    const signers = m.write('.config/goenv/signers', ci.allowed(PRINCIPAL));
    m.write(
      '.config/goenv/config.yaml',
      `policy: { signature: { file: ${signers}, principal: ${PRINCIPAL} } }\n`,
    );
    publish(team('a.example'));
    expect(await save(m, './mine.yaml')).toMatchObject({ code: 0, err: '' });
    expect(await apply(m)).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    ['another text', { base64: Buffer.from('version: 1\n').toString('base64') }],
    ['of another URL', { ref: `https://other.example/team.yaml#sha256=${sha(TEAM)}` }],
    ['no text at all', { base64: 3 }],
    ['a number for a signature', { signature: 3 }],
  ])('%s in it: refused, and nothing is changed', async (_, change) => {
    using m = machine();
    await save(m, pinned('/team.yaml'));
    const saved = JSON.parse(m.read('../work/saved.json'));
    m.write('../work/saved.json', JSON.stringify({ ...saved, texts: [{ ...saved.texts[0], ...change }] }));
    const before = m.tree();
    expect(await apply(m)).toMatchObject({ code: 1, err: expect.stringContaining('PLAN_FILE_BROKEN') });
    expect(m.tree()).toEqual(before);
  });
});

describe('what a profile extends is not fetched without end', () => {
  test('a chain that is too long: nothing behind its eighth step is asked for', async () => {
    using m = machine();
    let next = 'version: 1\n';
    for (let at = 12; at > 0; at -= 1) {
      net.pages.set(`/${at}.yaml`, next);
      next = extending(pinned(`/${at}.yaml`, next)).replace('name: mine\n', '');
    }
    m.write('../work/mine.yaml', next);
    const ended = await m.run(['plan', './mine.yaml'], { env });
    expect(ended).toMatchObject({ code: 3, err: expect.stringContaining('PROFILE_EXTENDS_DEPTH') });
    expect(net.asked).toHaveLength(8);
  });

  test('too many texts: nothing behind the 32nd is asked for, and that alone is said', async () => {
    using m = machine();
    const one = (at: number) => `version: 1\n# ${at}\n`;
    for (let at = 0; at < 40; at += 1) net.pages.set(`/${at}.yaml`, one(at));
    const uses = Array.from({ length: 40 }, (_, at) => `"${pinned(`/${at}.yaml`, one(at))}"`);
    m.write('../work/mine.yaml', `version: 1\nextends: [${uses.join(', ')}]\n`);
    const ended = await m.run(['plan', './mine.yaml'], { env });
    expect(ended).toMatchObject({ code: 3, err: expect.stringContaining('error PROFILE_EXTENDS_MANY') });
    expect(ended.err.match(/error PROFILE_/g)).toHaveLength(1);
    expect(net.asked).toHaveLength(31);
  });
});

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
