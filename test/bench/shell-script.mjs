import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHome } from './machines.mjs';
import { runOnce } from './measure.mjs';

/**
 * The rival to measure against: what a careful colleague writes in POSIX shell. It compares, then writes what differs.
 * No plan, no journal, no revert, no lint, no lock.
 */
export function shellScript(sandbox, path, { go, rewrites }) {
  const HOME = makeHome(join(sandbox.folder('homes'), 'shell'));
  const file = join(sandbox.folder('scripts'), 'setup.sh');
  writeFileSync(file, scriptOf(go, rewrites));
  chmodSync(file, 0o755);
  const contender = {
    name: 'shell script, nothing to do',
    argv: ['/bin/sh', file],
    env: { PATH: path, HOME },
  };
  runOnce(contender);
  return contender;
}

function scriptOf(go, rewrites) {
  return `set -eu
have=$(go env ${Object.keys(go).join(' ')})
want='${Object.values(go).join('\n')}'
[ "$have" = "$want" ] || go env -w ${Object.entries(go)
    .map(([name, value]) => `'${name}=${value}'`)
    .join(' ')}
have=$(git config --global --get-regexp '^url\\..*\\.insteadof$' || true)
${rewrites.map(({ from, to }) => line(from, to)).join('\n')}
`;
}

function line(from, to) {
  return `case "$have" in *'url.${to}.insteadof ${from}'*) ;; *) git config --global --add 'url.${to}.insteadOf' '${from}' ;; esac`;
}
