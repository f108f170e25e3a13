import { serveLogin } from '../servers/login.mjs';
import { tunnel } from '../servers/sockets.mjs';
import { asItStands } from './cures.mjs';
import { among } from './expectation.mjs';
import { GIT_HOST, GOPROXY_HOST, throughProxy, trusting } from './site.mjs';

const LOGIN = 'lab-user';
const SECRET = 'lab-token-7d41c09e'; // no output may show it
const BASIC = `Basic ${Buffer.from(`${LOGIN}:${SECRET}`).toString('base64')}`;

/** Servers that want a login; a profile that names it must do. */
export const LOGINS = [
  {
    name: 'login-goproxy',
    about: 'a module proxy that wants a login',
    serve: (site) => guarded(site, site.ports.modules),
    names: { go: 'goproxy.unauthorized_401' },
    cure: { of: ['go'], fill: asItStands, env: { GO_LOGIN: LOGIN, GO_TOKEN: SECRET }, secret: SECRET },
  },
  {
    name: 'login-git',
    about: 'a Git host that wants a login',
    serve: async (site) => ({ GOPROXY: 'direct', ...(await guarded(site, site.ports.git)) }),
    names: {
      git: 'git.auth.no_credentials',
      gitWrongLogin: 'git.auth.bad_credentials',
      goPrivate: among('git.auth.no_credentials'),
    },
    cure: { of: ['git'], fill: asItStands, env: { GIT_LOGIN: LOGIN, GIT_TOKEN: SECRET }, secret: SECRET },
  },
  {
    name: 'login-proxy',
    about: 'a network proxy that wants a login (407)',
    serve: guardedProxy,
    names: { go: 'proxy.auth_407', git: 'proxy.auth_407', curl: 'proxy.auth_407' },
    cure: {
      of: ['go', 'git', 'curl'],
      fill: (fragment, _, { HTTPS_PROXY }) =>
        asItStands(fragment.replace('proxy.example.com:8080', new URL(HTTPS_PROXY).host)),
      env: { PROXY_USER: LOGIN, PROXY_PASSWORD: SECRET },
      secret: SECRET,
    },
  },
];

async function guarded(site, port) {
  const admits = (login) => login === `${LOGIN}:${SECRET}`;
  const { port: guard } = await site.keep(serveLogin(port, admits));
  return { ...trusting(site), ...(await site.overTls(site.authority.issue(), guard)) };
}

async function guardedProxy(site) {
  const certificate = site.authority.issue();
  const modules = await site.tls(certificate);
  const git = await site.tls(certificate, site.ports.git);
  const routes = (host) => ({ [GOPROXY_HOST]: modules.port, [GIT_HOST]: git.port })[host];
  const { port } = await site.keep(tunnel(routes, (head) => head.includes(`Proxy-Authorization: ${BASIC}`)));
  return { ...trusting(site), ...throughProxy(`http://127.0.0.1:${port}`) };
}
