import type { Finding } from '../core/finding.ts';
import { paramsIn } from './finding-words.ts';
import { textOf } from './messages/index.ts';
import { NEVER_TEXTS } from './messages/never.ts';
import { PROBE_TEXTS } from './messages/probes.ts';
import { printable } from './printable.ts';
import { commandsOf } from './render-diagnostic.ts';
import { fill, say, type Voice } from './say.ts';

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
    `  ${words(text.message)}`,
    `  ${style.good(`${say(voice, 'fix')}:`)} ${words(text.remedy)}`,
  ];
  if (found.profile) lines.push(`  ${say(voice, 'inProfile')}:`, ...indent(found.profile, 6));
  for (const command of commandsOf(found, voice)) lines.push(`      ${style.bold(`$ ${command}`)}`);
  return [...lines, ...renderCandidates(found, voice), ...renderNever(found, voice)].join('\n');
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
    ...found.candidates.map(({ code, decideBy }) => `    ${code}: ${PROBE_TEXTS[decideBy][voice.language]}`),
  ];
}

function renderNever(found: Finding, voice: Voice): readonly string[] {
  if (found.never.length === 0) return [];
  const { style } = voice;
  return [
    `  ${style.warn(`${say(voice, 'doNot')}:`)}`,
    ...found.never.map((name) => `    - ${NEVER_TEXTS[name][voice.language]}`),
  ];
}

function indent(text: string, columns: number): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => ' '.repeat(columns) + line);
}
