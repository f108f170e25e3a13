// A module proxy over TLS on a free port of 127.0.0.1, for the benchmark: prints its port, answers every GET alike.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [, , key, cert] = process.argv;
const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
  response.end('v1.0.0\n'),
);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
