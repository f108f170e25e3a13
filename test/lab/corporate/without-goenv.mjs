import { PRIVATE_MODULE } from '../kit/private-repository.mjs';
import { expect } from '../kit/verdict.mjs';
import { FETCHES } from './developer.mjs';
import { HOSTS } from './network.mjs';

/** What people see who have no goenv, by how far they came on their own; each error is one of those that they search for. */
export async function failWithoutGoenv(stage, developer, proxyUrls) {
  const ways = [
    ['no network proxy', {}, NO_PROXY],
    ['the network proxy without its login', through(proxyUrls.anonymous), NO_LOGIN],
    ['the network proxy, its root not trusted', through(proxyUrls.withLogin), NO_TRUST],
  ];
  for (const [what, variables, errors] of ways) {
    for (const [name, error] of Object.entries(errors)) {
      await stage.step(`without goenv, ${what}: ${name} fails`, async () => {
        const ended = await developer.run(PROGRAMS[name], { ...BY_HAND, ...variables });
        const said = ended.stdout + ended.stderr;
        expect(ended.status > 0 && error.test(said), () => `exit ${ended.status}, not ${error}:\n${said}`);
        return error.exec(said)[0];
      });
    }
  }
}

function through(url) {
  return { HTTP_PROXY: url, http_proxy: url, HTTPS_PROXY: url, https_proxy: url };
}

const PROGRAMS = {
  'go, a public module': ['go', 'mod', 'download', 'example.com/pub/words@v0.3.1'],
  'go, a private module': ['go', 'mod', 'download', `${PRIVATE_MODULE}@v1.0.0`],
  ...FETCHES,
};

// What people set by hand first; without it go would ask Go's own services.
const BY_HAND = {
  LANG: 'C',
  GOPROXY: `https://${HOSTS.modules}`,
  GOPRIVATE: HOSTS.git,
  GOSUMDB: 'off',
  GOTOOLCHAIN: 'local',
  GIT_TERMINAL_PROMPT: '0',
  GIT_SSH_COMMAND: 'false', // go tries ssh too; nothing may leave the machine
};

// go 1.19 says what git:// said, which it tries last.
const NO_PROTOCOL = /no secure protocol found for repository|unable to look up git\.corp\.example/;

// With or without a resolver: the name is not known, or nobody is there to ask.
const NO_PROXY = {
  'go, a public module': /lookup athens\.corp\.example.*/,
  'go, a private module': NO_PROTOCOL,
  curl: /\(6\) Could not resolve host/,
  git: /Could not resolve host/,
  node: /ENOTFOUND|EAI_AGAIN/,
  python: /Name or service not known|failure in name resolution/,
};

const NO_LOGIN = {
  'go, a public module': /Proxy Authentication Required/,
  'go, a private module': NO_PROTOCOL,
  curl: /\((?:22|56)\) .*407.*/,
  git: /407.*/,
  node: /407 Proxy Authentication Required/,
  python: /407 Proxy Authentication Required/,
};

const NO_TRUST = {
  'go, a public module': /x509: certificate signed by unknown authority/,
  'go, a private module': NO_PROTOCOL,
  curl: /\(60\) SSL certificate problem: self[- ]signed certificate in certificate chain/,
  git: /server (?:certificate )?verification failed|SSL certificate .*/,
  node: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_[A-Z_]+/,
  python: /CERTIFICATE_VERIFY_FAILED/,
};
