import { createReadStream, existsSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { listen } from './listen.mjs';

/**
 * A GOPROXY over plain http: the files of these trees, the first that has the path; 404 for everything else.
 * `sumdb/NAME/supported` answers 200 where a tree holds that database, so go asks it here and nowhere else.
 * @param {readonly string[]} trees folders laid out as GOMODCACHE/cache/download is
 * @returns a server with `requests`, the paths asked for so far
 */
export async function serveModules(trees) {
  const requests = [];
  const server = await listen((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    requests.push(path);
    const file = find(trees, path);
    if (file !== undefined) createReadStream(file).pipe(response);
    else response.writeHead(isSupportedDatabase(trees, path) ? 200 : 404).end();
  });
  return { ...server, requests };
}

function find(trees, path) {
  return trees
    .map((tree) => join(tree, normalize(path)))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

function isSupportedDatabase(trees, path) {
  const name = /^\/sumdb\/([^/]+)\/supported$/.exec(path)?.[1];
  return name !== undefined && trees.some((tree) => existsSync(join(tree, 'sumdb', name)));
}
