import { Listr } from 'listr2';

/** Progress on a terminal: one line a planner. The only file that knows listr2; loaded when there is something to show. */
export interface Progress {
  /** A setting of this planner is done. */
  done(planner: string, key: string): void;
  /** Nothing more comes; `failed` marks what is not finished. */
  end(failed: boolean): Promise<void>;
}

/** Starts a line for each planner with the number of settings it will change. */
export function startProgress(planned: ReadonlyMap<string, number>): Progress {
  const open = new Map<
    string,
    { left: number; total: number; note?: (text: string) => void; close?: (error?: Error) => void }
  >();
  for (const [planner, total] of planned) open.set(planner, { left: total, total });
  const tasks = [...open].map(([planner, state]) => ({
    title: `${planner} (${state.total})`,
    task: (_: unknown, task: { title: string }) =>
      new Promise<void>((resolve, reject) => {
        state.note = (text) => {
          task.title = `${planner} (${state.total - state.left}/${state.total}) ${text}`;
        };
        state.close = (error) => (error ? reject(error) : resolve());
        if (state.left === 0) resolve();
      }),
  }));
  const running = new Listr(tasks, { concurrent: true, exitOnError: false }).run().catch(() => undefined);
  return {
    done(planner, key) {
      const state = open.get(planner);
      if (!state) return;
      state.left -= 1;
      state.note?.(key);
      if (state.left <= 0) state.close?.();
    },
    async end(failed) {
      for (const state of open.values()) state.close?.(failed && state.left > 0 ? new Error() : undefined);
      await running;
    },
  };
}
