import type { Code } from '../core/codes.ts';
import { type Diagnostic, diagnostic } from '../core/diagnostic.ts';
import type { Locate } from './source.ts';
import type { YAMLError } from './yaml.ts';

/** Which code, with what parameters, at which offset. */
type Finding = readonly [code: Code, params: Readonly<Record<string, string>>, offset?: number];

/**
 * Puts what is wrong with a text that is no YAML into one diagnostic: the first error alone,
 * because those after it are mostly its echoes.
 */
export function syntaxProblem(errors: readonly YAMLError[], text: string, locate: Locate): Diagnostic {
  const first = errors.reduce((a, b) => (b.pos[0] < a.pos[0] ? b : a));
  const [code, params, offset = first.pos[0]] = findingOf(first, text);
  return diagnostic(code, 'error', params, { where: locate(offset) });
}

function findingOf(error: YAMLError, text: string): Finding {
  const offset = error.pos[0];
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['PROFILE_TAB', {}];
    case 'MULTIPLE_DOCS':
      return ['PROFILE_MULTIPLE_DOCUMENTS', {}];
    case 'RESOURCE_EXHAUSTION':
      return ['PROFILE_TOO_DEEP', {}];
    case 'BAD_DQ_ESCAPE':
      return ['PROFILE_BAD_ESCAPE', {}];
    case 'BAD_SCALAR_START':
      return ['PROFILE_NEEDS_QUOTES', { character: text[offset] ?? '' }];
    case 'UNEXPECTED_TOKEN':
      return unexpected(error, text);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return hasSecondColon(text, offset)
        ? ['PROFILE_NEEDS_QUOTES', { character: ': ' }]
        : ['PROFILE_BAD_INDENT', {}];
    case 'MULTILINE_IMPLICIT_KEY':
      return ['PROFILE_BAD_INDENT', {}];
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return missing(error, text);
    default:
      return ['PROFILE_BAD_YAML', {}];
  }
}

/** `requires: >=0.4` opens a block scalar, `{ password: ${env:X} }` a second map: both want quotes. */
function unexpected(error: YAMLError, text: string): Finding {
  const offset = error.pos[0];
  if (error.message.startsWith('Block scalar header')) {
    return ['PROFILE_NEEDS_QUOTES', { character: text[offset - 1] ?? '' }, offset - 1];
  }
  if (text.startsWith('${', offset - 1)) return ['PROFILE_NEEDS_QUOTES', { character: '${' }, offset - 1];
  return ['PROFILE_BAD_YAML', {}];
}

function missing(error: YAMLError, text: string): Finding {
  const bracket = /with a ([\]}])/.exec(error.message)?.[1];
  if (bracket !== undefined) return ['PROFILE_UNCLOSED', { character: bracket }];
  const quote = /Missing closing (["'])/.exec(error.message)?.[1];
  // an unclosed quote runs to the end of the text, so the last one there is the one that opened it
  if (quote !== undefined) return ['PROFILE_UNCLOSED', { character: quote }, text.lastIndexOf(quote)];
  return error.code === 'BAD_INDENT' ? ['PROFILE_BAD_INDENT', {}] : ['PROFILE_NO_COLON', {}];
}

function hasSecondColon(text: string, offset: number): boolean {
  const end = text.indexOf('\n', offset);
  return /:(\s|$)/.test(text.slice(offset, end === -1 ? undefined : end));
}
