// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references are written like this in a profile.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { type How, type Machine, machine } from './kit.ts';

/** Every place a secret can come from has a mark of its own; `mark-` is in all of them. */
const MARKS = {
  env: 'mark-env-9f31',
  rotated: 'mark-rotated-77aa',
  proxy: 'mark-proxy-4be2/&',
  file: 'mark-file-c0de',
  command: 'mark-command-51ab',
  stderr: 'mark-stderr-0f0f',
  unfit: 'mark-unfit-1 2',
  netrc: 'mark-netrc-8d8d',
  goauth: 'mark-goauth-6666',
};
const MARK = /mark-(?:env|rotated|proxy|file|command|stderr|unfit|netrc|goauth)-/;
const PROFILE = `version: 1
name: marked
environment: test
network:
  proxy: "http://\${env:PROXY_USER}:\${env:PROXY_PASSWORD}@proxy.acme.example:8080"
credentials:
  - { machine: "a.acme.internal:8443", login: "\${env:LOGIN}", password: "\${env:TOKEN}" }
  - { machine: b.acme.internal, login: "\${env:LOGIN}", password: "\${file:./key}" }
  - { machine: c.acme.internal, login: "\${env:LOGIN}", password: "\${command:secret}" }
`;
const ENV = {
  LOGIN: 'ci',
  TOKEN: MARKS.env,
  PROXY_USER: 'u',
  PROXY_PASSWORD: MARKS.proxy,
  GOAUTH: `git /x; helper --token ${MARKS.goauth}`,
};
const ALLOW = ['--allow', 'file,command'];

/** Files that are there to have secrets in them. */
const THEIRS = /^(?:home\/(?:\.netrc|\.config\/goenv\/env\.(?:sh|fish))|work\/key|bin\/secret)$/;

test('marked secrets leave no trace but in the files that are for them', async () => {
  using m = machine([]);
  m.write('.netrc', `machine b.acme.internal login me password ${MARKS.netrc}\n`, 0o644);
  m.write('../work/key', `${MARKS.file}\n`, 0o600);
  m.write('../work/p.yaml', PROFILE);
  m.script('secret', `echo ${MARKS.command}; echo ${MARKS.stderr} >&2`);
  const said: string[] = [];
  const run = async (args: readonly string[], code: number, how: How = {}) => {
    const env = { ...ENV, TMPDIR: m.dir, ...how.env };
    const ended = await m.run(args, { ...how, env });
    expect([args.join(' '), ended.code, ended.err]).toEqual([args.join(' '), code, ended.err]);
    for (const text of [ended.out, ended.err]) expect(text).not.toMatch(MARK);
    said.push(ended.out);
    expect(traces(m)).toEqual([]);
  };
  const rotated = { env: { TOKEN: MARKS.rotated } };
  const unfit = { env: { TOKEN: MARKS.unfit } };
  await run(['validate', 'p.yaml', ...ALLOW], 0);
  await run(['plan', 'p.yaml', '-v', ...ALLOW], 0);
  await run(['plan', 'p.yaml', '--json', '--out', 'p.plan', ...ALLOW], 0);
  await run(['plan', 'p.yaml', ...ALLOW], 1, unfit);
  await run(['apply', 'p.yaml', '--yes', ...ALLOW], 1, unfit);
  await run(['apply', 'p.yaml', '--yes', ...ALLOW], 1, { env: { TOKEN: undefined } });
  await run(['apply', 'p.yaml', '--yes'], 3);
  await run(['apply', 'p.yaml', ...ALLOW], 64);
  // In force it is not, for go: GOAUTH has no netrc.
  await run(['apply', '--plan', 'p.plan', '--yes', '-v', ...ALLOW], 2);
  await run(['check', '-v'], 2);
  await run(['check', '--json'], 2, rotated);
  await run(['plan', 'p.yaml', '--json', ...ALLOW], 0, rotated);
  await run(['apply', 'p.yaml', '--yes', '--json', '--json-into', 'report.json', ...ALLOW], 2, rotated);
  await run(['status', '--json'], 0);
  await run(['show', 'p.yaml', ...ALLOW], 0);
  await run(['show', 'p.yaml', '--json', ...ALLOW], 0);
  await run(['run', 'p.yaml', ...ALLOW, '--', 'true'], 0);
  await run(['run', 'p.yaml', ...ALLOW, '--', 'nowhere-to-be-found'], 127);
  await run(['run', 'p.yaml', ...ALLOW, '--', 'true'], 1, unfit);
  m.write('.netrc', `machine b.acme.internal login me password ${MARKS.netrc}\n${m.read('.netrc')}`);
  await run(['check'], 2);
  await run(['plan', 'p.yaml', '-v', ...ALLOW], 0);
  await run(['apply', 'p.yaml', '--yes', '-v', ...ALLOW], 2);
  await run(['revert', '--json'], 64);
  await run(['revert', '--yes', '-v', '--force'], 0);
  // Each of them was there to be seen.
  expect(said.join('')).toContain('machine[c.acme.internal]');
  expect(m.read('.netrc')).toBe(`machine b.acme.internal login me password ${MARKS.netrc}\n`.repeat(2));
  // What looks for traces finds one.
  m.write('../work/stray', `x ${MARKS.command} y`);
  m.write('../work/hidden', Buffer.from(`a line of its own ${MARKS.netrc}`).toString('base64'));
  expect(traces(m).toSorted()).toEqual(['work/hidden', 'work/stray']);
}, 120_000);

/** Every file under the made-up machine that has a mark and is not there for it; the journal's images are looked into. */
function traces(m: Machine): readonly string[] {
  return filesUnder(m.dir).flatMap((path) => {
    const name = relative(m.dir, path);
    if (THEIRS.test(name)) return [];
    const text = readFileSync(path, 'latin1');
    const images = (text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? []).map((one) =>
      Buffer.from(one, 'base64').toString('latin1'),
    );
    const foreign = images.filter((image) => MARK.test(image.replaceAll(MARKS.netrc, '')));
    const isImage = name.endsWith('/journal.json');
    const found =
      MARK.test(text) || foreign.length > 0 || (!isImage && images.some((image) => MARK.test(image)));
    return found ? [name] : [];
  });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}
