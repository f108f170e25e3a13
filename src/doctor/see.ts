import { redact } from '../core/redact.ts';
import type { Followed } from './follow.ts';
import type { Observation, Seen } from './world.ts';

/** What a followed request gives beside its rows: its traces, and its verdict as a cause that was seen. */
export function seenIn(followed: Followed): Pick<Observation, 'seen' | 'traces'> {
  const { verdict, request, traces } = followed;
  if (!verdict) return { seen: [], traces };
  const seen: Seen = { ...verdict, request, evidence: evidenceOf(followed) };
  return { seen: [seen], traces };
}

function evidenceOf({ traces, proxies }: Followed): readonly string[] {
  const last = traces.at(-1);
  if (!last) return [];
  const proxy = proxies.at(-1);
  const by = proxy ? ` (through ${proxy})` : '';
  if (last.tls?.distrusted !== undefined && !last.broken)
    return [`${last.url}${by}: x509: ${last.tls.distrusted}`];
  if (last.broken) return [`Get "${last.url}"${by}: ${last.broken.text}`].map(redact);
  const { status = 0, body = new Uint8Array() } = last.http ?? {};
  const start = new TextDecoder().decode(body.subarray(0, 200)).split('\n')[0]?.trim() ?? '';
  return [`${last.url}${by}: ${status}${start ? ` ${start}` : ''}`].map(redact);
}
