/**
 * The process's own streams. A signal ends the process with 130; while an apply holds stops it is noted, so that the
 * run stops between two steps, and only the second one ends at once. A reader that goes away (`goenv plan | head -1`) is no error.
 */
export function processStreams() {
  const { stdin, stdout, stderr } = process;
  let stops = 0;
  let held = false;
  const onStop = () => {
    stops += 1;
    if (!held || stops > 1) process.exit(130);
  };
  const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of stopping) process.on(signal, onStop);
  for (const stream of [stdout, stderr]) stream.on('error', ignoreClosedPipe);
  return {
    out: (text: string) => void stdout.write(text),
    err: (text: string) => void stderr.write(text),
    outTerminal: stdout.isTTY === true,
    columns: stdout.columns ?? stderr.columns,
    errTerminal: stderr.isTTY === true,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    /** From now on the first signal is only noted: `interrupted` tells. */
    holdStops() {
      held = true;
    },
    interrupted: () => stops > 0,
    confirm: (question: string) => confirm(question, () => stops > 0),
    askHidden,
    close() {
      for (const signal of stopping) process.off(signal, onStop);
    },
  };
}

async function confirm(question: string, interrupted: () => boolean): Promise<boolean> {
  // Loaded here: most runs ask nothing.
  const { createInterface } = await import('node:readline');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    const done = (yes: boolean) => {
      resolve(yes);
      asking.close();
    };
    // Ctrl-D is no answer, and no consent.
    asking.on('close', () => resolve(false));
    asking.on('SIGINT', () => {
      process.stderr.write('\n');
      process.exit(130);
    });
    asking.question(`${question} [y/N] `, (answer) =>
      done(!interrupted() && /^(y|yes|是)$/i.test(answer.trim())),
    );
  });
}

/** readline does the editing; what it would show goes nowhere. */
async function askHidden(question: string): Promise<string> {
  const [{ createInterface }, { Writable }] = await Promise.all([
    import('node:readline'),
    import('node:stream'),
  ]);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  process.stderr.write(`${question} `);
  return new Promise((resolve) => {
    const done = (answer: string) => {
      resolve(answer);
      asking.close();
      process.stderr.write('\n');
    };
    asking.once('line', done);
    // Ctrl-D is no answer.
    asking.on('close', () => resolve(''));
    asking.on('SIGINT', () => {
      asking.close();
      process.stderr.write('\n');
      process.exit(130);
    });
  });
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
