import { filesBelow } from '../../../host/tree.ts';
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
  const first = fetchedBelow(downloads);
  let now: Now = { stage: '', total: 0, since: started, had: first.modules };
  const draw = () => {
    const so = { started, first, fetched: fetchedBelow(downloads) };
    streams.err(`\r\u001b[K${lineOf(errors, now, so).slice(0, MOST_COLUMNS)}`);
  };
  const timer = moves ? setInterval(draw, EVERY) : undefined;
  return {
    stage(stage) {
      now = { stage, total: 0, since: performance.now(), had: moves ? fetchedBelow(downloads).modules : 0 };
      if (!moves) streams.err(`${stage}\n`);
    },
    expect(total) {
      now = { ...now, total };
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
  /** Modules that were here when it began. */
  readonly had: number;
}

/** What go has fetched; `mod download` prints no line a module, so its cache is looked at. */
interface Fetched {
  readonly modules: number;
  readonly bytes: number;
}

function lineOf(
  voice: Voice,
  { stage, total, since, had }: Now,
  {
    started,
    first,
    fetched,
  }: { readonly started: number; readonly first: Fetched; readonly fetched: Fetched },
): string {
  const rate = (fetched.bytes - first.bytes) / secondsSince(started);
  const begun = fetched.modules - had;
  const rest = begun > 0 && total > begun ? (secondsSince(since) / begun) * (total - begun) : 0;
  const left = rest > 0 ? say(voice, 'bundleTimeLeft', { seconds: Math.ceil(rest) }) : '';
  const figures = { modules: fetched.modules, size: megabytes(fetched.bytes), rate: megabytes(rate) };
  return say(voice, 'bundleProgress', { stage, left, ...figures });
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function fetchedBelow(folder: string): Fetched {
  let [modules, bytes] = [0, 0];
  for (const { path, size } of filesBelow(folder)) {
    bytes += size;
    if (path.endsWith('.zip')) modules += 1;
  }
  return { modules, bytes };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

const SILENT: BundleProgress = {
  stage: () => undefined,
  expect: () => undefined,
  end: () => undefined,
};
/** Milliseconds. */
const EVERY = 500;
const MOST_COLUMNS = 79;
