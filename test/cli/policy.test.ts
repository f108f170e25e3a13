import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf } from './json-document.ts';
import { type Machine, machine } from './kit.ts';
import { goProxy } from './profiles.ts';
import { snapshot } from './snapshot.ts';

/** A lab's profile with one exception, good for development alone. */
const LAB = `version: 1
name: lab
environment: development
git:
  http: [{ url: "https://git.lab.example/", proxy: "http://p.lab.example:3128" }]
insecure:
  - allow: skip-tls-verify
    host: git.lab.example
    reason: no certificate until the move
    expires: ${new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10)}
`;

const OWN = '.config/goenv/config.yaml';

describe.each([
  [
    'a forbidden exception',
    LAB,
    'policy:\n  forbid: [no-sumdb, skip-tls-verify]\n',
    'POLICY_FORBIDS',
    [7, 2],
  ],
  [
    'an approval that is missing',
    LAB,
    'policy:\n  environment: production\n',
    'POLICY_NEEDS_APPROVAL',
    [7, 2],
  ],
  [
    'an exception that lasts too long',
    LAB,
    'policy:\n  environment: production\n',
    'POLICY_TOO_LONG',
    [10, 2],
  ],
  ['another name', LAB, 'policy:\n  names:\n    - acme\n', 'POLICY_NAME', [2, 2]],
  ['in flow style', LAB, 'lang: en\npolicy: { forbid: [skip-tls-verify] }\n', 'POLICY_FORBIDS', [7, 2]],
  [
    'no signature',
    LAB,
    'policy:\n  signature: { file: ./signers, principal: ci }\n',
    'POLICY_SIGNATURE',
    [null, 2],
  ],
])('%s', (_, profile, settings, code, [line, at]) => {
  test('is refused with both lines, 4, and nothing changes; validate says so too', async () => {
    using m = machine();
    m.write(OWN, settings);
    const file = m.write('../work/lab.yaml', profile);
    const before = snapshot(m.home);
    for (const args of [
      ['plan', file],
      ['apply', file, '-y'],
      ['check', file],
      ['run', file, '--', 'true'],
      ['validate', file],
    ]) {
      const ended = await m.run(args);
      expect(ended.code, args[0]).toBe(4);
      expect(ended.err).toContain(code);
      expect(ended.err).toContain(`~/${OWN}:${at}`);
      if (line !== null) expect(ended.err).toContain(`lab.yaml:${line}`);
    }
    const report = documentOf((await m.run(['apply', file, '-y', '--json'])).out, 'findings');
    expect(report['findings']).toEqual(
      expect.arrayContaining([expect.objectContaining({ code, severity: 'error' })]),
    );
    expect(snapshot(m.home)).toEqual(before);
  });
});

test('a profile that is invalid as well ends validate with 3', async () => {
  using m = machine();
  m.write(OWN, 'policy:\n  names: [acme]\n');
  expect(
    (await m.run(['validate', '-'], { stdin: 'version: 1\nname: lab\ngo: { proxi: [direct] }\n' })).code,
  ).toBe(3);
});

test('what is met is shown by plan, apply, check and status, in text and JSON', async () => {
  using m = machine();
  m.write(OWN, 'policy:\n  forbid: [no-sumdb]\n  names: [lab*]\n');
  const file = m.write('../work/lab.yaml', LAB);
  const unjudged = documentOf((await m.run(['status', '--json'])).out, 'status');
  expect(unjudged['policy']).toMatchObject([
    { rule: 'forbid', met: null, line: 2 },
    { rule: 'names', met: null },
  ]);
  expect((await m.run(['status'])).out).toContain('profiles named lab*: no profile is applied');
  const demands = [
    { rule: 'forbid', values: ['no-sumdb'], met: true, line: 2, file: join(m.home, OWN) },
    { rule: 'names', values: ['lab*'], met: true, line: 3, file: join(m.home, OWN) },
  ];
  for (const args of [['plan', file], ['apply', file, '-y'], ['check'], ['plan', file]]) {
    const { out, err } = await m.run([...args, '--json']);
    expect(documentOf(out, 'change-report')['policy'], err).toEqual(demands);
  }
  expect(documentOf((await m.run(['status', '--json'])).out, 'status')['policy']).toEqual(demands);
  const text = /forbids no-sumdb: met {2}# ~\/\.config\/goenv\/config\.yaml:2/;
  expect((await m.run(['plan', file])).out).toMatch(text);
  // Settled by now, and said all the same.
  expect((await m.run(['apply', file])).out).toMatch(/^Nothing to do/);
  expect((await m.run(['plan', file])).out).toMatch(text);
  expect((await m.run(['status'])).out).toMatch(text);
});

test('a policy that comes after: check ends 2 with the finding, apply is refused, revert is not', async () => {
  using m = machine();
  const before = m.tree();
  const file = m.write('../work/lab.yaml', LAB);
  expect((await m.run(['apply', file, '-y'])).code).toBe(0);
  expect((await m.run(['check'])).code).toBe(0);
  m.write(OWN, 'policy:\n  forbid: [skip-tls-verify]\n');
  const checked = await m.run(['check']);
  expect(checked.code).toBe(2);
  expect(checked.err).toContain('POLICY_FORBIDS');
  expect(checked.out).toContain('no longer allows it');
  const report = documentOf((await m.run(['check', '--json'])).out, 'change-report');
  expect(report).toMatchObject({ changed: false, policy: [{ met: false }] });
  expect(report['diagnostics']).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: 'POLICY_FORBIDS' })]),
  );
  expect((await m.run(['status'])).out).toContain('NOT met');
  expect((await m.run(['apply', file, '-y'])).code).toBe(4);
  expect((await m.run(['revert', '-y'])).code).toBe(0);
  m.write(OWN, '');
  expect([...m.tree().keys()].filter((path) => !path.startsWith('.config/goenv'))).toEqual([
    ...before.keys(),
  ]);
});

describe('no file loosens another', () => {
  /** An image whose machine-wide settings forbid what LAB asks for. */
  const image = (m: Machine) => {
    const root = join(m.dir, 'image');
    mkdirSync(join(root, m.home), { recursive: true });
    m.write(join(root, 'etc/goenv/config.yaml'), 'policy:\n  forbid: [skip-tls-verify]\n');
    return root;
  };
  const lax = 'policy:\n  environment: development\n  names: ["*"]\n';

  test.each<[string, (m: Machine, root: string) => readonly string[]]>([
    [
      'the user’s own',
      (m, root) => {
        m.write(join(root, m.home, OWN), lax);
        return [];
      },
    ],
    [
      'a checkout’s',
      (m) => {
        m.write('../work/goenv.config.yaml', lax);
        return [];
      },
    ],
    ['--config', (m) => ['--config', m.write('../work/mine.yaml', lax)]],
  ])('%s beside the machine’s', async (_, prepare) => {
    using m = machine();
    const root = image(m);
    const more = prepare(m, root);
    const ended = await m.run(['apply', '-', '-y', '--root', root, ...more], { stdin: LAB });
    expect(ended.code, ended.err).toBe(4);
    expect(ended.err).toContain('POLICY_FORBIDS');
    expect(ended.err).toContain('etc/goenv/config.yaml:2');
  });

  test('a checkout’s file deeper down takes no demand of one above it away', async () => {
    using m = machine();
    mkdirSync(join(m.dir, 'work/.git'));
    m.write('../work/goenv.config.yaml', 'policy: { names: [acme] }\n');
    m.write('../work/sub/goenv.config.yaml', 'policy: { environment: test }\n');
    const file = m.write('../work/sub/team.yaml', goProxy('https://team.example', 'team'));
    const ended = await m.run(['plan', file], { cwd: join(m.dir, 'work/sub') });
    expect(ended).toMatchObject({ code: 4, err: expect.stringContaining('POLICY_NAME') });
  });

  test('a checkout’s file tightens; the user’s own counts under --config too', async () => {
    using m = machine();
    m.write('../work/goenv.config.yaml', 'policy: { forbid: [skip-tls-verify] }\n');
    expect((await m.run(['plan', '-'], { stdin: LAB })).code).toBe(4);
    const other = m.write('other.yaml', 'lang: en\n');
    expect((await m.run(['plan', '-', '--config', other], { stdin: LAB })).code).toBe(0);
    m.write(OWN, 'policy: { forbid: [skip-tls-verify] }\n');
    expect((await m.run(['plan', '-', '--config', other], { stdin: LAB })).code).toBe(4);
  });

  test('the machine’s file holds a policy and nothing else', async () => {
    using m = machine();
    const root = image(m);
    m.write(join(root, 'etc/goenv/config.yaml'), 'profile: cn\n');
    const ended = await m.run(['plan', 'cn', '--root', root]);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('SETTINGS_BROKEN');
  });
});

describe('a required signature', () => {
  const sign = (m: Machine, file: string) =>
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', join(m.dir, 'key'), '-n', 'goenv-profile', file], {
      stdio: 'ignore',
    });
  const prepare = (m: Machine) => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(m.dir, 'key')]);
    m.write('.config/goenv/signers', `ci@acme.example ${readFileSync(join(m.dir, 'key.pub'), 'utf8')}`);
    m.write(OWN, 'policy:\n  signature: { file: ./signers, principal: ci@acme.example }\n');
    return m.write('../work/team.yaml', goProxy('https://team.example', 'team'));
  };

  test('signed beside the profile: applied, checked, and still met when the file is gone', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    expect((await m.run(['plan', file])).code).toBe(4);
    sign(m, file);
    const applied = await m.run(['apply', file, '-y']);
    expect(applied.code, applied.err).toBe(0);
    expect(applied.out).toContain('must be signed by ci@acme.example');
    writeFileSync(file, 'version: 1\nname: team\n');
    expect((await m.run(['check'])).code).toBe(0);
    const changed = await m.run(['apply', file, '-y']);
    expect(changed.code).toBe(4);
    expect(changed.err).toContain('POLICY_SIGNATURE');
  });

  test('a saved plan is what was signed, or is refused', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    sign(m, file);
    const saved = join(m.dir, 'work/saved.json');
    expect(await m.run(['plan', file, '--out', saved])).toMatchObject({ code: 0 });
    const text = readFileSync(saved, 'utf8');
    writeFileSync(saved, text.replaceAll('team.example', 'evil.example'));
    const before = m.tree();
    expect(await m.run(['apply', '--plan', saved, '-y'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('The saved plan says something else than the signed files do now'),
    });
    expect(m.tree()).toEqual(before);
    writeFileSync(saved, text);
    expect(await m.run(['apply', '--plan', saved, '-y'])).toMatchObject({ code: 0 });
  });

  test.each([
    [
      'the signers',
      '../home/.config/goenv/signers',
      'Who may sign cannot be read (it is a fifo, not a file)',
    ],
    ['the signature', 'team.yaml.sig', 'No signature can be read beside it (it is a fifo, not a file)'],
  ])('%s as a pipe that nobody writes to: refused, not waited for', async (_, path, reason) => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    sign(m, file);
    const pipe = join(m.dir, 'work', path);
    rmSync(pipe);
    execFileSync('mkfifo', [pipe]);
    const ended = await m.run(['plan', file], { kill: { after: 20_000, signal: 'SIGKILL' } });
    expect(ended.code, ended.err).toBe(4);
    expect(ended.err).toContain(reason);
  });

  test('signers without an end: refused', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    sign(m, file);
    m.write(OWN, 'policy:\n  signature: { file: /dev/zero, principal: ci@acme.example }\n');
    const ended = await m.run(['plan', file], { kill: { after: 20_000, signal: 'SIGKILL' } });
    expect(ended.code, ended.err).toBe(4);
    expect(ended.err).toContain('a device or socket');
  });

  test('who may sign has changed since: check asks again, and says so where nobody has signed by now', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    sign(m, file);
    await m.run(['apply', file, '-y']);
    const signers = m.read('.config/goenv/signers');
    // Another line, the same key: the signature beside the file is good.
    m.write('.config/goenv/signers', `# rotated\n${signers}`);
    expect((await m.run(['check'])).code).toBe(0);
    m.write('.config/goenv/signers', signers.replace(/ssh-ed25519 \S+/, OTHER_KEY));
    const rotated = await m.run(['check']);
    expect(rotated).toMatchObject({ code: 2, err: expect.stringContaining('POLICY_SIGNATURE') });
    expect((await m.run(['status'])).out).toContain('NOT met');
    m.write('.config/goenv/signers', signers);
    rmSync(file);
    expect((await m.run(['check'])).code).toBe(0);
    m.write('.config/goenv/signers', `# rotated\n${signers}`);
    const gone = await m.run(['check']);
    expect(gone).toMatchObject({ code: 2, err: expect.stringContaining('POLICY_SIGNATURE') });
  });

  test('a journal that knows the name alone, of an earlier version, loads and is asked again', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    sign(m, file);
    await m.run(['apply', file, '-y']);
    const path = '.local/state/goenv/journal.json';
    const journal = JSON.parse(m.read(path));
    expect(journal.applied.signed).toEqual([
      { principal: 'ci@acme.example', signers: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    journal.applied.signed = ['ci@acme.example'];
    m.write(path, JSON.stringify(journal));
    expect((await m.run(['check'])).code).toBe(0);
    rmSync(`${file}.sig`);
    expect(await m.run(['check'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('POLICY_SIGNATURE'),
    });
    journal.applied.signed = [1];
    m.write(path, JSON.stringify(journal));
    expect(await m.run(['check'])).toMatchObject({ code: 1, err: expect.stringContaining('JOURNAL_BROKEN') });
  });

  test('what it builds on is signed, pinned or built in', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const base = prepare(m);
    const file = m.write(
      '../work/top.yaml',
      'version: 1\nname: top\nextends: [cn, ./team.yaml]\ngo: { proxy: [direct], sumdb: default }\n',
    );
    sign(m, file);
    const hollow = await m.run(['plan', file]);
    expect(hollow.code).toBe(4);
    expect(hollow.err).toContain('team.yaml');
    sign(m, base);
    expect((await m.run(['plan', file])).code).toBe(0);
  });

  test('standard input and built-ins have none', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    prepare(m);
    expect((await m.run(['plan', '-'], { stdin: LAB })).code).toBe(4);
    expect((await m.run(['plan', 'cn'])).code).toBe(4);
  });

  test('a settled machine asks who may sign again', async () => {
    using m = machine(['go', 'git', 'ssh-keygen']);
    const file = prepare(m);
    sign(m, file);
    await m.run(['apply', file, '-y']);
    m.write('.config/goenv/signers', '');
    expect((await m.run(['apply', file])).code).toBe(4);
  });
});

/** A key that nobody here has. */
const OTHER_KEY = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`;
