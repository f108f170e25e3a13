import { listen } from '../servers/listen.mjs';
import { among } from './expectation.mjs';
import { trusting } from './site.mjs';

/** What a GOPROXY answers. The Git host behind the same TLS answers alike. */
export const MODULE_PROXY = [
  answer('goproxy-portal', 'a captive portal: 200 and a page of HTML', 200, {
    go: among('http.captive_portal'),
  }),
  answer('goproxy-403', 'forbidden', 403, { go: 'goproxy.forbidden_403', git: 'http.forbidden_403' }),
  answer('goproxy-404', 'not found', 404, {
    go: 'goproxy.404_misconfigured_repo',
    git: 'git.repo_removed_or_renamed',
  }),
  answer('goproxy-410', 'gone', 410, { go: 'goproxy.404_misconfigured_repo', git: 'http.gone_410' }),
  answer('goproxy-429', 'too many requests', 429, {
    go: 'http.rate_limited_429',
    git: 'http.rate_limited_429',
  }),
  answer('goproxy-500', 'an internal error', 500, { go: 'goproxy.server_5xx', git: 'http.server_5xx' }),
  answer('goproxy-502', 'a bad gateway', 502, { go: 'goproxy.server_5xx', git: 'http.server_5xx' }),
  answer('goproxy-503', 'unavailable', 503, { go: 'goproxy.server_5xx', git: 'http.server_5xx' }),
  {
    name: 'goproxy-html-zip',
    about: 'a page of HTML where the zip of a module belongs',
    serve: (site) =>
      answering(site, (request, response) =>
        request.url.endsWith('.zip') ? page(200, response) : relay(site, request, response),
      ),
    names: { go: 'mirror.corrupt_zip' },
  },
  {
    name: 'goproxy-cut-zip',
    about: 'a zip that ends in the middle',
    serve: (site) =>
      answering(site, (request, response) =>
        request.url.endsWith('.zip') ? cut(response) : relay(site, request, response),
      ),
    names: { go: 'net.truncated_response' },
  },
  {
    name: 'goproxy-login-page',
    about: 'a redirect to a log-in page on another host',
    serve: (site) => redirecting(site, 'login.corp.example'),
    names: { go: among('http.redirect_login'), git: 'http.redirect_login' },
  },
  {
    name: 'goproxy-login-page-unreachable',
    about: 'a redirect to a log-in page that the network proxy does not reach',
    serve: (site) => redirecting(site, 'login.other.example'),
    names: { go: 'http.redirect_login' },
  },
  {
    name: 'toolchain-not-there',
    about: 'a newer Go that the module proxy does not have',
    serve: async (site) => ({
      GOTOOLCHAIN: 'go1.26.99',
      ...(await answering(site, (_, response) => page(404, response))),
    }),
    names: { goNewer: among('toolchain.download_failed') },
  },
];

function answer(name, about, status, names) {
  return { name, about, names, serve: (site) => answering(site, (_, response) => page(status, response)) };
}

async function answering(site, act) {
  const { port } = await site.keep(listen(act));
  return { ...trusting(site), ...(await site.overTls(site.authority.issue(), port)) };
}

function redirecting(site, to) {
  return answering(site, ({ headers }, response) =>
    headers.host === to
      ? page(200, response)
      : response.writeHead(302, { Location: `https://${to}/sso?next=1` }).end(),
  );
}

function page(status, response) {
  const login = status === 401 ? { 'WWW-Authenticate': 'Basic realm="lab"' } : {};
  response.writeHead(status, { 'Content-Type': 'text/html', ...login }).end(HTML);
}

// Everything but the fault is the real module proxy's.
function relay({ ports }, request, response) {
  fetch(`http://127.0.0.1:${ports.modules}${request.url}`).then(async (found) => {
    response.writeHead(found.status).end(Buffer.from(await found.arrayBuffer()));
  });
}

function cut(response) {
  response.writeHead(200, { 'Content-Length': '4096' });
  response.write(Buffer.alloc(1024), () => response.destroy());
}

const HTML = '<!DOCTYPE html>\n<html><body>Please log in to the guest network.</body></html>\n';
