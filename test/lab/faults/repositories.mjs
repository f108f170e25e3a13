import { closedPort } from '../servers/sockets.mjs';
import { asItStands } from './cures.mjs';
import { among } from './expectation.mjs';
import { GIT_HOST, trusting } from './site.mjs';

const NO_PROTOCOL = 'vcs.no_secure_protocol';

/** Modules that go takes from a repository itself; `.git` in the path, so go tries one scheme after the other. */
export const REPOSITORIES = [
  {
    name: 'vcs-no-git',
    about: 'no git on PATH',
    serve: async (site) => ({ ...(await direct(site)), PATH: site.gitless }),
    names: { goPrivate: 'env.git_missing' },
  },
  {
    name: 'vcs-http-only',
    about: 'a Git host that speaks plain http alone',
    serve: async (site) => ({ GOPROXY: 'direct', ...(await site.behind(() => site.ports.git)) }),
    names: { goPrivate: NO_PROTOCOL },
    doctor: 'tls.not_tls', // go hides what git says; doctor asks git itself
  },
  {
    name: 'vcs-unknown-ca',
    about: 'a Git host with a certificate of an unknown CA',
    serve: async (site) => ({ GOPROXY: 'direct', ...(await site.overTls(site.authority.issue())) }),
    names: { goPrivate: among('tls.unknown_ca.private_ca') },
  },
  {
    name: 'vcs-unknown-name',
    about: 'a Git host whose name does not exist',
    serve: async () => ({ GOPROXY: 'direct' }),
    names: { goPrivate: among('dns.nxdomain') },
  },
  {
    name: 'vcs-refused',
    about: 'a Git host where nothing listens',
    async serve() {
      const rewrite = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_VALUE_0: `https://${GIT_HOST}/` };
      return {
        GOPROXY: 'direct',
        ...rewrite,
        GIT_CONFIG_KEY_0: `url.https://127.0.0.1:${await closedPort()}/.insteadOf`,
      };
    },
    names: { goPrivate: among('net.refused'), git: 'net.refused' },
  },
  {
    name: 'vcs-protocol-forbidden',
    about: 'GIT_ALLOW_PROTOCOL without https',
    serve: async (site) => ({ ...(await direct(site)), GIT_ALLOW_PROTOCOL: 'ssh' }),
    names: { goPrivate: among('git.protocol_blocked'), git: 'git.protocol_blocked' },
  },
  {
    name: 'govcs-disallows',
    about: 'GOVCS forbids every program',
    serve: async (site) => ({ ...(await direct(site)), goEnv: 'GOVCS=*:off\n' }),
    names: { goPrivate: 'govcs.disallowed' },
    cure: { of: ['goPrivate'], fill: asItStands },
  },
];

async function direct(site) {
  return { GOPROXY: 'direct', ...trusting(site), ...(await site.overTls(site.authority.issue())) };
}
