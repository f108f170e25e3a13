import type { ProbeResult, ProbeStatus } from '../../core/probe.ts';
import { STATUS_TEXTS } from '../messages/facts.ts';
import { SYMBOLS } from '../render-probes.ts';
import { say, type Voice } from '../say.ts';
import { html } from './escape.ts';

/**
 * One way as a picture: this machine, each stage, the network proxy where there is one, the host. What lies behind the
 * break is drawn as never reached. Nothing for rows that are no way.
 */
export function drawing(group: readonly ProbeResult[], voice: Voice): string {
  const rows = new Map(group.filter(({ name }) => STAGES.includes(name)).map((row) => [row.name, row]));
  const [first] = rows.values();
  if (!first || !URL.canParse(first.target)) return '';
  const isProxied = [...rows.values()].some(({ hop }) => hop === 'network-proxy');
  const { protocol, host } = new URL(first.target);
  const stages = STAGES.filter((name) =>
    name === 'proxy' ? isProxied : name !== 'tls' || protocol === 'https:',
  );
  const nodes = stages.flatMap((name) => {
    const row = rows.get(name);
    const isDoor = isProxied && name === 'tcp';
    const proxy = say(voice, 'hop-network-proxy');
    return [
      stage(name, row, voice),
      ...(isDoor ? [place(proxy, row?.status === 'ok' ? 'ok' : 'unreached')] : []),
    ];
  });
  const machine = place(say(voice, 'hop-local-disk'), 'ok');
  return `<ol class="way">${machine}${nodes.join('')}${place(host, endOf([...rows.values()], stages))}</ol>`;
}

/** The host was met once the connection to it was open, whatever it then said. */
function endOf(rows: readonly ProbeResult[], stages: readonly string[]): ProbeStatus | 'unreached' {
  const last = rows.at(-1);
  if (rows.some(({ status }) => status === 'failed')) {
    const isMet = last?.name === 'tls' || last?.name === 'http';
    return isMet ? 'failed' : 'unreached';
  }
  return last?.name === stages.at(-1) ? 'ok' : 'unreached';
}

function place(name: string, status: ProbeStatus | 'unreached'): string {
  return `<li class="place ${status}"><strong>${html(name).replaceAll('.', '.<wbr>')}</strong></li>`;
}

function stage(name: string, row: ProbeResult | undefined, { language }: Voice): string {
  if (!row)
    return `<li class="unreached"><b aria-hidden="true">–</b><div><span>${html(name)}</span></div></li>`;
  const { status, ms } = row;
  const word = html(STATUS_TEXTS[status][language]);
  return `<li class="${status}"><b aria-hidden="true">${SYMBOLS[status]}</b><div><span>${html(name)}</span><small>${ms.toFixed(0)} ms, ${word}</small></div></li>`;
}

const STAGES = ['dns', 'tcp', 'proxy', 'tls', 'http'];
