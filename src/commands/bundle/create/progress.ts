import { statSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../../../host/read-file.ts';
import { say, type Voice } from '../../../ui/say.ts';
import { PLAIN } from '../../../ui/style.ts';
import type { Context } from '../../context.ts';
import type { Tell } from './fill.ts';

/** What is going on, on stderr: one line that moves on a terminal, a line a stage elsewhere, nothing with `--quiet`. */
export interface BundleProgress extends Tell {
  end(): void;
}

/** Starts it. `downloads` is looked at for how many bytes have come. */
export function startBundleProgress(context: Context, downloads: string): BundleProgress {
  const { streams, errors, options } = context;
  if (options.quiet || options.json) return SILENT;
  const moves = streams.errTerminal && errors.style !== PLAIN;
  const started = performance.now();
  const before = bytesBelow(downloads);
  let now: Now = { stage: '', total: 0, since: started, begun: 0 };
  let begun = 0;
  const draw = () => {
    const text = lineOf(errors, {
      now,
      begun,
      seconds: secondsSince(started),
      before,
      bytes: bytesBelow(downloads),
    });
    streams.err(`\r\u001b[K${text.slice(0, MOST_COLUMNS)}`);
  };
  const timer = moves ? setInterval(draw, EVERY) : undefined;
  return {
    stage(stage) {
      now = { stage, total: 0, since: performance.now(), begun: 0 };
      if (!moves) streams.err(`${stage}\n`);
    },
    expect(total) {
      now = { ...now, total };
    },
    line(text) {
      if (!text.startsWith('go: downloading ')) return;
      begun += 1;
      now = { ...now, begun: now.begun + 1 };
    },
    end() {
      clearInterval(timer);
      if (moves) streams.err('\r\u001b[K');
    },
  };
}

interface Now {
  readonly stage: string;
  /** Modules that this stage may have to fetch; 0 where nobody knows. */
  readonly total: number;
  readonly since: number;
  readonly begun: number;
}

function lineOf(
  voice: Voice,
  {
    now,
    begun,
    seconds,
    before,
    bytes,
  }: { now: Now; begun: number; seconds: number; before: number; bytes: number },
): string {
  const rate = seconds > 0 ? (bytes - before) / seconds : 0;
  const rest =
    now.begun > 0 && now.total > now.begun
      ? (secondsSince(now.since) / now.begun) * (now.total - now.begun)
      : 0;
  const left = rest > 0 ? say(voice, 'bundleTimeLeft', { seconds: Math.ceil(rest) }) : '';
  const figures = { modules: begun, size: megabytes(bytes), rate: megabytes(rate) };
  return say(voice, 'bundleProgress', { stage: now.stage, left, ...figures });
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function bytesBelow(folder: string): number {
  let sum = 0;
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) sum += bytesBelow(path);
    else sum += found?.size ?? 0;
  }
  return sum;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

const SILENT: BundleProgress = {
  stage: () => undefined,
  line: () => undefined,
  expect: () => undefined,
  end: () => undefined,
};
/** Milliseconds. */
const EVERY = 500;
const MOST_COLUMNS = 79;
