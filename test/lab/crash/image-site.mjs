import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAuthority } from '../kit/certificates.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { wholeProfile, writeProfile } from '../kit/profile.mjs';
import { BASICS, locate, pathOf } from '../kit/programs.mjs';
import { run } from '../kit/run.mjs';
import { snapshot } from '../kit/snapshot.mjs';
import { expectStatus } from '../kit/verdict.mjs';
import { copyTree } from './site.mjs';

/**
 * The tree of an image with Debian's trust store and a Go, for a profile of the whole machine: all four planners, and
 * the distribution's own program, which goes on for a moment when goenv is killed.
 */
export async function openImageSite(sandbox) {
  const tree = join(sandbox.folder('homes'), 'image');
  const path = pathOf(join(sandbox.folder('image-machine'), 'bin'), BASICS);
  const machine = { PATH: path, HOME: '/root', UV_THREADPOOL_SIZE: '1' };
  const authority = (name) => openAuthority(locate('openssl'), sandbox.folder(`authority-${name}`)).root;
  const file = join(sandbox.folder('profiles'), 'image.yaml');
  const profile = writeProfile(file, `${wholeProfile('image', authority('image'))}scope: machine\n`);
  const under = ['--root', tree];
  const plain = goenvOn(machine);
  const site = {
    home: tree,
    machine,
    sandbox,
    goenv: (args, how) => plain(args.includes('--root') ? args : [...args, ...under], how),
    broken: () => brokenImage(tree),
  };
  const templates = ['clean', 'applied'].map((name) => join(sandbox.folder('templates'), `image-${name}`));
  const [clean, applied] = templates;
  await makeTree(tree, machine, [authority('one'), authority('two')]);
  await copyTree(tree, clean, machine);
  site.putBack = (template) => copyTree(template, tree, machine);
  site.untouched = snapshot(tree);
  expectStatus(await site.goenv(['apply', profile, '--yes']), 0, 'apply');
  await copyTree(tree, applied, machine);
  site.scenes = [
    { name: 'apply to an image', args: ['apply', profile, '--yes', ...under], from: clean },
    { name: 'revert of an image', args: ['revert', '--yes', ...under], from: applied },
  ];
  return site;
}

async function makeTree(tree, machine, roots) {
  for (const folder of FOLDERS) mkdirSync(join(tree, folder), { recursive: true });
  for (const [at, { pem }] of roots.entries())
    writeFileSync(join(tree, `usr/share/ca-certificates/lab/${at}.crt`), pem);
  writeFileSync(join(tree, 'etc/ca-certificates.conf'), roots.map((_, at) => `lab/${at}.crt\n`).join(''));
  writeFileSync(join(tree, 'etc/os-release'), 'ID=debian\n');
  writeFileSync(join(tree, 'usr/local/go/VERSION'), 'go1.26.8\n');
  writeFileSync(join(tree, 'usr/local/go/go.env'), 'GOPROXY=https://default.example.com,direct\n');
  // As goenv does it on another root: links are relative.
  const made = await run(
    [
      ...[locate('update-ca-certificates'), '--fresh', '--certsconf', `${tree}/etc/ca-certificates.conf`],
      ...['--certsdir', '../../../usr/share/ca-certificates'],
      ...['--localcertsdir', '../../../usr/local/share/ca-certificates'],
      ...['--etccertsdir', `${tree}/etc/ssl/certs`, '--hooksdir', ''],
    ],
    { env: { ...machine, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
  );
  expectStatus(made, 0, 'update-ca-certificates');
}

/** What programs in the image would meet: settings that name what is not there, a store without a root. */
async function brokenImage(tree) {
  await programsOver(tree);
  const text = (path) => (existsSync(join(tree, path)) ? readFileSync(join(tree, path), 'utf8') : '');
  const named = [
    ...text('etc/gitconfig').matchAll(/^\tpath = (\/.*)$/gm),
    ...text('etc/profile.d/goenv.sh').matchAll(/^export \w+='(\/[^':]*\.(?:pem|crt))'$/gm),
  ].map(([, path]) => path);
  const wrong = named
    .filter((path) => !existsSync(join(tree, path)))
    .map((path) => `${path} is named and not there`);
  const roots = text('etc/ssl/certs/ca-certificates.crt').match(/BEGIN CERTIFICATE/g)?.length ?? 0;
  return roots < 2 ? [...wrong, `${roots} roots in the bundle`] : wrong;
}

// The distribution's program has no lock of its own; what a killed goenv had started comes to its end first.
async function programsOver(tree) {
  for (let left = 200; left > 0; left -= 1) {
    const running = await run([locate('pgrep'), '-f', `update-ca-certificates.*${tree}/`], { env: {} });
    if (running.status !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const FOLDERS = [
  'etc/ssl/certs',
  'etc/profile.d',
  'usr/share/ca-certificates/lab',
  'usr/local/share/ca-certificates',
  'usr/local/go',
  'root',
  'var/lib',
];
