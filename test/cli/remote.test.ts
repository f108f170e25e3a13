import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOST, SERVER_NAMES, type Web, web } from '../host/web.ts';
import { documentOf } from './json-document.ts';
import { type Machine, machine } from './kit.ts';
import { snapshot, withoutAuditLog } from './snapshot.ts';

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
const pinned = (url: string, text = TEAM) => `${url}#sha256=${sha(text)}`;
const extending = (use: string, more = '') => `version: 1\nname: mine\nextends:\n  - ${use}\n${more}`;
const cache = (m: Machine) => join(m.home, '.local/state/goenv/profiles');

describe('a profile by URL and digest', () => {
  test('plan writes nothing; apply keeps the text, and from then on nothing connects', async () => {
    await using own = await web();
    using m = machine();
    own.pages.set('/team.yaml', TEAM);
    const ssl = { SSL_CERT_FILE: own.ca, SSL_CERT_DIR: '/nowhere' };
    const profile = pinned(`${own.tls}/team.yaml`);
    const before = m.tree();
    expect(await m.run(['plan', profile], { env: ssl })).toMatchObject({ code: 0, err: '' });
    expect(m.tree()).toEqual(before);
    const applied = await m.run(['apply', profile, '--yes'], { env: ssl });
    expect(applied).toMatchObject({ code: 0, err: '' });
    expect(m.read('.config/go/env')).toContain('GOPROXY=https://athens.acme.example,direct');
    const connections = own.connections();
    for (const verb of ['plan', 'apply', 'check', 'show', 'validate'])
      expect(await m.run([verb, profile], { env: ssl }), verb).toMatchObject({ code: 0, err: '' });
    expect((await m.run(['plan', profile, '--json'], { env: ssl })).code).toBe(0);
    expect((await m.run(['show', profile, '--source'], { env: ssl })).out).toBe(TEAM);
    expect(own.connections()).toBe(connections);
    expect(statSync(cache(m)).mode & 0o777).toBe(0o700);
    const [file = ''] = readdirSync(cache(m)).filter((name) => name.endsWith('.json'));
    expect(statSync(join(cache(m), file)).mode & 0o777).toBe(0o600);
    expect((await m.run(['status'])).out).toContain(profile);
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0 });
    expect(m.tree()).toEqual(before);
  });

  test.each([
    ['nothing vouches for it', () => `${net.tls}/team.yaml`, 4, 'PROFILE_URL_UNPINNED'],
    ['the digest of another text', () => pinned(`${net.tls}/team.yaml`, 'other'), 4, 'PROFILE_URL_DIGEST'],
    ['a digest that is none', () => `${net.tls}/team.yaml#sha256=12`, 64, 'PROFILE_URL_BAD'],
    [
      'a password in it',
      () => pinned(`${net.tls.replace('//', '//u:s3cret@')}/team.yaml`),
      64,
      'PROFILE_URL_BAD',
    ],
    ['another scheme', () => 'ftp://a.example/team.yaml', 64, 'PROFILE_URL_BAD'],
    ['not there', () => pinned(`${net.tls}/gone.yaml`), 1, 'PROFILE_FETCH_STATUS'],
    ['no such host', () => pinned('https://nowhere.invalid/team.yaml'), 1, 'PROFILE_FETCH_NAME'],
    ['nobody listens', () => pinned('https://127.0.0.1:1/team.yaml'), 1, 'PROFILE_FETCH_REFUSED'],
    [
      'no TLS there',
      () => pinned(`${net.plain.replace('http:', 'https:')}/team.yaml`),
      1,
      'PROFILE_FETCH_TLS',
    ],
  ])('%s: refused, and nothing is left', async (_, url, code, found) => {
    using m = machine();
    const before = m.tree();
    for (const verb of ['validate', 'plan', 'apply']) {
      const ended = await m.run([verb, url(), ...(verb === 'apply' ? ['--yes'] : [])], { env });
      expect({ code: ended.code, out: ended.out }, ended.err).toEqual({ code, out: '' });
      expect(ended.err).toContain(`error ${found}`);
      expect(ended.err).not.toContain('s3cret');
    }
    expect(m.tree()).toEqual(before);
  });

  test('without a pin nothing is even asked', async () => {
    using m = machine();
    await m.run(['plan', `${net.tls}/team.yaml`], { env });
    expect(net.asked).toEqual([]);
  });

  test('too large, and redirected without end', async () => {
    using m = machine();
    net.pages.set('/team.yaml', '#'.repeat(1024 * 1024 + 1));
    expect(await m.run(['plan', pinned(`${net.tls}/team.yaml`)], { env })).toMatchObject({
      code: 3,
      err: expect.stringContaining('PROFILE_TOO_LARGE'),
    });
    net.pages.set(
      '/team.yaml',
      (_, response) => void response.writeHead(302, { Location: '/team.yaml' }).end(),
    );
    expect(await m.run(['plan', pinned(`${net.tls}/team.yaml`)], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('PROFILE_FETCH_REDIRECTS'),
    });
  });

  test('a channel that nobody vouches for is told, with issuer and fingerprint, once', async () => {
    using m = machine();
    const profile = pinned(`${net.tls}/team.yaml`);
    const untrusting = { SSL_CERT_FILE: '/dev/null', SSL_CERT_DIR: '/nowhere' };
    const ended = await m.run(['apply', profile, '--yes'], { env: untrusting });
    expect(ended.code).toBe(0);
    expect(ended.err.match(/warning PROFILE_UNVERIFIED_CHANNEL/g)).toHaveLength(1);
    expect(ended.err).toContain('issued by Acme, root');
    expect(ended.err).toContain(net.mill.fingerprint('server.pem'));
    expect(await m.run(['plan', profile], { env: untrusting })).toMatchObject({ code: 0, err: '' });
    const plain = await m.run(['plan', pinned(`${net.plain}/team.yaml`)]);
    expect(plain).toMatchObject({ code: 0, err: expect.stringContaining('warning PROFILE_PLAIN_CHANNEL') });
  });

  test('what is kept is checked against the pin again; what was spoilt is fetched again', async () => {
    using m = machine();
    const profile = pinned(`${net.tls}/team.yaml`);
    await m.run(['apply', profile, '--yes'], { env });
    const [file = ''] = readdirSync(cache(m)).filter((name) => name.endsWith('.json'));
    const path = join(cache(m), file);
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    const evil = Buffer.from(TEAM.replace('athens', 'evil')).toString('base64');
    for (const spoilt of [JSON.stringify({ ...kept, bytes: evil }), '{', '']) {
      writeFileSync(path, spoilt);
      net.asked.length = 0;
      const ended = await m.run(['plan', profile], { env });
      expect(ended).toMatchObject({ code: 0, err: '' });
      expect(ended.out).not.toContain('evil');
      expect(net.asked).toEqual(['/team.yaml']);
    }
  });
});

describe('bases by URL', () => {
  test('a pinned base, by its own key or behind the URL; offline it is still there', async () => {
    await using own = await web();
    using m = machine();
    own.pages.set('/team.yaml', TEAM);
    const ssl = { SSL_CERT_FILE: own.ca, SSL_CERT_DIR: '/nowhere' };
    const text = extending(
      `{ use: "${own.tls}/team.yaml", sha256: ${sha(TEAM)}, without: ["go.private[git.acme.example]"] }`,
    );
    m.write('../work/mine.yaml', text);
    expect(await m.run(['apply', './mine.yaml', '--yes'], { env: ssl })).toMatchObject({ code: 0, err: '' });
    const before = own.connections();
    m.write('../work/mine.yaml', `${text}go: { toolchain: local }\n`);
    const ended = await m.run(['apply', './mine.yaml', '--yes'], { env: ssl });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(own.connections()).toBe(before);
    expect(m.read('.config/go/env')).toContain('GOTOOLCHAIN=local');
    await own[Symbol.asyncDispose]();
    expect(await m.run(['plan', './mine.yaml'])).toMatchObject({ code: 0, err: '' });
  });

  test('offline and not kept: said so, at the line', async () => {
    using m = machine();
    m.write('../work/mine.yaml', extending(`"${pinned('https://127.0.0.1:1/team.yaml')}"`));
    const ended = await m.run(['plan', './mine.yaml']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('mine.yaml:4:5');
    expect(ended.err).toContain('where nothing is kept of it');
  });

  test('another text than the pinned one is refused before anything in it counts', async () => {
    using m = machine();
    net.pages.set('/team.yaml', 'version: 1\nextends: [./deeper.yaml]\n');
    m.write('../work/mine.yaml', extending(`"${pinned(`${net.tls}/team.yaml`)}"`));
    const ended = await m.run(['apply', './mine.yaml', '--yes'], { env });
    expect(ended).toMatchObject({ code: 4, out: '' });
    expect(ended.err).toContain('error PROFILE_URL_DIGEST');
    expect(net.asked).toEqual(['/team.yaml']);
  });

  test('a base of a base starts at its URL and needs a pin of its own', async () => {
    using m = machine();
    const deeper = 'version: 1\ngo: { toolchain: local }\n';
    const team = `version: 1\nextends: ["../deeper.yaml#sha256=${sha(deeper)}"]\n`;
    net.pages.set('/a/team.yaml', team);
    net.pages.set('/deeper.yaml', deeper);
    const ended = await m.run(['show', pinned(`${net.tls}/a/team.yaml`, team)], { env });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain(`${net.tls}/deeper.yaml:2`);
  });

  test('show --json has what a stranger touches among its diagnostics, and text lists it', async () => {
    using m = machine();
    const text = 'version: 1\nname: theirs\nnetwork: { proxy: "http://proxy.example:3128" }\n';
    net.pages.set('/theirs.yaml', text);
    const profile = pinned(`${net.tls}/theirs.yaml`, text);
    const ended = await m.run(['show', profile, '--json'], { env });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(documentOf(ended.out, 'show')['diagnostics']).toMatchObject([
      { code: 'STRANGER_TOUCHES', severity: 'warning', where: { line: 3 } },
    ]);
    expect((await m.run(['show', profile], { env })).err).toContain('http://proxy.example:3128');
    // Judging is for whoever plans: nobody looks at a signature.
    m.script('ssh-keygen', `echo "$@" >> ${m.dir}/asked; exit 1`);
    m.write(
      '.config/goenv/config.yaml',
      'policy: { signature: { file: ./signers, principal: it@acme.example } }\n',
    );
    m.write('.config/goenv/signers', 'it@acme.example ssh-ed25519 AAAA\n');
    const mine = m.write('../work/mine.yaml', extending(profile));
    m.write('../work/mine.yaml.sig', '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n');
    expect(await m.run(['show', mine], { env })).toMatchObject({ code: 0 });
    expect(existsSync(join(m.dir, 'asked'))).toBe(false);
    expect(await m.run(['validate', mine], { env })).toMatchObject({ code: 4 });
    expect(existsSync(join(m.dir, 'asked'))).toBe(true);
  });

  test('the first apply behind an inspecting proxy: the profile’s own certificate fetches what it extends', async () => {
    using m = machine();
    net.mill.make('inspector');
    net.mill.make('forged', { issuer: 'inspector', extensions: SERVER_NAMES });
    const proxy = await net.proxy({ to: await net.serve('forged') });
    const behind = { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: '/dev/null', SSL_CERT_DIR: '/nowhere' };
    const use = `"${pinned(`https://${HOST}/team.yaml`)}"`;
    m.write('../work/blind.yaml', extending(use));
    const blind = await m.run(['plan', './blind.yaml'], { env: behind });
    expect(blind).toMatchObject({ code: 0, err: expect.stringContaining('PROFILE_UNVERIFIED_CHANNEL') });
    m.write('../work/inspector.pem', net.mill.read('inspector.pem'));
    const trust = (pin: string) => `trust: { certificates: [{ file: ./inspector.pem, sha256: ${pin} }] }\n`;
    m.write('../work/mine.yaml', extending(use, trust(net.mill.fingerprint('inspector.pem'))));
    const cured = await m.run(['apply', './mine.yaml', '--yes'], { env: behind });
    expect({ code: cured.code, proxied: proxy.requests.length > 0 }, cured.err).toEqual({
      code: 0,
      proxied: true,
    });
    expect(cured.err).not.toContain('UNVERIFIED');
    // An entry with another pin is trusted for nothing, here neither.
    m.write(
      '../work/wrong.yaml',
      extending(`"${pinned(`https://${HOST}/team.yaml?v=2`)}"`, trust('ab'.repeat(32))),
    );
    net.pages.set('/team.yaml?v=2', TEAM);
    const wrong = await m.run(['validate', './wrong.yaml'], { env: behind });
    expect(wrong.err).toContain('UNVERIFIED');
  });

  test('a proxy that wants a login is said; its password never is', async () => {
    using m = machine();
    const proxy = await net.proxy({ login: 'u:right' });
    const behind = { ...env, HTTPS_PROXY: proxy.url.replace('//', '//u:wr0ng@') };
    const profile = pinned(`https://${HOST}/team.yaml`);
    const ended = await m.run(['plan', profile], { env: behind });
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('PROFILE_FETCH_PROXY_LOGIN') });
    expect(ended.err).not.toContain('wr0ng');
    for (const scheme of ['http', 'https', 'socks5']) {
      const loud = await m.run(['plan', profile], {
        env: { ...behind, HTTPS_PROXY: behind.HTTPS_PROXY.replace('http', scheme), DEBUG: '*' },
      });
      expect(loud.code).toBe(1);
      expect(loud.err + loud.out, scheme).not.toContain('wr0ng');
    }
    const right = { ...env, HTTPS_PROXY: proxy.url.replace('//', '//u:right@') };
    expect(await m.run(['plan', profile], { env: right })).toMatchObject({ code: 0, err: '' });
    const around = { ...right, NO_PROXY: HOST };
    expect((await m.run(['plan', profile], { env: around })).err).toContain('PROFILE_FETCH_NAME');
  });

  test('what a stranger’s text must not name is refused with its place', async () => {
    using m = machine();
    const text = `version: 1\ntrust: { certificates: [{ file: ./ca.pem, sha256: ${'ab'.repeat(32)} }] }\n`;
    net.pages.set('/team.yaml', text);
    const ended = await m.run(['plan', pinned(`${net.tls}/team.yaml`, text)], { env });
    expect(ended).toMatchObject({ code: 3, err: expect.stringContaining('PROFILE_URL_CERTIFICATE_FILE') });
    expect(ended.err).toContain(`${net.tls}/team.yaml:2:`);
  });
});

test('for the whole machine: kept beside its journal, found again, and gone with the revert', async () => {
  using m = machine([]);
  const root = join(m.dir, 'image');
  for (const folder of ['usr/local/go', 'root', 'etc', 'var/lib'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'usr/local/go/VERSION'), 'go1.26.8\n');
  writeFileSync(join(root, 'usr/local/go/go.env'), 'GOPROXY=https://default.example.com\n');
  const before = snapshot(root);
  const site = `${TEAM}scope: machine\n`;
  net.pages.set('/site.yaml', site);
  const profile = pinned(`${net.tls}/site.yaml`, site);
  const under = (...args: string[]) => m.run([...args, '--root', root], { env: { ...env, HOME: '/root' } });
  // Everybody is concerned: that has to be accepted.
  expect(await under('apply', profile, '--yes')).toMatchObject({ code: 4 });
  expect(await under('apply', profile, '--yes', '--accept', sha(site))).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(root, 'var/lib/goenv/journal/profiles'))).toHaveLength(2);
  net.asked.length = 0;
  expect(await under('plan', profile)).toMatchObject({ code: 0, err: '' });
  expect(net.asked).toEqual([]);
  expect(await under('revert', '--yes')).toMatchObject({ code: 0, err: '' });
  expect(withoutAuditLog(snapshot(root), before)).toEqual(before);
  // Kept by update alone, with nothing ever applied.
  expect(await under('update', profile, '--yes')).toMatchObject({ code: 0, err: '' });
  expect(await under('revert')).toMatchObject({ code: 0, err: '' });
  expect(withoutAuditLog(snapshot(root), before)).toEqual(before);
});

test('run lends a profile from elsewhere and keeps nothing', async () => {
  using m = machine();
  const before = m.tree();
  const ended = await m.run(['run', pinned(`${net.tls}/team.yaml`), '--', 'go', 'env', 'GOPRIVATE'], { env });
  expect(ended).toMatchObject({ code: 0, out: 'git.acme.example\n', err: '' });
  expect(m.tree()).toEqual(before);
});

test('a revert with nothing applied takes the kept texts along, and every folder made for them', async () => {
  using m = machine();
  const before = m.tree();
  m.write('../work/mine.yaml', extending(`"${pinned(`${net.tls}/team.yaml`)}"`));
  expect(await m.run(['update', './mine.yaml', '--yes'], { env })).toMatchObject({ code: 0 });
  expect(existsSync(cache(m))).toBe(true);
  expect(await m.run(['revert'])).toMatchObject({ code: 0, err: '' });
  expect(m.tree()).toEqual(before);
});

test('a stranger’s module proxy is listed where this machine takes private modules from proxies unproven', async () => {
  using m = machine();
  const profile = pinned(`${net.tls}/team.yaml`);
  expect(await m.run(['plan', profile], { env })).toMatchObject({ code: 0 });
  m.write('.config/go/env', 'GOPRIVATE=git.acme.internal\nGONOPROXY=none\n');
  const refused = await m.run(['plan', profile], { env });
  expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('https://athens.acme.example') });
  expect(refused.err).toContain('error STRANGER_NOT_ACCEPTED');
});
