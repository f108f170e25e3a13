import { spawn } from 'node:child_process';
import { locate } from './programs.mjs';
import { Unexpected } from './verdict.mjs';

/**
 * A real browser without a window, spoken to over two pipes (Chrome DevTools Protocol).
 * @param {string} folder its own, for its profile
 * @returns {{ open(url: string): Promise<Page>, close(): Promise<void> }}
 */
export function openBrowser(folder) {
  const argv = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const child = spawn(
    locate('chromium'),
    [...argv, ...quiet, `--user-data-dir=${folder}`, '--remote-debugging-pipe', 'about:blank'],
    {
      env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  const talk = talkOver(child);
  const ended = new Promise((resolve) => child.on('error', resolve).on('close', resolve));
  return {
    open: (url) => openPage(talk, url),
    async close() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

/** One page: every request that it made, and what it looks like. */
async function openPage(talk, url) {
  const { targetId } = await talk.ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await talk.ask('Target.attachToTarget', { targetId, flatten: true });
  const ask = (method, params = {}) => talk.ask(method, params, sessionId);
  const requests = [];
  const complaints = [];
  const loaded = talk.hear(sessionId, (method, params) => {
    if (method === 'Network.requestWillBeSent') requests.push(params.request.url);
    if (method === 'Log.entryAdded') complaints.push(params.entry.text);
    return method === 'Page.loadEventFired';
  });
  for (const domain of ['Network', 'Log', 'Page']) await ask(`${domain}.enable`);
  await ask('Page.navigate', { url });
  await loaded;
  return {
    requests,
    complaints,
    /** @param {{ width: number, scheme: 'light' | 'dark', media?: 'print' }} how */
    async show({ width, scheme, media = '' }) {
      const device = { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 };
      await ask('Emulation.setDeviceMetricsOverride', device);
      const features = [{ name: 'prefers-color-scheme', value: scheme }];
      await ask('Emulation.setEmulatedMedia', { media, features });
    },
    async evaluate(work, ...given) {
      const expression = `(${work})(${given.map((one) => JSON.stringify(one)).join()})`;
      const said = await ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
      if (said.exceptionDetails) throw new Unexpected(JSON.stringify(said.exceptionDetails));
      return said.result.value;
    },
    async picture() {
      const { data } = await ask('Page.captureScreenshot', { captureBeyondViewport: true });
      return Buffer.from(data, 'base64');
    },
    async paper() {
      const { data } = await ask('Page.printToPDF', { printBackground: false });
      return Buffer.from(data, 'base64');
    },
  };
}

function talkOver(child) {
  const [, , , input, output] = child.stdio;
  const waiting = new Map();
  const listeners = new Set();
  let rest = '';
  let last = 0;
  output.setEncoding('utf8').on('data', (part) => {
    const messages = (rest + part).split('\0');
    rest = messages.pop();
    for (const message of messages) take(JSON.parse(message));
  });
  child.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Unexpected('the browser has ended'));
  });
  input.on('error', () => {});
  function take({ id, result, error, method, params, sessionId }) {
    if (id === undefined) for (const listener of listeners) listener(sessionId, method, params);
    else if (error) waiting.get(id)?.reject(new Unexpected(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  }
  return {
    ask(method, params, sessionId) {
      last += 1;
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
      return new Promise((resolve, reject) => waiting.set(last, { resolve, reject }));
    },
    hear(wanted, take) {
      return new Promise((resolve) => {
        listeners.add((sessionId, method, params) => {
          if (sessionId === wanted && take(method, params)) resolve();
        });
      });
    },
  };
}
