import type { ProbeResult, ShownCertificate } from '../../core/probe.ts';
import { STATUS_TEXTS } from '../messages/facts.ts';
import { factText, hopOfGroup, SYMBOLS } from '../render-probes.ts';
import { say, type Voice } from '../say.ts';
import { drawing } from './drawing.ts';
import { html } from './escape.ts';

/** One way: as a picture, then stage by stage as a table, then every certificate that was shown. */
export function wayCard(group: readonly ProbeResult[], voice: Voice): string {
  const hop = html(say(voice, `hop-${hopOfGroup(group)}`));
  const target = html(group[0]?.target ?? '');
  const chains = group.flatMap(({ chain = [] }) => (chain.length > 0 ? [chainOf(chain, voice)] : []));
  return `<section class="card">
<h3>${hop}: <code>${target}</code></h3>
${drawing(group, voice)}
<table><tbody>
${group.map((row) => tableRow(row, voice)).join('\n')}
</tbody></table>
${chains.join('\n')}
</section>`;
}

/** What was looked at on this machine itself, a line each. */
export function machineCard(rows: readonly ProbeResult[], voice: Voice): string {
  if (rows.length === 0) return '';
  return `<section class="card">
<h3>${html(say(voice, 'hop-local-disk'))}</h3>
<table><tbody>
${rows.map((row) => tableRow(row, voice, `<code>${html(row.target)}</code> `)).join('\n')}
</tbody></table>
</section>`;
}

function tableRow(row: ProbeResult, { language }: Voice, target = ''): string {
  const { status, name, ms } = row;
  const word = html(STATUS_TEXTS[status][language]);
  return `<tr><td class="status ${status}">${SYMBOLS[status]} ${word}</td><th>${html(name)}</th><td class="time">${ms.toFixed(0)} ms</td><td class="fact">${target}${html(factText(row, language))}</td></tr>`;
}

function chainOf(chain: readonly ShownCertificate[], voice: Voice): string {
  const words = (name: 'certificateFor' | 'certificateBy' | 'certificateValid' | 'certificateNames') =>
    html(say(voice, name));
  const each = chain.map(
    ({ subject, issuer, notBefore, notAfter, sha256, names }) => `<dl>
<dt>${words('certificateFor')}</dt><dd>${html(subject)}</dd>
<dt>${words('certificateBy')}</dt><dd>${html(issuer)}</dd>
<dt>${words('certificateValid')}</dt><dd>${html(notBefore.slice(0, 10))} – ${html(notAfter.slice(0, 10))}</dd>
${names.length > 0 ? `<dt>${words('certificateNames')}</dt><dd>${html(names.slice(0, 20).join(', '))}</dd>` : ''}
<dt>SHA-256</dt><dd><code>${html((sha256.toUpperCase().match(/../g) ?? []).join(':'))}</code></dd>
</dl>`,
  );
  return `<details open><summary>${html(say(voice, 'certificates', { count: chain.length }))}</summary>
${each.join('\n')}
</details>`;
}
