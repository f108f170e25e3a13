import { cutTokens } from './cut-tokens.ts';
import { INCLUDE } from './keys.ts';
import { type EntryToken, entriesOf, parseConfig, type Token } from './parse-config.ts';
import { quoteValue } from './render-config.ts';

/** Tells whether the value of an `include.path` names goenv's own file. */
export type IsOurs = (path: string) => boolean;

/** The entries of a config text that include goenv's own file, inside a marked block or not. */
export function ourIncludes(text: string, isOurs: IsOurs): readonly EntryToken[] {
  return entriesOf(parseConfig(text)).filter((entry) => includesOurs(entry, isOurs));
}

/**
 * The text with one marked include block at its end. What is left of an older or damaged block goes first;
 * lines that somebody put into it stay, as lines of their own. Every other byte stays.
 * At the end and in a section of its own, because `git config --add` would join an `[include]` that sits too early.
 */
export function tieIn(text: string, path: string, isOurs: IsOurs): string {
  const rest = cutInclude(text, isOurs);
  const newline = /\r\n[^\n]*$/.test(rest) ? '\r\n' : '\n';
  const block = [BEGIN, '[include]', `\tpath = ${quoteValue(path)}`, END, ''].join(newline);
  // The text may end inside a line, a comment or a continued value: the first gap that git reads as meant.
  const gap = ['', newline].find((candidate) => endsInBlock(rest + candidate + block)) ?? newline + newline;
  return rest + gap + block;
}

/**
 * The text without the marked block and without any other line that includes goenv's own file. The `[include]`
 * of the block stays when somebody put lines of his own under it, so that no line changes its section.
 */
export function cutInclude(text: string, isOurs: IsOurs): string {
  const parsed = parseConfig(text);
  if (parsed.kind === 'broken') return text;
  const cut = sectionsOf(parsed.tokens).flatMap((section) => ourTokens(section, isOurs));
  return cutTokens(text, cut);
}

interface Section {
  readonly header?: Token & { readonly kind: 'header' };
  /** The piece before the header. */
  readonly before?: Token | undefined;
  readonly body: Token[];
}

function sectionsOf(tokens: readonly Token[]): readonly Section[] {
  const sections: Section[] = [{ body: [] }];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'header') sections.push({ header: token, before: tokens[index - 1], body: [] });
    else sections[sections.length - 1]?.body.push(token);
  }
  return sections;
}

function ourTokens({ header, before, body }: Section, isOurs: IsOurs): readonly Token[] {
  const isMarked = isMarker(before, BEGIN_MARK) || body.some((token) => isMarker(token, END));
  const isEmptied = body.every((token) => token.kind === 'comment' || includesOurs(token, isOurs));
  const ours = body.filter(
    (token, index) =>
      isMarker(token, BEGIN_MARK) ||
      isMarker(token, END) ||
      includesOurs(token, isOurs) ||
      isStray(token, body[index - 1], isOurs),
  );
  return header?.section === 'include' && isMarked && isEmptied ? [header, ...ours] : ours;
}

function endsInBlock(text: string): boolean {
  const parsed = parseConfig(text);
  const begin = parsed.kind === 'config' ? parsed.tokens.at(-4) : undefined;
  return (
    begin !== undefined && isMarker(begin, BEGIN_MARK) && /^\ufeff?$|\n$/.test(text.slice(0, begin.start))
  );
}

function includesOurs(token: Token, isOurs: IsOurs): boolean {
  return token.kind === 'entry' && token.key === INCLUDE && token.value !== null && isOurs(token.value);
}

/** Our line after somebody took the `[include]` above it away: it stands in the section before. */
function isStray(token: Token, before: Token | undefined, isOurs: IsOurs): boolean {
  const isPath = token.kind === 'entry' && /(^|\.)path$/.test(token.key) && token.value !== null;
  return isPath && isMarker(before, BEGIN_MARK) && isOurs(token.value);
}

function isMarker(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'comment' && token.text.startsWith(mark);
}

/** A marker is known by this prefix, so that later versions may word the rest of the line differently. */
const BEGIN_MARK = '# >>> goenv managed block >>>';
const BEGIN = `${BEGIN_MARK} written by "goenv apply", taken out by "goenv revert"`;
const END = '# <<< goenv managed block <<<';
