import type { Finding } from '../core/finding.ts';
import type { ProbeResult } from '../core/probe.ts';
import { paramsIn } from './finding-words.ts';
import { textOf } from './messages/index.ts';
import { printable } from './printable.ts';
import { factText, groupsOf, hopOfGroup, SYMBOLS } from './render-probes.ts';
import { fill, say, type Voice } from './say.ts';

/**
 * What is reached now, a line a target, and a line a cause: the end of an apply.
 *
 *     Reached now:
 *       ✓ https://goproxy.cn  84 ms
 */
export function renderReach(
  probes: readonly ProbeResult[],
  findings: readonly Finding[],
  voice: Voice,
): string {
  const groups = groupsOf(
    probes.filter(({ hop, status }) => hop !== 'local-disk' && status !== 'not-applicable'),
  );
  const lines = groups.map((group) => lineOf(group, voice));
  const causes = findings.map((found) => {
    const title = fill(textOf(found.code, voice.language).title, paramsIn(found, voice.language));
    return `  ${voice.style.bad(found.code)}: ${title}`;
  });
  const next = findings.length > 0 ? [say(voice, 'doctorCloser')] : [];
  return [say(voice, 'reachHead'), ...lines, ...causes, ...next].join('\n');
}

function lineOf(group: readonly ProbeResult[], voice: Voice): string {
  const broken =
    group.find(({ status }) => status === 'failed') ?? group.find(({ status }) => status === 'skipped');
  const status = broken?.status ?? 'ok';
  const ms = group.reduce((sum, one) => sum + one.ms, 0).toFixed(0);
  const { style } = voice;
  const tint = status === 'ok' ? style.good : status === 'failed' ? style.bad : style.calm;
  const what = broken ? `${broken.name}: ${printable(factText(broken, voice.language))}` : `${ms} ms`;
  const hop = say(voice, `hop-${hopOfGroup(group)}`);
  const target = printable(
    (group[0]?.target ?? '').replace(/\/golang\.org\/x\/text\/@v\/list$|\?go-get=1$/, ''),
  );
  return `  ${tint(SYMBOLS[status])} ${hop}  ${target}  ${style.dim(what)}`;
}
