import type { ProbeResult, ProbeStatus } from '../core/probe.ts';
import { FACT_TEXTS } from './messages/facts.ts';
import type { Language } from './messages/texts.ts';
import { printable } from './printable.ts';
import { fill, say, type Voice } from './say.ts';

/**
 * The rows of doctor as people read them, those of one target under one head:
 *
 *     module proxy (GOPROXY)  https://goproxy.cn/…
 *       ✓ dns     12 ms  no network proxy; 192.0.2.7
 *       ✗ tcp   5000 ms  192.0.2.7 no (timeout)
 */
export function renderProbes(probes: readonly ProbeResult[], voice: Voice): string {
  const names = Math.max(0, ...probes.map(({ name }) => name.length));
  return groupsOf(probes)
    .map((group) => [headOf(group, voice), ...group.map((row) => rowText(row, names, voice))].join('\n'))
    .join('\n');
}

/** How many ended how, in one line. */
export function renderProbeCounts(probes: readonly ProbeResult[], voice: Voice): string {
  const count = (...some: readonly ProbeStatus[]) =>
    probes.filter(({ status }) => some.includes(status)).length;
  return say(voice, 'probeCounts', {
    ok: count('ok'),
    warning: count('warning'),
    failed: count('failed'),
    skipped: count('skipped'),
    none: count('not-applicable'),
  });
}

/** What a probe saw, in one line, not yet made printable. */
export function factText({ facts }: ProbeResult, language: Language): string {
  return facts.map(({ name, params = {} }) => fill(FACT_TEXTS[name][language], params)).join('; ');
}

/** Neighbours of one target. */
export function groupsOf(probes: readonly ProbeResult[]): readonly (readonly ProbeResult[])[] {
  const groups: ProbeResult[][] = [];
  for (const probe of probes) {
    const last = groups.at(-1);
    if (last?.[0]?.target === probe.target) last.push(probe);
    else groups.push([probe]);
  }
  return groups;
}

/** Whose way it is: the network proxy is only a part of it. */
export function hopOfGroup(group: readonly ProbeResult[]): ProbeResult['hop'] {
  return group.find(({ hop }) => hop !== 'network-proxy')?.hop ?? 'network-proxy';
}

function headOf(group: readonly ProbeResult[], voice: Voice): string {
  const hop = say(voice, `hop-${hopOfGroup(group)}`);
  return `${voice.style.bold(hop)}  ${printable(group[0]?.target ?? '')}`;
}

function rowText(row: ProbeResult, width: number, voice: Voice): string {
  const { status, name, ms } = row;
  const { style } = voice;
  const tint = {
    ok: style.good,
    warning: style.warn,
    failed: style.bad,
    skipped: style.calm,
    'not-applicable': style.dim,
  };
  const time = `${ms.toFixed(0)} ms`.padStart(8);
  return `  ${tint[status](SYMBOLS[status])} ${name.padEnd(width)} ${style.dim(time)}  ${printable(factText(row, voice.language))}`;
}

export const SYMBOLS: Readonly<Record<ProbeStatus, string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '»',
  'not-applicable': '·',
};
