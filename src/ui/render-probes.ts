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
  const ways = probes.filter(({ name }) => name !== 'mirror');
  const names = Math.max(0, ...ways.map(({ name }) => name.length));
  const groups = groupsOf(ways).map((group) =>
    [headOf(group, voice), ...group.map((row) => rowText(row, names, voice))].join('\n'),
  );
  const mirrors = probes.filter(({ name }) => name === 'mirror');
  return [...groups, ...(mirrors.length > 0 ? ['', mirrorTable(mirrors, voice)] : [])].join('\n');
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

/** Mirrors side by side; `*` is one of the profile's, and what does not answer says why. */
function mirrorTable(mirrors: readonly ProbeResult[], voice: Voice): string {
  const head = say(voice, 'mirrorHead').split('|');
  const rows = mirrors.map(({ target, facts }) => {
    const mark = facts.some(({ name }) => name === 'mirror-is-yours') ? ' *' : '';
    const { params } = facts.find(({ name }) => name === 'mirror') ?? {};
    if (!params) return [`${target}${mark}`, facts.at(-1)?.params?.['text'] ?? ''];
    const { dns = '', connect = '', tls = '', first = '', small = '', large = '', sumdb = '' } = params;
    return [`${target}${mark}`, dns, connect, tls, first, small, large, sumdb];
  });
  const whole = [head, ...rows.filter(({ length }) => length > 2)];
  const widths = head.map((_, at) => Math.max(...whole.map((row) => widthOf(row[at] ?? ''))));
  widths[0] = Math.max(...[head, ...rows].map(([name = '']) => widthOf(name)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => printable(cell) + ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Columns of a terminal: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, one) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(one) ? 2 : 1),
    0,
  );
}

export const SYMBOLS: Readonly<Record<ProbeStatus, string>> = {
  ok: '✓',
  warning: '!',
  failed: '✗',
  skipped: '»',
  'not-applicable': '·',
};
