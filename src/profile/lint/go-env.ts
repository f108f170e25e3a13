import { nearestName } from '../../core/nearest-name.ts';
import { GO_ARCH, GO_OS, GO_SETTINGS, settingKind } from '../../go/settings.ts';
import type { Profile } from '../sections/profile.ts';
import { absolutePaths } from './paths.ts';
import { error, type Finding, type LintContext, pointerMember, warning } from './rule.ts';

/** go.env: an allow-list of harmless settings; the rest has a key of its own, a better place, or needs `--allow`. */
export function* goEnvRules(profile: Profile, { allow }: LintContext): Generator<Finding> {
  for (const [name, value] of Object.entries(profile.go?.env ?? {})) {
    const pointer = `/go/env${pointerMember(name)}`;
    const refused = refusal(name, pointer);
    if (refused) {
      yield refused;
      continue;
    }
    const pointless = name === 'GO111MODULE' && value === 'on';
    if (pointless) yield warning('ENV_GO111MODULE', pointer);
    else if (!ALLOWED.includes(name) && !allow.includes(name)) {
      yield error('ENV_NEEDS_ALLOW', pointer, { name, allowed: ALLOWED.join(', ') });
    }
    yield* valueRules(name, { value, pointer });
  }
}

/** The key of the profile behind a Go setting that has one. */
export const OWN_KEYS: Readonly<Record<string, string>> = {
  GOPROXY: 'go.proxy',
  GOPRIVATE: 'go.private',
  GONOPROXY: 'go.private (via: direct)',
  GONOSUMDB: 'go.private / insecure (no-sumdb)',
  GOSUMDB: 'go.sumdb',
  GOINSECURE: 'insecure (plain-http, skip-tls-verify)',
  GOVCS: 'go.vcs',
  GOTOOLCHAIN: 'go.toolchain',
};

/** Where a variable belongs that go reads from the process environment alone. */
export function placeOf(name: string): string {
  if (/_PROXY$/i.test(name)) return 'network';
  if (name.startsWith('SSL_CERT_')) return 'trust.certificates';
  return /^GIT_(?!TERMINAL_PROMPT$)/.test(name) ? 'git' : 'shell.env';
}

function refusal(name: string, pointer: string): Finding | undefined {
  if (name === 'GOROOT') return error('ENV_GOROOT', pointer);
  const key = OWN_KEYS[name];
  if (key) return error('ENV_HAS_OWN_KEY', pointer, { name, key });
  const kind = settingKind(name);
  if (kind === 'computed') return error('ENV_COMPUTED', pointer, { name });
  if (kind === 'os-only') return error('ENV_OS_ONLY', pointer, { name, place: placeOf(name) });
  if (kind === 'setting') return undefined;
  const meant = nearestName(name, GO_SETTINGS);
  return meant
    ? error('ENV_UNKNOWN_NEAR', pointer, { name, meant })
    : error('ENV_UNKNOWN', pointer, { name });
}

function* valueRules(name: string, at: { value: string; pointer: string }): Generator<Finding> {
  if (at.value === '') return yield warning('ENV_EMPTY', at.pointer, { name });
  if (PATHS.includes(name)) yield* absolutePaths(name, at);
  const choices = CHOICES[name];
  if (choices && !choices.includes(at.value)) {
    yield error('ENV_BAD_VALUE', at.pointer, { name, value: at.value, choices: choices.join(', ') });
  }
}

const ALLOWED: readonly string[] = [
  ...['GOFLAGS', 'GOPATH', 'GOBIN', 'GOMODCACHE', 'GOCACHE', 'CGO_ENABLED', 'GOOS', 'GOARCH'],
];
const PATHS: readonly string[] = ['GOPATH', 'GOBIN', 'GOMODCACHE', 'GOCACHE', 'GOTMPDIR'];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  CGO_ENABLED: ['0', '1'],
  GOOS: GO_OS,
  GOARCH: GO_ARCH,
  GO111MODULE: ['on', 'off', 'auto'],
};
