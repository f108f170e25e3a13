import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import { build, type Harvest } from './build-tree.ts';
import { type LineTable, lineRange, lineTable, placeOf } from './lines.ts';
import type { Located } from './located.ts';
import type { Locate, ParsedSource, SourceText } from './source.ts';
import { parseDocument, type YAMLError } from './yaml.ts';
import { syntaxProblem } from './yaml-problems.ts';

/**
 * Parses one text, YAML 1.2 or JSON. Never throws: what is wrong is in `diagnostics`, each with its place.
 * A byte order mark is dropped; CRLF is as good as LF.
 */
export function parseSource(source: SourceText): ParsedSource {
  const text = source.text.replace(/^\uFEFF/, '');
  const lines = lineTable(text);
  const locate = locator(source.file, text, lines);
  return { ...source, text, lines, ...read(text, locate) };
}

type Reading = Pick<ParsedSource, 'tree' | 'diagnostics' | 'secrets'>;

function read(text: string, locate: Locate): Reading {
  if (text.includes('\0')) return refused(diagnostic('PROFILE_NOT_TEXT', 'error', {}, { where: locate(0) }));
  const document = parseDocument(text, OPTIONS);
  if (document.errors.length > 0) return refused(syntaxProblem(document.errors, text, locate));
  const harvest: Harvest = {
    text,
    locate,
    diagnostics: [],
    secrets: [],
    anchors: new Map(),
    open: new Set(),
    copies: 0,
  };
  harvest.diagnostics.push(...tagProblems(document.warnings, text, locate));
  const tree = build(document.contents, { path: [] }, harvest);
  const { diagnostics, secrets } = harvest;
  if (tree.kind === 'map') return { tree, diagnostics, secrets };
  return { diagnostics: [...diagnostics, notAMapping(tree, locate)], secrets };
}

function refused(problem: Diagnostic): Reading {
  return { diagnostics: [problem] };
}

function notAMapping(tree: Located, locate: Locate): Diagnostic {
  const { file, line, column } = tree.origin;
  if (tree.kind === 'scalar' && tree.value === null) {
    return diagnostic('PROFILE_EMPTY', 'error', { file }, { where: locate(0) });
  }
  const got = tree.kind === 'list' ? 'list' : 'string';
  return diagnostic(
    'PROFILE_NOT_A_MAPPING',
    'error',
    { got },
    { where: { file, line, column, width: tree.width } },
  );
}

function tagProblems(warnings: readonly YAMLError[], text: string, locate: Locate): readonly Diagnostic[] {
  return warnings
    .filter((warning) => warning.code === 'TAG_RESOLVE_FAILED')
    .map(({ pos: [from, to] }) => {
      return diagnostic('PROFILE_TAG', 'error', { tag: text.slice(from, to) }, { where: locate(from, to) });
    });
}

function locator(file: string, text: string, lines: LineTable): Locate {
  return (from, to = from + 1) => {
    const { line, column } = placeOf(lines, Math.min(from, text.length));
    const [start, end] = lineRange(text, lines, line);
    // an offset at a line's very end (or inside its \r\n) counts as just behind its last character
    const inside = Math.min(column, end - start + 1);
    return { file, line, column: inside, width: Math.max(1, Math.min(to, end) - from) };
  };
}

// Duplicate keys are found in build-tree, in linear time and with both places; unknown tags are warnings there.
const OPTIONS = {
  schema: 'core',
  version: '1.2',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'error',
} as const;
