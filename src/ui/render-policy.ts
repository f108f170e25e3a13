import type { Demand } from '../core/policy.ts';
import { printable } from './printable.ts';
import { say, shortPath, type Voice } from './say.ts';

/**
 * What the settings files demand, one demand a line under a heading, with whether it is met and the line that demands it;
 * '' when nothing is demanded.
 */
export function renderPolicy(demands: readonly Demand[], voice: Voice): string {
  if (demands.length === 0) return '';
  const lines = demands.map((demand) => {
    const text = say(voice, `policy-${demand.rule}`, { values: demand.values.join(', ') });
    return `  ${markOf(demand, voice)} ${text}: ${stateOf(demand, voice)}  ${placeOf(demand, voice)}`;
  });
  return [voice.style.bold(say(voice, 'policyHead')), ...lines].join('\n');
}

function markOf({ met }: Demand, { style }: Voice): string {
  if (met === null) return '-';
  return met ? style.good('=') : style.bad('!');
}

function stateOf({ met }: Demand, voice: Voice): string {
  if (met === null) return voice.style.dim(say(voice, 'policyUnknown'));
  return met ? say(voice, 'policyMet') : voice.style.bad(say(voice, 'policyNotMet'));
}

function placeOf({ file, line }: Demand, { home, style }: Voice): string {
  const place = `${shortPath(file, home)}${line === undefined ? '' : `:${line}`}`;
  return style.dim(`# ${printable(place)}`);
}
