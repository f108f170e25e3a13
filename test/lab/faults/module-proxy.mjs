import { listen } from '../servers/listen.mjs';
import { among } from './expectation.mjs';
import { trusting } from './site.mjs';

/** What a GOPROXY answers. The Git host behind the same TLS answers alike. */
export const MODULE_PROXY = [
  answer('goproxy-portal', 'a captive portal: 200 and a page of HTML', 200, {
    go: among('http.captive_portal'),
  }),
  answer('goproxy-401', 'a login is wanted', 401, {
    go: 'goproxy.unauthorized_401',
    git: 'git.auth.no_credentials',
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
];

function answer(name, about, status, names) {
  return { name, about, names, serve: (site) => answering(site, (_, response) => page(status, response)) };
}

async function answering(site, act) {
  const { port } = await site.keep(listen(act));
  return { ...trusting(site), ...(await site.overTls(site.authority.issue(), port)) };
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

const HTML = '<!DOCTYPE html>\n<html><body>Please log in to the guest network.</body></html>\n';
