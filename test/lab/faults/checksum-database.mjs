import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { listen } from '../servers/listen.mjs';
import { closedPort } from '../servers/sockets.mjs';
import { asItStands } from './cures.mjs';
import { among } from './expectation.mjs';
import { trusting } from './site.mjs';

/** GOSUMDB: not there, asked about what only the company knows, and false. */
export const CHECKSUM_DATABASE = [
  {
    name: 'sumdb-unreachable',
    about: 'nothing listens where the checksum database should be',
    serve: async (site) => asked(site, `http://127.0.0.1:${await closedPort()}`),
    names: { go: 'net.refused' },
  },
  {
    name: 'sumdb-private-410',
    about: 'a private module: the module proxy says 404, the checksum database 410',
    serve: (site) =>
      database(site, (_, response) => response.writeHead(410).end('not found: no such host\n'), 'direct'),
    names: { goPrivate: 'sumdb.private_module_410' },
    cure: { of: ['goPrivate'], fill: asItStands },
  },
  {
    name: 'sumdb-wrong-key',
    about: 'a checksum database that signs with another key',
    serve: (site) => database(site, lying(newKey())),
    names: { go: 'sumdb.wrong_key' },
  },
  {
    name: 'sumdb-other-hash',
    about: 'a checksum database that knows another hash of the module',
    serve: (site) => database(site, lying(KEY)),
    names: { go: among('checksum.mismatch.sumdb_disagrees') },
  },
];

const NAME = 'sum.corp.example';

async function database(site, answer, after) {
  const { url } = await site.keep(listen(answer));
  return asked(site, url, after);
}

async function asked(site, url, after) {
  const through = await site.overTls(site.authority.issue());
  const chain = after === undefined ? {} : { GOPROXY: `https://goproxy.corp.example,${after}` };
  return { ...trusting(site), ...through, ...chain, GOSUMDB: `${KEY.verifier} ${url}` };
}

// One record, one leaf, one signature: the smallest database that go believes.
function lying(key) {
  const record = `example.com/pub/words v0.3.1 h1:${ZERO}\nexample.com/pub/words v0.3.1/go.mod h1:${ZERO}\n`;
  const leaf = createHash('sha256').update('\0').update(record).digest();
  const tree = signed(key, `go.sum database tree\n1\n${leaf.toString('base64')}\n`);
  return (request, response) => {
    if (request.url.startsWith('/tile/')) return response.end(leaf);
    response.end(request.url === '/latest' ? tree : `0\n${record}\n${tree}`);
  };
}

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.concat([
    Buffer.from([1]),
    publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  ]);
  const id = createHash('sha256').update(`${NAME}\n`).update(raw).digest().subarray(0, 4);
  return { id, privateKey, verifier: `${NAME}+${id.toString('hex')}+${raw.toString('base64')}` };
}

// https://pkg.go.dev/golang.org/x/mod/sumdb/note
function signed({ id, privateKey }, text) {
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n\u2014 ${NAME} ${signature.toString('base64')}\n`;
}

const KEY = newKey();
const ZERO = Buffer.alloc(32).toString('base64');
