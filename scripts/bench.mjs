// npm run bench [-- --rounds N --write --peers]: how long the everyday commands take, beside a floor and rivals.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { doctorBesideCurl } from '../test/bench/doctor.mjs';
import { executableBeside } from '../test/bench/executable.mjs';
import { prepareMachines } from '../test/bench/machines.mjs';
import { measureAll } from '../test/bench/measure.mjs';
import { findPeers, installPeers } from '../test/bench/peers.mjs';
import { bigProfile, settingsOf, smallProfile } from '../test/bench/profiles.mjs';
import { report } from '../test/bench/report.mjs';
import { shellScript } from '../test/bench/shell-script.mjs';
import { trace } from '../test/bench/trace.mjs';
import { CHECKOUT } from '../test/lab/kit/goenv.mjs';
import { locate } from '../test/lab/kit/programs.mjs';
import { openSandbox } from '../test/lab/kit/sandbox.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    write: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
});
const NO_OP = 'plan, nothing to do, small profile';
const rounds = Number.parseInt(options.rounds, 10);
const sandbox = openSandbox();
process.once('SIGINT', async () => {
  await sandbox.close();
  process.exit(130);
});
try {
  const text = await bench();
  console.log(text);
  if (options.write) writeFileSync(join(CHECKOUT, 'docs/benchmarks.md'), text);
} finally {
  await sandbox.close();
}

async function bench() {
  if (options.peers) installPeers();
  const settings = settingsOf({ patterns: 3, rewrites: 2 });
  const { path, contenders: everyday } = prepareMachines(sandbox, {
    small: smallProfile(),
    big: bigProfile(),
  });
  const plan = everyday.find(({ name }) => name === NO_OP);
  const contenders = [...everyday, ...(await executableBeside(plan))];
  const onTheWay = await doctorBesideCurl(sandbox, path);
  const strace = locate('strace');
  const traces = new Map(contenders.map((contender) => [contender.name, trace(strace, contender)]));
  const questions = questionsOf(traces.get(NO_OP) ?? { children: [] });
  const node = {
    name: 'node -e 0',
    argv: [process.execPath, '-e', '0'],
    env: { PATH: path, HOME: '/nonexistent' },
  };
  const peers = findPeers(sandbox, { path, settings });
  const all = [
    node,
    ...questions,
    ...contenders,
    ...onTheWay,
    shellScript(sandbox, path, settings),
    ...peers.contenders,
  ];
  const { results, failures } = measureAll(all, rounds);
  const slowest = Math.max(0, ...questions.map(({ name }) => results.get(name)?.median ?? 0));
  const floor = results.get(node.name).median + slowest;
  return report({
    results,
    floor,
    traces,
    notes: [...peers.absent, ...failures],
    rounds,
    command: commandLine(),
  });
}

// The questions exactly as goenv asks them: read from the trace, asked again alone.
function questionsOf({ children }) {
  return children.map(({ argv, env }) => ({
    name: `\`${[argv[0].split('/').at(-1), ...argv.slice(1)].join(' ').slice(0, 80)}\``,
    argv,
    env,
  }));
}

function commandLine() {
  return ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');
}
