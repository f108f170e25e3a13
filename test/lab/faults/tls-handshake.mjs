import net from 'node:net';
import { rawServer, reset } from '../servers/sockets.mjs';
import { asItStands } from './cures.mjs';
import { among } from './expectation.mjs';
import { everything, GIT_HOST, GOPROXY_HOST, trusting } from './site.mjs';

const SMALL_HELLO = {
  of: 'go',
  env: { GODEBUG: 'tlsmlkem=0' },
  shown: 'GODEBUG=tlsmlkem=0 go mod download',
};

/** What goes wrong between the first bytes of TLS: firewalls, old boxes, servers that refuse what is asked for. */
export const HANDSHAKE = [
  {
    name: 'tls-reset',
    about: 'a firewall that resets the connection in the handshake',
    serve: (site) => raw(site, (socket) => socket.once('data', () => reset(socket))),
    names: {
      go: 'net.connection_reset',
      git: among('net.connection_reset'),
      curl: among('net.connection_reset'),
    },
  },
  {
    name: 'tls-closed',
    about: 'a server that hangs up in the handshake',
    serve: (site) => raw(site, (socket) => socket.once('data', () => socket.end())),
    names: { go: 'net.eof', git: among('net.eof'), curl: among('net.eof') },
  },
  {
    name: 'tls-stall',
    about: 'a server that never answers the handshake',
    serve: (site) => raw(site, () => {}),
    names: { go: 'net.tls_handshake_timeout', curl: among('net.tls_handshake_timeout') },
  },
  {
    name: 'tls-large-hello-reset',
    about: 'a box on the way that resets a ClientHello of more than 1400 bytes',
    serve: (site) => smallHelloAlone(site, (socket) => reset(socket)),
    names: { go: 'net.large_clienthello' },
    probe: SMALL_HELLO,
    cure: { of: ['go'], fill: asItStands },
  },
  {
    name: 'tls-large-hello-dropped',
    about: 'a box on the way that loses a ClientHello of more than 1400 bytes',
    serve: (site) => smallHelloAlone(site, () => {}),
    names: { go: 'net.large_clienthello' },
    probe: SMALL_HELLO,
    cure: { of: ['go'], fill: asItStands },
  },
  {
    name: 'tls-unknown-name',
    about: 'a server that does not know the name it is asked for (SNI)',
    serve: (site) => refusing(site, UNRECOGNIZED_NAME),
    names: { go: 'tls.sni', git: among('tls.sni'), curl: 'tls.sni' },
  },
  {
    name: 'tls-no-common-protocol',
    about: 'a server that speaks none of the protocols offered (ALPN)',
    serve: (site) => refusing(site, NO_APPLICATION_PROTOCOL),
    names: { go: 'tls.handshake_failure', git: 'tls.handshake_failure', curl: 'tls.handshake_failure' },
  },
  {
    name: 'dns-hijack',
    about: 'a name that leads to somebody else, with a certificate of his own',
    serve: async (site) => ({
      ...trusting(site),
      ...(await site.overTls(site.authority.issue({ name: 'blocked', san: 'DNS:blocked.isp.example' }))),
    }),
    names: { go: among('tls.hostname_mismatch.intercepted'), git: 'tls.hostname_mismatch' },
  },
];

async function raw(site, act) {
  const { port } = await site.keep(rawServer(act));
  return everything(site, port);
}

// A fatal alert in place of the ServerHello: https://www.rfc-editor.org/rfc/rfc8446#section-6
function refusing(site, alert) {
  return raw(site, (socket) =>
    socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, alert]))),
  );
}

async function smallHelloAlone(site, act) {
  const behind = { [GOPROXY_HOST]: site.ports.modules, [GIT_HOST]: site.ports.git };
  const { port: tls } = await site.tls(site.authority.issue(), behind[GOPROXY_HOST]);
  return { ...trusting(site), ...(await raw(site, (socket) => judge(socket, { act, tls }))) };
}

/** The first record says how long it is; only then is it decided. */
function judge(socket, { act, tls }) {
  let seen = Buffer.alloc(0);
  socket.on('data', function read(part) {
    seen = Buffer.concat([seen, part]);
    if (seen.length < 5) return;
    socket.off('data', read);
    if (seen.readUInt16BE(3) + 5 > ONE_PACKET) return act(socket);
    const server = net.connect(tls, '127.0.0.1', () => server.write(seen));
    server.pipe(socket);
    socket.pipe(server);
    for (const [one, other] of [
      [server, socket],
      [socket, server],
    ])
      one.on('error', () => {}).on('close', () => other.destroy());
  });
}

const ONE_PACKET = 1400; // bytes
const UNRECOGNIZED_NAME = 112;
const NO_APPLICATION_PROTOCOL = 120;
