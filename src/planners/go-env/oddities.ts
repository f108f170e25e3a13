import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { EnvLine } from '../../go/env-file.ts';
import { SETS } from './variables.ts';

/**
 * What the user should hear about a go/env file: lines that go reads otherwise than they look.
 * Warnings with file and line, never with a value (it may hold a password); one a kind and variable.
 */
export function fileOddities(lines: readonly EnvLine[], file: string): readonly Diagnostic[] {
  const counting = countingLines(lines);
  return [
    ...carriageReturns(counting, file),
    ...counting.flatMap((line) => valueOddities(line, file)),
    ...duplicates(lines, counting, file),
    ...lines.filter(isIgnoredSetting).map((line) => ignored(line, file)),
  ];
}

/** Sets of a weaker place that the first element written to go/env would hide, for a value replaces it whole. */
export function weakerSets(
  answers: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
  env: Readonly<Record<string, string>>,
): readonly Diagnostic[] {
  return SETS.flatMap((name) => {
    const value = answers.get(name);
    const follows = name !== 'GOPRIVATE' && value === answers.get('GOPRIVATE');
    if (!value || follows || variables.has(name) || env[name]) return [];
    return [diagnostic('GO_ENV_HIDES_WEAKER', 'warning', { name, value })];
  });
}

type Counting = EnvLine & { readonly setting: NonNullable<EnvLine['setting']> };

/** The line of each variable that go takes: the last. */
function countingLines(lines: readonly EnvLine[]): readonly Counting[] {
  const last = new Map<string, Counting>();
  for (const line of lines) if (hasSetting(line)) last.set(line.setting.name, line);
  return [...last.values()];
}

function hasSetting(line: EnvLine): line is Counting {
  return line.setting !== undefined;
}

/** One for the whole file: where one line has it, an editor gave it to all. */
function carriageReturns(counting: readonly Counting[], file: string): readonly Diagnostic[] {
  const found = counting.filter(({ setting }) => setting.value.endsWith('\r'));
  const names = found.map(({ setting }) => setting.name).join(', ');
  return found
    .slice(0, 1)
    .map(({ line }) => diagnostic('GO_ENV_CRLF', 'warning', { names }, { where: { file, line } }));
}

function valueOddities({ line, setting: { name, value } }: Counting, file: string): readonly Diagnostic[] {
  const text = value.replace(/\r$/, '');
  const warn = (code: 'GO_ENV_QUOTES' | 'GO_ENV_EMPTY' | 'GO_ENV_BLANK_IN_LIST') => {
    const commands = code === 'GO_ENV_EMPTY' ? { commands: [`go env -u ${name}`] } : {};
    return diagnostic(code, 'warning', { name }, { where: { file, line }, ...commands });
  };
  if (/^(["']).*\1$/.test(text) && !TAKES_QUOTES.test(name)) return [warn('GO_ENV_QUOTES')];
  if (text === '' && BREAKS_WHEN_EMPTY.includes(name)) return [warn('GO_ENV_EMPTY')];
  if (/\s/.test(text) && PATTERN_LISTS.includes(name)) return [warn('GO_ENV_BLANK_IN_LIST')];
  return [];
}

function duplicates(
  lines: readonly EnvLine[],
  counting: readonly Counting[],
  file: string,
): readonly Diagnostic[] {
  return counting.flatMap(({ line, setting: { name } }) => {
    const first = lines.find(({ setting }) => setting?.name === name);
    if (first === undefined || first.line === line) return [];
    const places = { where: { file, line }, also: { file, line: first.line } };
    return [diagnostic('GO_ENV_DUPLICATE', 'warning', { name }, places)];
  });
}

/** `export GOPROXY=…`, ` GOPROXY=…`, `GOPROXY = …`, `goproxy=…`, a byte order mark: go sees no setting there. */
function isIgnoredSetting({ text }: EnvLine): boolean {
  return LOOKS_LIKE_SETTING.test(text) && !/^[A-Z][A-Z0-9_]*=/.test(text);
}

function ignored({ line, text }: EnvLine, file: string): Diagnostic {
  const name = LOOKS_LIKE_SETTING.exec(text)?.[1]?.toUpperCase() ?? '';
  return diagnostic('GO_ENV_LINE_IGNORED', 'warning', { name }, { where: { file, line } });
}

const LOOKS_LIKE_SETTING =
  /^\ufeff?\s*(?:(?:export|set|setenv|declare\s+-x|\$env:)\s*)?((?:GO[A-Z0-9]+|CGO_[A-Z]+))\s*=/i;
const TAKES_QUOTES = /FLAGS$|^(?:CC|CXX|FC|AR|PKG_CONFIG|GOAUTH|GOCACHEPROG)$/;
const BREAKS_WHEN_EMPTY: readonly string[] = ['GOPROXY', 'GOSUMDB'];
const PATTERN_LISTS: readonly string[] = [...SETS, 'GOINSECURE'];
