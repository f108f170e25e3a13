import { closedPort, proxyThatSays, rawServer } from '../servers/sockets.mjs';
import { asItStands } from './cures.mjs';
import { among, oneOf } from './expectation.mjs';
import { throughProxy, trusting } from './site.mjs';

const DNS = oneOf('dns.nxdomain', 'dns.server_unreachable', 'dns.server_timeout');

/** The way to the servers: the network proxy, names, ports. */
export const NETWORK = [
  answer('proxy-403', 'the host is not allowed', '403 Forbidden', 'proxy.forbidden_403'),
  answer('proxy-502', 'the proxy does not get there', '502 Bad Gateway', 'proxy.gateway_error'),
  {
    name: 'proxy-refused',
    about: 'nothing listens where the network proxy should be',
    async serve(site) {
      const works = await site.overTls(site.authority.issue());
      const broken = throughProxy(`http://127.0.0.1:${await closedPort()}`);
      return { ...trusting(site), ...broken, working: works.HTTPS_PROXY };
    },
    names: { go: 'proxy.refused', git: 'proxy.refused', curl: among('proxy.refused') }, // curl names no URL
    cure: {
      of: ['go', 'git'],
      fill: (fragment, _, served) => asItStands(fragment.replace(/http:\/\/\S+/, served.working)),
    },
  },
  {
    name: 'proxy-hangs-up',
    about: 'a network proxy that hangs up on every request',
    serve: (site) =>
      proxied(
        site,
        rawServer((socket) => socket.once('data', () => socket.end())),
      ),
    names: { git: 'proxy.closed', curl: 'proxy.closed' },
  },
  {
    name: 'proxy-https-address',
    about: 'https:// in the address of a network proxy that speaks plain http',
    async serve(site) {
      const { HTTPS_PROXY } = await site.overTls(site.authority.issue());
      return { ...trusting(site), ...throughProxy(HTTPS_PROXY.replace('http:', 'https:')) };
    },
    names: { go: 'proxy.scheme_https_on_plain_http_proxy' },
    cure: {
      of: ['go'],
      fill: (fragment, _, { HTTPS_PROXY }) =>
        asItStands(fragment.replace('proxy.example.com:8080', new URL(HTTPS_PROXY).host)),
    },
  },
  {
    name: 'proxy-unknown-name',
    about: 'a network proxy whose name does not exist',
    serve: () => throughProxy('http://proxy.corp.invalid:3128'),
    names: { go: 'proxy.dns', git: 'proxy.dns', curl: 'proxy.dns' },
  },
  {
    name: 'dns-unknown-name',
    about: 'a host whose name does not exist',
    serve: () => ({ GOPROXY: 'https://goproxy.corp.invalid' }),
    names: { go: DNS, git: DNS, curl: DNS },
  },
  {
    name: 'port-closed',
    about: 'nothing listens where the module proxy should be',
    serve: async () => ({ GOPROXY: `https://127.0.0.1:${await closedPort()}` }),
    names: { go: 'net.refused' },
  },
];

function answer(name, about, line, code) {
  return {
    name,
    about,
    serve: (site) => proxied(site, proxyThatSays(line)),
    // `curl --fail` says the status alone, whoever answered
    names: { go: code, git: code, curl: among(code) },
  };
}

async function proxied(site, server) {
  const { port } = await site.keep(server);
  return throughProxy(`http://127.0.0.1:${port}`);
}
