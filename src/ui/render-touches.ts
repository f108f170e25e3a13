import type { Touch } from '../core/touch.ts';
import { printable } from './printable.ts';
import { say, shortPath, type Voice } from './say.ts';

/**
 * What strangers' profiles touch, text by text, a line each with the place that says so:
 *
 *     https://…/acme.yaml is no file of yours (sha256:…). It touches:
 *       ! a certificate is trusted: CN=Acme Root CA, SHA-256 9f2c…   # https://…/acme.yaml:12
 */
export function renderTouches(touches: readonly Touch[], voice: Voice): string {
  const texts = new Map(touches.map(({ source }) => [source.sha256, source.file]));
  return [...texts].map(([sha256, file]) => renderText(file, sha256, { touches, voice })).join('\n\n');
}

function renderText(
  source: string,
  sha256: string,
  { touches, voice }: { touches: readonly Touch[]; voice: Voice },
): string {
  const { style } = voice;
  const lines = touches
    .filter((touch) => touch.source.sha256 === sha256)
    .map(({ kind, what, where }) => {
      const place = `${printable(shortPath(where.file, voice.home))}:${where.line ?? ''}`;
      return `  ${style.warn('!')} ${say(voice, `touch-${kind}`)}: ${printable(what)}  ${style.dim(`# ${place}`)}`;
    });
  return [style.bold(say(voice, 'strangerHead', { source, sha256 })), ...lines].join('\n');
}
