import { machineOf, trusting } from '../faults/site.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { expect, expectStatus, parseOutput } from '../kit/verdict.mjs';
import { listen } from '../servers/listen.mjs';
import { rawServer } from '../servers/sockets.mjs';

/** Hops do not wait for each other, and nothing waits longer than it may. */
export async function examineTime(stage, site) {
  await stage.step('three slow module proxies take the time of one', async () => {
    const slow = await site.keep(listen((_, response) => setTimeout(() => response.end('v1.0.0\n'), SLOW)));
    const { HTTPS_PROXY } = await site.overTls(site.authority.issue(), slow.port);
    const GOPROXY = ['a', 'b', 'c'].map((name) => `https://${name}.corp.example`).join(',');
    const served = { ...trusting(site), HTTPS_PROXY, GOPROXY, GOSUMDB: 'sum.golang.google.cn', NO_PROXY: '' };
    const ended = await goenvOn(machineOf(site, 'doctor-slow', served))(['doctor', '--json']);
    const rows = parseOutput(expectStatus(ended, [0, 2], 'goenv doctor')).probes;
    expect(rows.filter(({ name }) => name === 'http').length >= 3, () => JSON.stringify(rows, null, 1));
    expect(ended.ms < 2 * SLOW, () => `${ended.ms.toFixed(0)} ms: hops waited for each other`);
    return `${ended.ms.toFixed(0)} ms, of which each hop took ${SLOW}`;
  });
  await stage.step('a network that answers nothing ends with the time limit', async () => {
    const silent = await site.keep(rawServer(() => {}));
    const served = {
      GOPROXY: `https://127.0.0.1:${silent.port},https://127.0.0.2:${silent.port}`,
      GOSUMDB: 'off',
    };
    const ended = await goenvOn(machineOf(site, 'doctor-dead', served))([
      'doctor',
      '--json',
      '--timeout',
      '2',
    ]);
    expectStatus(ended, 2, 'goenv doctor');
    expect(ended.ms < 9000, () => `${ended.ms.toFixed(0)} ms`);
    return `${ended.ms.toFixed(0)} ms of 2000`;
  });
}

const SLOW = 3000; // ms
