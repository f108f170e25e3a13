// A CI log of a given size: what GitHub's runner prints for a Go build, with a failure near its end.
import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes about `bytes` bytes to `path`; the text is the same each time. Gives the line number of the failure. */
export function writeLog(path, bytes) {
  const file = openSync(path, 'w');
  const block = blockOf(0) + blockOf(1) + blockOf(2) + blockOf(3);
  const lines = block.split('\n').length - 1;
  let written = 0;
  let count = 0;
  while (written < bytes) {
    written += writeSync(file, block);
    count += lines;
  }
  writeSync(file, `${FAILURE}\n`);
  closeSync(file);
  return count + 1;
}

function blockOf(seed) {
  return Array.from({ length: 5000 }, (_, at) => lineOf(seed * 5000 + at))
    .join('\n')
    .concat('\n');
}

function lineOf(at) {
  const time = `2026-05-01T10:${String(at % 60).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}.${String(1000000 + at).slice(1)}0Z`;
  return `${time} ${TEXTS[(at * 2654435761) % TEXTS.length]}`.replaceAll('$', String(at % 997));
}

const TEXTS = [
  'go: downloading github.com/acme/widget$ v1.4.$',
  '=== RUN   TestServer/case_$',
  '--- PASS: TestServer/case_$ (0.0$s)',
  'ok  \tgithub.com/acme/app/internal/pkg$\t0.$s\tcoverage: 81.$% of statements',
  'level=info msg="request served" method=GET path=/api/v1/items/$ status=200 duration=$ms',
  'npm WARN deprecated something@$.0.0: this package is not maintained any more',
  '   Compiling serde v1.0.$',
  '?   \tgithub.com/acme/app/cmd/tool$\t[no test files]',
  '#12 3.$ Get:$ http://deb.example.com/debian bookworm/main amd64 libfoo$ amd64 1.2-$ [1,$ kB]',
  'Receiving objects:  $% (1234/5678), 12.$ MiB | 3.4 MiB/s',
];

const FAILURE =
  '2026-05-01T11:00:00.0000000Z go: example.com/a@v1.0.0: Get "https://goproxy.corp.internal/example.com/a/@v/v1.0.0.mod": tls: failed to verify certificate: x509: certificate signed by unknown authority';
