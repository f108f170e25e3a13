import type { Finding } from '../core/finding.ts';
import { paramsIn } from './finding-words.ts';
import { textOf } from './messages/index.ts';
import { NEVER_TEXTS } from './messages/never.ts';
import { PROBE_TEXTS } from './messages/probes.ts';
import { printable } from './printable.ts';
import { commandsOf } from './render-diagnostic.ts';
import { fill, say, type Voice } from './say.ts';
import { wrap } from './wrap.ts';

/**
 * Findings as people read them, the likeliest first:
 *
 *     error tls.unknown_ca.private_ca: the certificate of … is not trusted here
 *       where: module proxy (GOPROXY), layer tls, likely; seen 12 times
 *       14 | go: example.com/a@v1.0.0: Get "https://…": x509: certificate signed by unknown authority
 *       …
 */
export function renderFindings(findings: readonly Finding[], voice: Voice): string {
  return findings.map((found) => renderFinding(found, voice)).join('\n\n');
}

function renderFinding(found: Finding, voice: Voice): string {
  const { style, language } = voice;
  const text = textOf(found.code, language);
  const words = (template: string) => fill(template, paramsIn(found, language));
  const tint = { error: style.bad, warning: style.warn, info: style.calm }[found.severity];
  const lines = [
    `${tint(`${say(voice, found.severity)} ${found.code}`)}: ${style.bold(words(text.title))}`,
    `  ${style.dim(placeOf(found, voice))}`,
    ...found.evidence.map(({ line, text: shown }) => `  ${style.calm(`${line} |`)} ${printable(shown)}`),
    wrap(words(text.message), { head: '  ', hang: 2, columns: voice.columns }),
    wrap(words(text.remedy), {
      head: `  ${style.good(`${say(voice, 'fix')}:`)} `,
      hang: 4,
      columns: voice.columns,
    }),
    ...renderCure(found, voice),
  ];
  return [...lines, ...renderCandidates(found, voice), ...renderNever(found, voice)].join('\n');
}

/** The lines for the profile, and what to type without one. */
function renderCure(found: Finding, voice: Voice): readonly string[] {
  const commands = commandsOf(found, voice).map((command) => `      ${voice.style.bold(`$ ${command}`)}`);
  if (!found.profile) return commands;
  const profile = [`  ${say(voice, 'inProfile')}:`, ...indent(found.profile, 6)];
  return commands.length === 0 ? profile : [...profile, `  ${say(voice, 'typed')}:`, ...commands];
}

function placeOf(found: Finding, voice: Voice): string {
  const hop = say(voice, `hop-${found.hop}`);
  const { layer, count } = found;
  const confidence = say(voice, found.confidence);
  return say(voice, 'findingPlace', { hop, layer, confidence, count });
}

function renderCandidates(found: Finding, voice: Voice): readonly string[] {
  if (found.candidates.length === 0) return [];
  return [
    `  ${say(voice, 'otherCauses')}:`,
    ...found.candidates.map(({ code, decideBy }) =>
      wrap(PROBE_TEXTS[decideBy][voice.language], {
        head: `    ${code}: `,
        hang: 6,
        columns: voice.columns,
      }),
    ),
  ];
}

function renderNever(found: Finding, voice: Voice): readonly string[] {
  if (found.never.length === 0) return [];
  const { style } = voice;
  return [
    `  ${style.warn(`${say(voice, 'doNot')}:`)}`,
    ...found.never.map((name) =>
      wrap(NEVER_TEXTS[name][voice.language], { head: '    - ', hang: 6, columns: voice.columns }),
    ),
  ];
}

function indent(text: string, columns: number): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => ' '.repeat(columns) + line);
}
