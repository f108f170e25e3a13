/**
 * A line as the program wrote it: colours, the time stamps and step marks that CI systems and container builders
 * put in front, and a trailing CR are gone. `#12 3.45 go: x` gives `go: x`.
 */
export function plainLine(raw: string): string {
  let text = raw
    .replace(ESCAPES, '')
    .replace(/^\ufeff/, '')
    .replace(/\r+$/, '')
    .replace(/\r/g, ' ');
  for (let round = 0; round < 4; round += 1) {
    const rest = PREFIXES.reduce((left, prefix) => left.replace(prefix, ''), text);
    if (rest === text) break;
    text = rest;
  }
  return text;
}

// CSI and OSC sequences, and what is left of them where a log writer dropped the escape byte.
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])|\u0008/g;

const PREFIXES: readonly RegExp[] = [
  // GitHub's `gh run view --log`: job, step, time
  /^[^\t\n]{1,80}\t[^\t\n]{1,80}\t(?=\d{4}-\d\d-\d\dT)/,
  // ISO and log times, in brackets or not; Go's log package; syslog; journal
  /^\s*\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]/,
  /^\s*\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?[ \t]/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w./-]+(?:\[\d+\])?: /,
  // GitLab's stream marks, GitHub's commands
  /^\d\d[OE]\+? /,
  /^(?:section_(?:start|end):\d+:\S+|##\[\w+\]|::(?:error|warning|notice|debug)[^:]*::)/,
  // BuildKit: `#12 3.456 `, `12.34 ` under its `> [5/6] RUN` heading; docker compose; kaniko; bazel; npm
  /^#\d+ (?:\d+\.\d+ )?/,
  /^\d+\.\d{2,4} (?=\S)/,
  /^[\w.-]{1,40} {1,20}\| /,
  /^(?:INFO|WARN|ERRO|ERROR|FATA|DEBU)\[\d{4}\] /,
  /^(?:\[[\w ./:-]{1,40}\]|>+) /,
  // Kubernetes' log files; logfmt; a quotation; PowerShell's name of the program that wrote to stderr
  /^(?:stdout|stderr) [FP] /,
  /^(?:time="[^"]{1,40}" )?level=\w{1,10} msg="/,
  /^ ?[|>│] /,
  /^(?:go|git|curl|ssh|openssl)(?:\.exe)? : /,
];
