import type { CauseCode } from '../core/codes/explain.ts';
import type { Evidence, Finding, Hop } from '../core/finding.ts';
import { redact } from '../core/redact.ts';
import type { Cause } from './cause.ts';
import { CAUSES } from './causes/index.ts';
import type { Sighting } from './read-lines.ts';
import type { Request } from './request.ts';
import type { Weight } from './rule.ts';

/** One distinct failure while the log is being read: the same cause, at the same hop and host. */
interface Failure {
  /** The first sighting of it. */
  readonly seen: Sighting;
  count: number;
  readonly evidence: Evidence[];
  readonly first: number;
  last: number;
  /** Whether a stronger sighting stood just above every sighting of this one. */
  explained: boolean;
}

/** Collects sightings into distinct failures; what it holds does not grow with the log. */
export class Gatherer {
  private readonly failures = new Map<string, Failure>();
  private recent: Sighting[] = [];

  add(seen: Sighting): void {
    const explained = this.recent.some((other) => RANK[other.weight] > RANK[seen.weight]);
    const known = this.failureOf(seen);
    if (known) {
      known.count += 1;
      known.last = seen.line;
      known.explained &&= explained;
      if (known.evidence.length < MOST_EVIDENCE) known.evidence.push(evidenceOf(seen));
    } else if (this.failures.size < MOST_FAILURES) {
      const { line } = seen;
      const evidence = [evidenceOf(seen)];
      this.failures.set(keyOf(seen), { seen, count: 1, evidence, first: line, last: line, explained });
    }
    this.recent = [...this.recent, seen].filter(({ line }) => line > seen.line - BLOCK).slice(-40);
  }

  /** The findings, ranked: what names a cause first, then symptoms; among equals the one that came first. */
  findings(source: string): readonly Finding[] {
    const all = [...this.failures.values()];
    const kept = all.filter((one) => !all.some((other) => isExplainedBy(one, other)));
    const ranked = (kept.length > 0 ? kept : all).toSorted(
      (a, b) =>
        RANK[b.seen.weight] - RANK[a.seen.weight] ||
        importance(b.seen.code) - importance(a.seen.code) ||
        a.first - b.first,
    );
    return ranked.slice(0, MOST_FINDINGS).map((failure) => findingOf(failure, source));
  }

  get isEmpty(): boolean {
    return this.failures.size === 0;
  }

  /** A line that names no host belongs to the failure with the same cause just above it. */
  private failureOf(seen: Sighting): Failure | undefined {
    const known = this.failures.get(keyOf(seen));
    if (known || seen.request.url !== undefined) return known;
    const above = this.recent.findLast(({ code }) => code === seen.code);
    return above && this.failures.get(keyOf(above));
  }
}

function keyOf({ code, request }: Sighting): string {
  return `${code} ${hopOf(CAUSES[code], request)} ${request.host ?? ''}`;
}

/** A weaker sighting gives way to a stronger one of the same block, whichever came first. */
function isExplainedBy(one: Failure, other: Failure): boolean {
  if (RANK[other.seen.weight] <= RANK[one.seen.weight]) return false;
  if (one.explained) return true;
  return one.count === 1
    ? Math.abs(other.first - one.first) <= BLOCK || between(other, one.first)
    : other.first <= one.last + BLOCK && other.last >= one.first - BLOCK;
}

function between({ first, last }: Failure, line: number): boolean {
  return first <= line && line <= last;
}

/** Faults of the environment stand above those of the project: they are what goenv can cure. */
function importance(code: CauseCode): number {
  const { severity = 'error' } = CAUSES[code];
  return severity === 'error' ? 2 : severity === 'warning' ? 1 : 0;
}

function evidenceOf({ line, text }: Sighting): Evidence {
  return { line, text: redact(text.trim()).slice(0, LONGEST_EVIDENCE) };
}

function findingOf(failure: Failure, source: string): Finding {
  const { seen, first, count, evidence } = failure;
  const cause = CAUSES[seen.code];
  const candidates = seen.candidates ?? cause.candidates ?? [];
  const params = paramsOf(failure);
  return {
    code: seen.code,
    severity: cause.severity ?? 'error',
    params,
    where: { file: source, line: first },
    ...(cause.profile !== undefined && { profile: filled(cause.profile, params) }),
    hop: hopOf(cause, seen.request),
    layer: cause.layer,
    confidence: cause.confidence ?? (candidates.length > 0 ? 'likely' : 'certain'),
    count,
    evidence,
    candidates,
    never: cause.never ?? [],
  };
}

/** A cause that can only be at one place says so; otherwise the URL does. */
function hopOf(cause: Cause, request: Request): Hop {
  const shown = request.hop !== 'none' && request.hop !== 'other-host';
  if (cause.hop === undefined) return request.hop;
  return shown && !FIXED.has(cause.hop) ? request.hop : cause.hop;
}

const FIXED: ReadonlySet<Hop> = new Set<Hop>([
  'network-proxy',
  'local-disk',
  'none',
  'toolchain',
  'git-host',
  'sumdb',
]);

function paramsOf({ seen: { request, code }, evidence }: Failure): Readonly<Record<string, string>> {
  const text = evidence[0]?.text ?? '';
  const module = request.module?.replace(/@.*/, '') ?? moduleIn(text);
  const variable = /go env -w (\w+)=/.exec(text)?.[1];
  const vcs = /disallows using (\w+) for/.exec(text)?.[1];
  const all: Record<string, string | undefined> = {
    host: request.host,
    machine: request.machine,
    module,
    pattern: module === undefined ? undefined : patternOf(module, code),
    variable: variable ?? (code === 'env.os_env_overrides_go_env' ? 'GOPROXY' : undefined),
    vcs: vcs ?? (code === 'govcs.disallowed' ? 'git' : undefined),
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function moduleIn(text: string): string | undefined {
  return /(?:import path|for (?:public|private)|lookup\/|verifying) "?((?:[\w-]+\.)+[a-z]{2,}(?:\/[\w.~!-]+)*)/.exec(
    text,
  )?.[1];
}

/** GOPRIVATE of one owner, never of a whole public host: `github.com/acme`, `git.acme.internal`. */
function patternOf(module: string, code: CauseCode): string {
  if (code === 'govcs.disallowed') return module;
  const [host = '', owner] = module.split('/');
  const shared = /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|codeberg\.org)$/.test(host);
  return shared && owner !== undefined
    ? `${host}/${owner.replace(/!(\w)/g, (_, letter: string) => letter.toUpperCase())}`
    : host;
}

/** A stand-in stays where the log does not say: the comment above it tells what belongs there. */
function filled(profile: string, params: Readonly<Record<string, string>>): string {
  const fallback: Readonly<Record<string, string>> = {
    host: 'git.example.com',
    machine: params['host'] ?? 'git.example.com',
    pattern: 'git.example.com',
    variable: 'GOPROXY',
    vcs: 'git',
  };
  return profile.replace(
    /(?<!\$)\{(host|machine|pattern|variable|vcs)\}/g,
    (_, name: string) => params[name] ?? fallback[name] ?? '',
  );
}

const RANK: Readonly<Record<Weight, number>> = { cause: 2, symptom: 1, wrapper: 0 };
/** Lines; go and git say one failure within so many. */
const BLOCK = 12;
const MOST_EVIDENCE = 3;
const MOST_FAILURES = 500;
const MOST_FINDINGS = 20;
/** Characters. */
const LONGEST_EVIDENCE = 400;
