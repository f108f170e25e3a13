import type { Diagnostic } from '../../core/diagnostic.ts';
import type { ProbeResult } from '../../core/probe.ts';
import { isFinding, paramsIn } from '../finding-words.ts';
import { textOf } from '../messages/index.ts';
import { NEVER_TEXTS } from '../messages/never.ts';
import { PROBE_TEXTS } from '../messages/probes.ts';
import { commandsOf } from '../render-diagnostic.ts';
import { groupsOf, renderProbeCounts } from '../render-probes.ts';
import { fill, say, type Voice } from '../say.ts';
import { html } from './escape.ts';
import { STYLE } from './style.ts';
import { machineCard, wayCard } from './way.ts';

export interface PageInput {
  /** What was looked at, in one line. */
  readonly head: string;
  /** ISO, UTC. */
  readonly at: string;
  readonly version: string;
  readonly probes: readonly ProbeResult[];
  readonly findings: readonly Diagnostic[];
  /** SHA-256 of a text, base64. */
  readonly hash: (text: string) => string;
}

/**
 * What doctor saw as one page to be sent to whoever runs the network: no script, nothing loaded from anywhere, its policy
 * allows this very style alone. Every foreign text is redacted and escaped.
 */
export function doctorPage(input: PageInput, voice: Voice): string {
  const { head, at, probes, findings } = input;
  const language = voice.language === 'zh' ? 'zh-CN' : 'en';
  const words = (name: Parameters<typeof say>[1]) => html(say(voice, name));
  const isLocal = ({ hop }: ProbeResult) => hop === 'local-disk';
  const ways = groupsOf(probes.filter((row) => !isLocal(row))).map((group) => wayCard(group, voice));
  const machine = machineCard(probes.filter(isLocal), voice);
  const policy = `default-src 'none'; style-src 'sha256-${input.hash(STYLE)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(head)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${html(head)}</h1>
<p class="soft">goenv ${html(input.version)}, ${html(at.slice(0, 16).replace('T', ' '))} UTC. ${html(renderProbeCounts(probes, voice))}</p>
</header>
<main>
<h2>${words('pageFindings')}</h2>
${findings.length === 0 ? `<p>${words('doctorGood')}</p>` : findings.map((found) => findingCard(found, voice)).join('\n')}
<h2>${words('pageWays')}</h2>
${ways.join('\n')}
${machine}
</main>
</body>
</html>
`;
}

function findingCard(found: Diagnostic, voice: Voice): string {
  const text = textOf(found.code, voice.language);
  const words = (template: string) => html(fill(template, paramsIn(found, voice.language)));
  const evidence = isFinding(found) ? found.evidence.map(({ text: line }) => line).join('\n') : '';
  const place = isFinding(found) ? say(voice, `hop-${found.hop}`) : '';
  const commands = commandsOf(found, voice).join('\n');
  const parts = [
    `<h3><span class="mark ${found.severity}">${html(say(voice, found.severity))}</span> ${words(text.title)}</h3>`,
    `<p class="soft"><code>${html(found.code)}</code> ${html(place)}</p>`,
    evidence && `<pre>${lines(evidence)}</pre>`,
    `<p>${words(text.message)}</p>`,
    text.remedy && `<p><strong>${html(say(voice, 'fix'))}:</strong> ${words(text.remedy)}</p>`,
    found.profile && `<pre>${lines(found.profile.trimEnd())}</pre>`,
    commands && `<pre>${lines(commands)}</pre>`,
  ];
  return `<section class="card ${found.severity}">${[...parts, ...doubts(found, voice)].filter(Boolean).join('\n')}</section>`;
}

/** What else it may be, with what decides; and what not to do about it. */
function doubts(found: Diagnostic, voice: Voice): readonly string[] {
  if (!isFinding(found)) return [];
  const { candidates, never } = found;
  const { language } = voice;
  const list = (head: 'otherCauses' | 'doNot', items: readonly string[]) =>
    items.length === 0 ? '' : `<p>${html(say(voice, head))}:</p><ul>${items.join('')}</ul>`;
  return [
    list(
      'otherCauses',
      candidates.map(
        ({ code, decideBy }) =>
          `<li><code>${html(code)}</code>: ${html(PROBE_TEXTS[decideBy][language])}</li>`,
      ),
    ),
    list(
      'doNot',
      never.map((name) => `<li>${html(NEVER_TEXTS[name][language])}</li>`),
    ),
  ];
}

/** Line by line: a line feed is what it is, any other control character is shown. */
function lines(text: string): string {
  return text.split('\n').map(html).join('\n');
}
