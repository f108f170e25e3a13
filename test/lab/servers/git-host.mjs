import { spawn } from 'node:child_process';
import { listen } from './listen.mjs';

/**
 * A Git host: real `git http-backend` (CGI) over the bare repositories of a folder, read-only.
 * @param {string} git the git program
 * @param {string} folder the repositories: `folder/team/lib` is `URL/team/lib`
 * @param {string} home a folder without any git configuration
 * @returns a server with `requests`, the paths asked for so far
 */
export async function serveGit(git, folder, home) {
  const requests = [];
  const server = await listen((request, response) => {
    requests.push(request.url);
    const url = new URL(request.url, 'http://127.0.0.1');
    const backend = spawn(git, ['http-backend'], {
      env: cgi({ request, url, folder, home }),
      timeout: 30_000,
    });
    request.pipe(backend.stdin).on('error', () => {});
    backend.on('error', () => response.writeHead(500).end());
    relay(backend.stdout, response);
  });
  return { ...server, requests };
}

function cgi({ request, url, folder, home }) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROTOCOL: request.headers['git-protocol'] ?? '',
    PATH_INFO: decodeURIComponent(url.pathname),
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method,
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
  };
}

// A CGI answer is header lines, an empty line, the body; `Status:` is the code.
function relay(stdout, response) {
  let head = Buffer.alloc(0);
  stdout.on('data', function read(part) {
    head = Buffer.concat([head, part]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    stdout.off('data', read);
    writeHead(head.subarray(0, end).toString('latin1'), response);
    response.write(head.subarray(end + 4));
    stdout.pipe(response);
  });
  stdout.on('end', () => response.headersSent || response.writeHead(500).end());
}

function writeHead(text, response) {
  const fields = text.split('\r\n').map((line) => /^([^:]+):\s*(.*)$/.exec(line) ?? []);
  const status = fields.find(([, name]) => name === 'Status')?.[2] ?? '200';
  for (const [, name, value] of fields)
    if (name !== undefined && name !== 'Status') response.setHeader(name, value);
  response.writeHead(Number.parseInt(status, 10));
}
