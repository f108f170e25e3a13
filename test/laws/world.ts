import fc from 'fast-check';
import { apply } from '../../src/core/apply.ts';
import type { Facts } from '../../src/core/facts.ts';
import type { Host, Ledger } from '../../src/core/host.ts';
import { parseJournal } from '../../src/core/parse-journal.ts';
import { makePlan } from '../../src/core/plan.ts';
import type { MemoryHost } from '../../src/host/memory.ts';
import { PLANNERS } from '../../src/planners/index.ts';
import type { InsecureEntry, Profile } from '../../src/profile/sections/profile.ts';
import { certificateMill } from '../pki/make-certificates.ts';
import { latestHeads, offlines } from './bundles.ts';

/** Runs of each property: `PROVE_RUNS` for the long soak, a few for every day. */
export const RUNS = Number(process.env['PROVE_RUNS'] ?? 0) || 25;

export const EMPTY: Profile = {
  name: '',
  scope: 'user',
  environment: 'production',
  insecure: [],
  origins: {},
};

export function factsOf(home: string, more: Partial<Facts> = {}): Facts {
  return {
    os: 'linux',
    home,
    uid: 0,
    env: { PROXY_USER: 'u', PROXY_PASSWORD: 'p', TOKEN: 't0ken', OTHER_TOKEN: 'other' },
    today: '2026-11-20',
    xdgConfig: `${home}/.config`,
    ownConfig: `${home}/.config/goenv`,
    stateDir: `${home}/.local/state/goenv`,
    ...more,
  };
}

/** Root, who applies for everybody. */
export function machineFacts(home: string): Facts {
  return factsOf(home, {
    scope: 'machine',
    env: {},
    ownConfig: '/etc/goenv',
    ownData: '/var/lib/goenv',
    stateDir: '/var/lib/goenv/journal',
  });
}

/** Plans and applies once, as the command does inside its lock; the empty profile is a revert. */
export async function applyOnce(host: Host, ledger: Ledger, profile: Profile, facts: Facts) {
  const journal = parseJournal(await ledger.load(), ledger.path);
  const input = { planners: PLANNERS, profile, facts, force: false, reverting: profile === EMPTY };
  const plan = await makePlan(host, { ...input, journal });
  const applied = profile === EMPTY ? {} : { applied: appliedOf(profile) };
  return apply(host, ledger, { ...input, registry: PLANNERS, journal, plan, made: [], ...applied });
}

function appliedOf(profile: Profile) {
  const { name } = profile;
  return {
    name,
    source: name,
    sha256: '',
    at: 'now',
    profile,
    sources: [],
    goenv: '0',
    allow: [],
    findings: [],
    judged: '',
    skipped: [],
  };
}

/** Certificates made now: the roots of the machine, and what profiles want trusted (one of them is a root already). */
const [ROOT_ONE, ROOT_TWO, ACME, OTHER] = makeCertificates();
export const SYSTEM_ROOTS = `${ROOT_ONE}${ROOT_TWO}`;

function makeCertificates(): readonly [string, string, string, string] {
  using mill = certificateMill();
  return [mill.make('one'), mill.make('two'), mill.make('acme'), mill.make('other')];
}

const hosts = ['git.acme.internal', 'lab.example.com', 'example.org/team', 'corp.example/x/y'];
const host = fc.constantFrom(...hosts);
const insecure: fc.Arbitrary<InsecureEntry> = fc
  .record({
    allow: fc.constantFrom('plain-http' as const, 'skip-tls-verify' as const, 'no-sumdb' as const),
    module: host,
  })
  .map((entry) => ({ ...entry, reason: 'lab', expires: '2026-12-01', approvedBy: 'SEC-1' }));
const hostInsecure: fc.Arbitrary<InsecureEntry> = host.map((one) => ({
  allow: 'skip-tls-verify',
  host: one.split('/')[0] ?? one,
  reason: 'lab',
  expires: '2026-12-01',
}));

/** Any profile of the sections that have planners; `undefined` parts are left out. */
export const profiles: fc.Arbitrary<Profile> = fc
  .record({
    proxy: fc.option(
      fc.array(
        fc.record({
          url: fc.constantFrom('https://goproxy.cn', 'https://athens.acme.internal', 'direct'),
          fallback: fc.constantFrom('not-found' as const, 'any-error' as const),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    private: fc.option(
      fc.uniqueArray(fc.record({ path: host, via: fc.constantFrom('direct' as const, 'proxy' as const) }), {
        selector: (one) => one.path,
      }),
    ),
    sumdb: fc.option(fc.constantFrom('default' as const, { name: 'sum.golang.google.cn' })),
    toolchain: fc.option(fc.constantFrom('local' as const, 'auto' as const)),
    install: fc.option(fc.constantFrom('1.26.8', '1.27.1')),
    env: fc.option(fc.constantFrom({ GOFLAGS: '-modcacherw' }, { CGO_ENABLED: '0' })),
    go: fc.boolean(),
    rewrite: fc.option(
      fc.uniqueArray(
        host.map((one) => ({ from: `https://${one}/`, to: `ssh://git@${one}/` })),
        { selector: (one) => one.from },
      ),
    ),
    http: fc.option(
      fc.uniqueArray(
        host.map((one) => ({ url: `https://${one}/`, proxy: 'http://other.example:3128' })),
        { selector: (one) => one.url },
      ),
    ),
    certificates: fc.option(
      fc.uniqueArray(
        fc
          .constantFrom(ACME, OTHER, ROOT_TWO, ACME.replaceAll('\n', '\r\n') + OTHER)
          .map((pem) => ({ pem, sha256: [], leaf: false })),
        { selector: (one) => one.pem },
      ),
    ),
    network: fc.option(
      fc.constantFrom(
        { proxy: { http: 'http://proxy.example:8080', https: 'http://proxy.example:8080' } },
        { proxy: { https: 'http://other.example:3128' }, noProxy: ['acme.internal', '10.0.0.0/8'] },
        { proxy: { https: 'http://${env:PROXY_USER}:${env:PROXY_PASSWORD}@proxy.example:8080' } },
        { noProxy: ['acme.internal'] },
      ),
    ),
    shell: fc.option(
      fc.record({
        env: fc.constantFrom({}, { GIT_TERMINAL_PROMPT: '0' }, { GODEBUG: 'a=\'$x`\\"', NETRC: '/n' }),
        unset: fc.constantFrom([], ['GOPROXY'], ['GOPROXY', 'GOSUMDB']),
        path: fc.constantFrom([], ['/home/u/go/bin'], ["/a b/it's", '/home/u/go/bin']),
      }),
    ),
    offline: fc.option(offlines, { freq: 1 }),
    credentials: fc.option(
      fc.uniqueArray(
        fc.record({
          machine: fc.constantFrom(
            'git.acme.internal',
            'git.acme.internal:8443',
            'lab.example.com:443',
            '[::1]:8443',
          ),
          login: fc.constant('${env:PROXY_USER}'),
          password: fc.constantFrom('${env:TOKEN}', '${env:OTHER_TOKEN}'),
        }),
        { selector: (one) => one.machine },
      ),
    ),
    insecure: fc.uniqueArray(fc.oneof(insecure, hostInsecure), {
      maxLength: 3,
      selector: (one) => `${one.allow} ${one.module} ${one.host}`,
    }),
  })
  .map(
    ({
      go,
      rewrite,
      http,
      certificates,
      network,
      shell,
      credentials,
      offline,
      insecure: entries,
      ...goParts
    }) => ({
      name: 'any',
      scope: 'user' as const,
      environment: 'test' as const,
      ...(go && { go: present(goParts) }),
      ...((rewrite || http) && { git: present({ rewrite, http }) }),
      ...(certificates && { trust: { certificates } }),
      ...(network && { network }),
      ...(shell && { shell }),
      ...(offline && {
        offline,
        ...(go && { go: present({ ...goParts, install: null, toolchain: 'local' }) }),
      }),
      ...(credentials && { credentials }),
      insecure: entries,
      origins: {},
    }),
  );

/** The same for everybody on the machine: no secrets, and folders of each user's own home. */
export const machineProfiles: fc.Arbitrary<Profile> = profiles.map(
  ({ network, shell, trust, credentials: _, ...rest }) => ({
    ...rest,
    scope: 'machine' as const,
    // The system's store is made by a program; these are files alone.
    ...(trust && { trust: { ...trust, scope: 'user' as const } }),
    ...(network && !network.proxy?.https?.includes('${') && { network }),
    ...(shell && { shell: { ...shell, path: shell.path?.map((one) => one.replace('/home/u', '~')) ?? [] } }),
  }),
);

function present(parts: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== null && value !== undefined),
  );
}

const goLines = [
  'GOPROXY=https://proxy.example.com,direct',
  'GOPRIVATE=mine.example',
  'GOPRIVATE=mine.example,git.acme.internal',
  'GONOPROXY=none',
  'GONOSUMDB=mine.example',
  '# a comment',
  'export GOFLAGS=-v',
  'GOFLAGS=-v',
  'GOINSECURE=old.example',
  '',
  'GOSUMDB=off',
  'GOPRIVATE=first',
  'X=y\r',
  'nothing here',
  'GOTOOLCHAIN=local',
];
const gitLines = [
  '[user]\n\tname = A "B" C',
  '# comment',
  '[url "ssh://git@git.acme.internal/"]\n\tinsteadOf = https://git.acme.internal/',
  '[http]\n\tproxy = http://x:1',
  '[http "https://lab.example.com/"]\n\tproxy = http://mine:1',
  '[core]\n\tpager = less ; no\r',
  '[include]\n\tpath = ~/other',
  '[url "https://mirror.example/"]\n\tinsteadOf = https://lab.example.com/',
];

const netrcLines = [
  'machine git.acme.internal login u password t0ken',
  'machine git.acme.internal login other password mine\r',
  'machine git.acme.internal:8443',
  'login me',
  'password "a b"',
  'default login anonymous password x',
  '# a comment',
  'macdef init',
  '\tmachine lab.example.com login y password z',
  '',
  '\ufeffmachine ::1 login ü password ö',
  '# >>> goenv managed block >>>',
  '# <<< goenv managed block <<<',
];

const RC_FILES = ['.profile', '.bashrc', '.bash_profile', '.zshenv', '.zshrc', '.config/fish/config.fish'];
const shellLines = [
  'export HTTPS_PROXY=http://mine:1',
  'case $- in *i*) ;; *) return;; esac',
  'export GOPROXY=off',
  '# a comment',
  'GOSUMDB=off; export GOSUMDB\r',
  'alias x=y \\',
  'if [ -r "$HOME/.config/goenv/env.sh" ]; then . "$HOME/.config/goenv/env.sh"; fi # managed by goenv: env',
  '# if [ -r x ]; then . x; fi # managed by goenv: env',
  '',
];
/** Files of the machine outside the home: which shells are here. */
export const ETC: ReadonlyMap<string, string> = new Map([
  ['/etc/shells', '/bin/sh\n/bin/bash\n/usr/bin/zsh\n/usr/bin/fish\n'],
  ['/bin/bash', ''],
  ['/usr/bin/zsh', ''],
  ['/usr/bin/fish', ''],
]);

/** A home as somebody may have it: path below the home -> content. */
export const homes: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record({
    go: fc.option(text(goLines)),
    git: fc.option(text(gitLines)),
    xdgGit: fc.option(text(gitLines)),
    latest: fc.option(latestHeads),
    netrc: fc.option(text(netrcLines)),
    rc: fc.uniqueArray(fc.tuple(fc.constantFrom(...RC_FILES), text(shellLines)), {
      selector: ([name]) => name,
    }),
  })
  .map(({ go, git, xdgGit, latest, netrc, rc }) => {
    const files: [string, string][] = rc;
    if (go !== null) files.push(['.config/go/env', go]);
    if (latest !== null) files.push(['go/pkg/sumdb/sum.example.com/latest', latest]);
    if (netrc !== null) files.push(['.netrc', netrc]);
    if (git !== null) files.push(['.gitconfig', git]);
    if (xdgGit !== null) files.push(['.config/git/config', xdgGit]);
    return new Map(files);
  });

/** Files that everybody's programs read, and a home of root's beside them: path -> content. */
export const machines: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record({
    home: homes,
    goEnv: fc.option(text([...goLines, '# >>> goenv managed block >>>', '# <<< goenv managed block <<<'])),
    git: fc.option(text(gitLines)),
    shell: fc.option(text(shellLines)),
  })
  .map(({ home, goEnv, git, shell }) => {
    const files = new Map([...home, ['/etc/zsh/zprofile', '. /etc/profile\n']]);
    if (goEnv !== null) files.set('/usr/local/go/go.env', goEnv);
    if (git !== null) files.set('/etc/gitconfig', git);
    if (shell !== null) files.set('/etc/profile.d/site.sh', shell);
    return files;
  });

function text(lines: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 6 }), fc.boolean())
    .map(([chosen, end]) => chosen.join('\n') + (end && chosen.length > 0 ? '\n' : ''));
}

/** Every file and folder of a machine in memory, to compare. */
export function picture(host: MemoryHost) {
  const files = [...host.files].map(([path, { bytes, mode }]) => [
    path,
    Buffer.from(bytes).toString('latin1'),
    mode,
  ]);
  return { files: files.sort(), folders: [...host.folders].sort() };
}
