import { availableParallelism, cpus, totalmem } from 'node:os';

/**
 * The result as Markdown: figures, ratios, what was not run. It states; it judges nothing.
 * @param {{ results: Map<string, { median: number, best: number, worst: number }>, floor: number, traces: Map<string,
 *   { children: { argv: string[] }[], connections: string[] }>, notes: string[], rounds: number, command: string }} found
 */
export function report({ results, floor, traces, notes, rounds, command }) {
  const rows = [...results].map(([name, { median, best, worst }]) => {
    const seen = traces.get(name);
    const counts = seen ? `${seen.children.length} | ${seen.connections.length}` : ' | ';
    return `| ${name} | ${ms(median)} | ${ms(best)} | ${ms(worst)} | ${(median / floor).toFixed(2)} | ${counts} |`;
  });
  return `# Benchmarks

Measured: ${new Date().toISOString().slice(0, 10)}. Command: \`${command}\`.
Machine: ${machine()}.
Medians of ${rounds} rounds, all contenders in turn in one run, wall clock in ms. Read the ratios, not the times.

The floor is what nobody can go below who starts Node and asks go and git:
\`node -e 0\` and then the slowest question that goenv asks, ${ms(floor)} ms here.

| what | median | best | worst | to the floor | programs started | network connections |
|---|---|---|---|---|---|---|
${rows.join('\n')}

${ratios(results).join('\n')}
${notes.map((note) => `- ${note}`).join('\n')}
`;
}

function ratios(results) {
  const median = (name) => results.get(name)?.median ?? Number.NaN;
  const pair = (text, a, b) => `- ${text}: ${(median(a) / median(b)).toFixed(2)}`;
  const names = ['validate', 'plan, nothing applied', 'plan, nothing to do', 'apply, nothing to do', 'check'];
  return [
    ...names.map((name) =>
      pair(`${name}: big profile to small`, `${name}, big profile`, `${name}, small profile`),
    ),
    pair(
      'apply, nothing to do: goenv to the shell script',
      'apply, nothing to do, small profile',
      'shell script, nothing to do',
    ),
  ];
}

function machine() {
  const gib = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return `${process.platform} ${process.arch}, ${availableParallelism()} processors (${model}), ${gib} GiB, Node ${process.versions.node}`;
}

function ms(value) {
  return value.toFixed(value < 10 ? 1 : 0);
}
