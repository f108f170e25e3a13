import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Web, web } from '../host/web.ts';
import { documentOf } from './json-document.ts';
import { type Machine, machine } from './kit.ts';
import { type Signer, signer } from './signer.ts';

let net: Web;
let ci: Signer;
let other: Signer;
let env: Record<string, string>;

beforeAll(async () => {
  net = await web();
  [ci, other] = [signer(), signer()];
  env = { SSL_CERT_FILE: net.ca, SSL_CERT_DIR: '/nowhere' };
});
afterAll(async () => {
  await net[Symbol.asyncDispose]();
  for (const one of [ci, other]) one[Symbol.dispose]();
});
beforeEach(() => {
  net.pages.clear();
  net.asked.length = 0;
});

const team = (host: string, more = '') =>
  `version: 1\nname: team\ngo: { proxy: [https://athens.acme.example, direct], private: [${host}] }\n${more}`;
const PRINCIPAL = 'ci@acme.example';
const mine = (use: string, more = '') =>
  `version: 1\nname: mine\nextends:\n  - { use: "${use}", signedBy: { file: ./signers, principal: ${PRINCIPAL} }${more} }\n`;

function publish(text: string, signature = ci.sign(text), path = '/team.yaml'): void {
  net.pages.set(path, text);
  net.pages.set(`${path}.sig`, signature);
}

/** A machine with a profile that extends the published one. */
function signedMachine(programs = ['go', 'git', 'ssh-keygen']): Machine {
  const m = machine(programs);
  m.write('../work/signers', ci.allowed(PRINCIPAL));
  m.write('../work/mine.yaml', mine(`${net.tls}/team.yaml`));
  return m;
}

describe('a signed base by URL', () => {
  test('is verified, kept, and used without any network from then on', async () => {
    publish(team('a.example'));
    using m = signedMachine();
    const before = m.tree();
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({ code: 0, err: '' });
    expect(m.tree()).toEqual(before);
    expect(await m.run(['apply', './mine.yaml', '--yes'], { env })).toMatchObject({ code: 0, err: '' });
    expect(net.asked).toEqual(['/team.yaml', '/team.yaml.sig', '/team.yaml', '/team.yaml.sig']);
    // A new text there is none of plan's business.
    publish(team('b.example'));
    for (const verb of ['plan', 'apply', 'check', 'validate', 'show'])
      expect(await m.run([verb, './mine.yaml'], { env }), verb).toMatchObject({ code: 0, err: '' });
    expect((await m.run(['plan', './mine.yaml', '--json'], { env })).out).not.toContain('b.example');
    expect(net.asked).toHaveLength(4);
    expect(await m.run(['revert', '--yes'])).toMatchObject({ code: 0 });
    expect(m.tree()).toEqual(before);
  });

  const TEXT = team('a.example');
  const ROWS: readonly [
    title: string,
    signature: () => string | undefined,
    signers: () => string,
    code: string,
  ][] = [
    ['no signature', () => undefined, () => ci.allowed(PRINCIPAL), 'PROFILE_SIGNATURE_MISSING'],
    [
      'a signature over another text',
      () => ci.sign(team('b.example')),
      () => ci.allowed(PRINCIPAL),
      'PROFILE_SIGNATURE_BAD',
    ],
    ['a signature that is none', () => 'rubbish', () => ci.allowed(PRINCIPAL), 'PROFILE_SIGNATURE_BAD'],
    ['another namespace', () => ci.sign(TEXT, 'file'), () => ci.allowed(PRINCIPAL), 'PROFILE_SIGNATURE_BAD'],
    [
      'a key that is not allowed',
      () => other.sign(TEXT),
      () => ci.allowed(PRINCIPAL),
      'PROFILE_SIGNATURE_BAD',
    ],
    [
      'the key of another principal',
      () => ci.sign(TEXT),
      () => ci.allowed('else@acme.example'),
      'PROFILE_SIGNATURE_BAD',
    ],
    [
      'a key past its end',
      () => ci.sign(TEXT),
      () => ci.allowed(PRINCIPAL, 'valid-before="20200101"'),
      'PROFILE_SIGNATURE_BAD',
    ],
    [
      'a key for another namespace',
      () => ci.sign(TEXT),
      () => ci.allowed(PRINCIPAL, 'namespaces="git"'),
      'PROFILE_SIGNATURE_BAD',
    ],
    ['an empty list of signers', () => ci.sign(TEXT), () => '', 'PROFILE_SIGNATURE_BAD'],
  ];
  test.each(ROWS)('%s: refused, nothing used', async (_, signature, signers, code) => {
    net.pages.set('/team.yaml', TEXT);
    const given = signature();
    if (given !== undefined) net.pages.set('/team.yaml.sig', given);
    using m = signedMachine();
    m.write('../work/signers', signers());
    const before = m.tree();
    const ended = await m.run(['apply', './mine.yaml', '--yes'], { env });
    expect(ended).toMatchObject({ code: 4, out: '', err: expect.stringContaining(`error ${code}`) });
    expect(ended.err).toContain('mine.yaml:4:');
    expect(ended.err).not.toContain('goenv-verify');
    expect(m.tree()).toEqual(before);
  });

  test('no ssh-keygen, and no list of signers: what is missing is said', async () => {
    publish(TEXT);
    using m = signedMachine(['go', 'git']);
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('PROFILE_SSH_KEYGEN_MISSING'),
    });
    rmSync(join(m.dir, 'work/signers'));
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({
      code: 3,
      err: expect.stringContaining('PROFILE_SIGNERS_UNREADABLE'),
    });
  });

  test('a kept text whose signer is not allowed any more is refused, settled or not', async () => {
    publish(TEXT);
    using m = signedMachine();
    await m.run(['apply', './mine.yaml', '--yes'], { env });
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({ code: 0 });
    m.write('../work/signers', other.allowed(PRINCIPAL));
    for (const verb of ['plan', 'apply', 'check', 'validate'])
      expect(await m.run([verb, './mine.yaml'], { env }), verb).toMatchObject({
        code: 4,
        err: expect.stringContaining('PROFILE_SIGNATURE_BAD'),
      });
  });

  test('signature and digest: both must hold', async () => {
    publish(TEXT);
    using m = signedMachine();
    const digest = createHash('sha256').update(TEXT).digest('hex');
    m.write('../work/mine.yaml', mine(`${net.tls}/team.yaml`, `, sha256: ${digest}`));
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({ code: 0, err: '' });
    m.write('../work/mine.yaml', mine(`${net.tls}/team.yaml`, `, sha256: ${'ab'.repeat(32)}`));
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({ code: 4 });
    m.write('../work/mine.yaml', mine(`${net.tls}/team.yaml`, `, sha256: ${digest}`));
    m.write('../work/signers', other.allowed(PRINCIPAL));
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({ code: 4 });
  });
});

test('what was accepted for the machine is looked up in the machine’s place, by every command', async () => {
  using m = signedMachine();
  const text = team('a.example', 'network: { proxy: "http://p.acme.example:3128" }\n');
  m.write('../work/team.yaml', text);
  m.write('../work/team.yaml.sig', ci.sign(text));
  m.write('../work/mine.yaml', mine('./team.yaml').replace('extends:', 'scope: machine\nextends:'));
  const root = join(m.dir, 'image');
  mkdirSync(join(root, m.home), { recursive: true });
  const accept = ['--accept', createHash('sha256').update(text).digest('hex')];
  const at = ['--root', root, '--only', 'shell-env'];
  const asked = await m.run(['validate', './mine.yaml', '--root', root]);
  expect(asked.err).toContain('p.acme.example:3128');
  const applied = await m.run(['apply', './mine.yaml', '--yes', ...at, ...accept]);
  expect(applied.code, applied.err).toBe(0);
  expect(existsSync(join(root, 'var/lib/goenv/journal/accepted.json'))).toBe(true);
  for (const verb of ['validate', 'show', 'plan', 'check']) {
    const args = verb === 'validate' || verb === 'show' ? ['--root', root] : at;
    const ended = await m.run([verb, './mine.yaml', ...args]);
    expect(ended.code, `${verb} ${ended.err}`).toBe(0);
    expect(ended.err, verb).not.toContain('is no file of yours');
  }
});

test('a signed base by path: the signature lies beside it', async () => {
  using m = signedMachine();
  m.write('../work/mine.yaml', mine('./team.yaml'));
  const text = team('a.example');
  m.write('../work/team.yaml', text);
  expect(await m.run(['plan', './mine.yaml'])).toMatchObject({
    code: 4,
    err: expect.stringContaining('PROFILE_SIGNATURE_MISSING'),
  });
  m.write('../work/team.yaml.sig', ci.sign(text));
  expect(await m.run(['apply', './mine.yaml', '--yes'])).toMatchObject({ code: 0, err: '' });
  expect(await m.run(['apply', './mine.yaml'])).toMatchObject({ code: 0, err: '' });
  m.write('../work/team.yaml', team('evil.example'));
  for (const verb of ['plan', 'check'])
    expect(await m.run([verb, './mine.yaml'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('PROFILE_SIGNATURE_BAD'),
    });
});

describe('update', () => {
  test('shows what the new text changes, element by element, asks, keeps it; apply then does it', async () => {
    publish(team('a.example'));
    using m = signedMachine();
    await m.run(['apply', './mine.yaml', '--yes'], { env });
    expect(await m.run(['update'], { env })).toMatchObject({
      code: 0,
      out: 'Nothing new: 1 text from elsewhere is as kept.\n',
      err: '',
    });
    publish(team('b.example', 'environment: test\n'));
    const unasked = await m.run(['update', './mine.yaml'], { env });
    expect(unasked).toMatchObject({ code: 64, err: expect.stringContaining('NEEDS_YES') });
    expect(unasked.out.replaceAll(net.tls, 'https://HOST')).toMatchInlineSnapshot(`
      "Profile mine (./mine.yaml)

        changed: https://HOST/team.yaml

      environment
        - production
        + test  # https://HOST/team.yaml:4

      go.private[a.example]
        - { path: a.example, via: direct }  # https://HOST/team.yaml:3
        + (absent)

      go.private[b.example]
        - (absent)
        + { path: b.example, via: direct }  # https://HOST/team.yaml:3
      "
    `);
    expect((await m.run(['plan', './mine.yaml'], { env })).out).not.toContain('b.example');
    const before = m.read('.config/go/env');
    const done = await m.run(['update', '--yes'], { env });
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out.trimEnd().split('\n').at(-1)).toBe(
      `Kept. No setting was changed yet: goenv apply ${join(m.dir, 'work/mine.yaml')}`,
    );
    expect(m.read('.config/go/env')).toBe(before);
    net.asked.length = 0;
    expect((await m.run(['plan', './mine.yaml'], { env })).out).toContain('b.example');
    expect(await m.run(['apply', './mine.yaml', '--yes'], { env })).toMatchObject({ code: 0, err: '' });
    expect(m.read('.config/go/env')).toContain('GOPRIVATE=b.example');
    expect(net.asked).toEqual([]);
  });

  test('an older text that was signed once is a difference like any other', async () => {
    const old = team('a.example', 'trust: { scope: user }\n');
    publish(team('a.example'));
    using m = signedMachine();
    await m.run(['apply', './mine.yaml', '--yes'], { env });
    publish(old);
    const ended = await m.run(['update', '--yes'], { env });
    expect(ended.out).toMatch(/^trust\.scope\n {2}- \(absent\)\n {2}\+ user /m);
  });

  test('a text whose signature is wanting changes nothing', async () => {
    publish(team('a.example'));
    using m = signedMachine();
    await m.run(['apply', './mine.yaml', '--yes'], { env });
    const before = m.tree();
    publish(team('evil.example'), other.sign(team('evil.example')));
    expect(await m.run(['update', '--yes'], { env })).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringContaining('PROFILE_SIGNATURE_BAD'),
    });
    expect(m.tree()).toEqual(before);
    expect(await m.run(['plan', './mine.yaml'], { env })).toMatchObject({ code: 0, err: '' });
  });

  test('a pinned URL that serves something else: the line, the new digest, and nothing else', async () => {
    const text = team('a.example');
    const sha = (one: string) => createHash('sha256').update(one).digest('hex');
    publish(text);
    using m = machine();
    m.write('../work/mine.yaml', `version: 1\nextends:\n  - "${net.tls}/team.yaml#sha256=${sha(text)}"\n`);
    await m.run(['apply', './mine.yaml', '--yes'], { env });
    expect(await m.run(['update'], { env })).toMatchObject({ code: 0, err: '' });
    publish(team('b.example'));
    const before = m.tree();
    const ended = await m.run(['update'], { env });
    expect(ended).toMatchObject({ code: 0, err: expect.stringContaining('warning PROFILE_PIN_STALE') });
    expect(ended.err).toContain('mine.yaml:3:5');
    expect(ended.err).toContain(sha(team('b.example')));
    expect(m.tree()).toEqual(before);
    // Not to reach the URL of a pinned text is no failure: the text is there.
    net.pages.clear();
    expect(await m.run(['update'], { env })).toMatchObject({
      code: 0,
      err: expect.stringContaining('PROFILE_FETCH_STATUS'),
    });
  });

  test('before anything is applied: everything is new, and is there for the first apply offline', async () => {
    publish(team('a.example'));
    using m = signedMachine();
    const document = await m.run(['update', './mine.yaml', '--yes', '--json'], { env });
    expect(document).toMatchObject({ code: 0, err: '' });
    const found = documentOf(document.out, 'update');
    expect(found).toMatchObject({ changed: true, texts: [{ by: 'signature', before: null }] });
    expect(found['differences']).toContainEqual(
      expect.objectContaining({
        key: 'go.private[a.example]',
        before: null,
        after: { path: 'a.example', via: 'direct' },
      }),
    );
    net.asked.length = 0;
    expect(await m.run(['apply', './mine.yaml', '--yes'], { env })).toMatchObject({ code: 0, err: '' });
    expect(net.asked).toEqual([]);
  });

  test('nothing from elsewhere, nothing to update; from standard input there is nothing to ask again', async () => {
    using m = machine();
    expect(await m.run(['update', 'cn'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('nothing to update'),
    });
    expect(existsSync(join(m.home, '.local'))).toBe(false);
    await m.run(['apply', '-', '--yes'], { stdin: team('a.example') });
    expect(await m.run(['update'])).toMatchObject({ code: 64 });
    expect(await m.run(['update', 'cn', 'direct'])).toMatchObject({ code: 64 });
  });

  test('comments alone are kept without a question', async () => {
    publish(team('a.example'));
    using m = signedMachine();
    await m.run(['apply', './mine.yaml', '--yes'], { env });
    publish(`${team('a.example')}# a word\n`);
    const ended = await m.run(['update'], { env });
    expect(ended).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('means the same as before'),
    });
  });
});
