import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ZipToCheck } from '../bundle/check-member.ts';
import { Failure } from '../core/diagnostic.ts';
import type { ZipAnswer } from './zip-thread.ts';
import { ZIP_THREAD_CODE } from './zip-thread-code.ts';

/** Threads that compute the h1 of module zips. */
export interface ZipThreads {
  /** Its bytes are given away. */
  check(zip: ZipToCheck): void;
  /** When no more than `MOST_WAITING` bytes wait. Throws as `finish` when something is known to be wrong. */
  room(): Promise<void>;
  /** When all are checked. Throws the first fault, in the order of the bundle. */
  finish(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a thread a processor, where there are several, the bundle is large enough to gain by it, and goenv was built.
 * What goes wrong in one (no memory) is thrown as it is.
 */
export function startZipThreads(bundleSize: number): ZipThreads | undefined {
  const code = ZIP_THREAD_CODE;
  const count = Math.min(availableParallelism(), MOST_THREADS);
  if (code === undefined || count < 2 || bundleSize < WORTH_IT) return undefined;
  const state = newState();
  const threads = Array.from({ length: count }, () => startThread(code, state));
  // A fault is told when all that were given before it are checked: the first one, whatever thread was faster.
  const finish = async () => {
    while (state.waiting > 0) await state.change();
    if (state.fault) throw state.fault.error;
  };
  return {
    check(zip) {
      const [free] = threads.toSorted((a, b) => a.waiting() - b.waiting());
      free?.give(state.given, zip);
      state.given += 1;
    },
    async room() {
      while (state.waiting > MOST_WAITING && !state.fault) await state.change();
      if (state.fault) await finish();
    },
    finish,
    async stop() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

interface State {
  given: number;
  /** Bytes. */
  waiting: number;
  fault: { readonly order: number; readonly error: unknown } | undefined;
  /** When the next thing is known. */
  change(): Promise<void>;
  changed(): void;
}

function newState(): State {
  let tell: (() => void)[] = [];
  return {
    given: 0,
    waiting: 0,
    fault: undefined,
    change: () =>
      new Promise((resolve) => {
        tell.push(resolve);
      }),
    changed() {
      const told = tell;
      tell = [];
      for (const one of told) one();
    },
  };
}

function startThread(code: string, state: State) {
  const worker = new Worker(code, { eval: true, env: {}, execArgv: [] });
  const jobs: { readonly order: number; readonly size: number }[] = [];
  const done = (error: unknown) => {
    const job = jobs.shift();
    if (!job) return;
    state.waiting -= job.size;
    if (error !== undefined && (!state.fault || job.order < state.fault.order))
      state.fault = { order: job.order, error };
    state.changed();
  };
  worker.on('message', (answer: ZipAnswer) => done(errorOf(answer)));
  worker.on('error', (error) => {
    while (jobs.length > 0) done(error);
  });
  return {
    worker,
    waiting: () => jobs.reduce((sum, { size }) => sum + size, 0),
    give(order: number, zip: ZipToCheck) {
      const size = zip.bytes.length;
      jobs.push({ order, size });
      state.waiting += size;
      worker.postMessage(zip, [zip.bytes.buffer]);
    },
  };
}

function errorOf({ diagnostic, broke }: ZipAnswer): unknown {
  if (diagnostic) return new Failure(diagnostic, 4);
  return broke === undefined ? undefined : new Error(broke);
}

/** Bytes. */
const MOST_WAITING = 48 * 1024 * 1024;
/** Bytes: a thread takes some 30 ms to start. */
const WORTH_IT = 8 * 1024 * 1024;
/** Each has some 40 MB of its own. */
const MOST_THREADS = 4;
