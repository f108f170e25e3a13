import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Facts } from '../../core/facts.ts';
import type { Answer, Reader } from '../../core/host.ts';
import { isSamePath } from '../../go/env-path.ts';

/** What go itself says, and what there is to say about asking it. */
export interface GoAnswer {
  /** Effective values by name; empty when go did not answer. */
  readonly values: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Asks `go env -json` once, for the variables it prints as they are. GOTOOLCHAIN, GOWORK and GOFLAGS are set in the
 * question (go might otherwise download a toolchain or fail on a flag), so go cannot be asked about these.
 * `go env` starts Go's telemetry, which makes files beside go/env: with a config home that cannot be, it makes none, and
 * GOENV names the file to read. A wrapper around go that sets GOENV itself is still found out.
 * Under `--root` the machine's go knows nothing of that tree and is not asked.
 */
export async function askGo(reader: Reader, file: string, facts: Facts): Promise<GoAnswer> {
  if (facts.root !== undefined) return { values: new Map(), diagnostics: [] };
  const env = { GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '', GOENV: file, XDG_CONFIG_HOME: '/dev/null' };
  const names = facts.scope === 'machine' ? [...ASKED, 'GOROOT'] : ASKED;
  const answer = await reader.ask({ argv: ['go', 'env', '-json', ...names], env, timeout: 5000 });
  const values = valuesOf(answer);
  if (values === undefined) return { values: new Map(), diagnostics: [noAnswer(answer)] };
  const read = values.get('GOENV') ?? '';
  const other = facts.scope !== 'machine' && read !== '' && !isSamePath(read, file, facts.os);
  return {
    values,
    diagnostics: other ? [diagnostic('GO_READS_OTHER_FILE', 'warning', { file, other: read })] : [],
  };
}

function valuesOf(answer: Answer): ReadonlyMap<string, string> | undefined {
  if (answer.kind !== 'done' || answer.status !== 0) return undefined;
  try {
    const parsed: unknown = JSON.parse(answer.stdout);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    return new Map(
      Object.entries(parsed).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  } catch {
    return undefined;
  }
}

function noAnswer(answer: Answer): Diagnostic {
  if (answer.kind === 'not-found') return diagnostic('GO_NOT_FOUND', 'info');
  if (answer.kind === 'timeout') return diagnostic('GO_TIMED_OUT', 'warning', { seconds: '5' });
  const said = answer.stderr.split('\n').find((line) => line.trim() !== '') ?? answer.stdout.slice(0, 200);
  return diagnostic('GO_FAILED', 'warning', { status: String(answer.status), output: said.slice(0, 200) });
}

const ASKED = [
  'GOENV',
  'GOVERSION',
  'GOPROXY',
  'GOPRIVATE',
  'GONOPROXY',
  'GONOSUMDB',
  'GOSUMDB',
  'GOINSECURE',
  'GOVCS',
] as const;
