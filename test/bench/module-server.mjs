// A module proxy over TLS on a free port of 127.0.0.1, for the benchmark: prints its port, answers every GET alike, after
// so many milliseconds.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [, , key, cert, delay = '0'] = process.argv;
const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
  setTimeout(() => response.end('v1.0.0\n'), Number(delay)),
);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
