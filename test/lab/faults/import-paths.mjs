import { listen } from '../servers/listen.mjs';
import { among } from './expectation.mjs';
import { trusting } from './site.mjs';

/** Import paths without `.git`: go asks the host by `?go-get=1` where the repository is. */
export const IMPORT_PATHS = [
  answer(
    'import-path-no-meta',
    'a page that does not say where the repository is',
    200,
    'vcs.unrecognized_import_path',
  ),
  answer('import-path-401', 'a host that wants a login first', 401, 'http.unauthorized_401'),
  answer('import-path-404', 'a host that does not know the path', 404, 'http.not_found_404'),
  answer('import-path-503', 'a host that is down for maintenance', 503, 'http.server_5xx'),
  {
    name: 'import-path-unknown-ca',
    about: 'a host with a certificate of an unknown CA',
    serve: async (site) => ({ GOPROXY: 'direct', ...(await site.overTls(site.authority.issue())) }),
    names: { goImport: 'tls.unknown_ca.private_ca' },
  },
  {
    name: 'import-path-proxy-502',
    about: 'a host that the network proxy does not reach',
    serve: async (site) => ({ GOPROXY: 'direct', ...(await site.behind(() => undefined)) }),
    names: { goImport: among('proxy.gateway_error') },
  },
];

function answer(name, about, status, code) {
  return { name, about, names: { goImport: code }, serve: (site) => answering(site, status) };
}

async function answering(site, status) {
  const page = '<!DOCTYPE html>\n<html><head><title>Welcome</title></head></html>\n';
  const { port } = await site.keep(listen((_, response) => response.writeHead(status).end(page)));
  return { GOPROXY: 'direct', ...trusting(site), ...(await site.overTls(site.authority.issue(), port)) };
}
