import type { Located } from './located.ts';
import { absolutePath, type PathBase, withHome } from './paths.ts';
import { canonicalSha256 } from './sections/sha256.ts';
import {
  each,
  keys,
  literal,
  mapAt,
  pipe,
  type Transform,
  text,
  textAsList,
  textAsMap,
  values,
  withDefaults,
} from './transform.ts';

/**
 * Brings one valid document into the one form that planners see (`sections/profile.ts`): text or object becomes
 * object, defaults are said, relative paths start at the file that wrote them. Before composition, because
 * entries are compared by what they mean. Lists keep their indices.
 */
export function normalise(document: Located, base: PathBase): Located {
  return NORMAL_FORM(document, base);
}

/** `{ "git.acme.internal": [git] }` becomes `{ pattern, allow }`. */
const vcsRule: Transform = (node) => {
  const [first] = node.kind === 'map' ? node.entries : [];
  if (first === undefined) return node;
  const [pattern, { at, value }] = first;
  return mapAt(node, [
    ['pattern', literal(at, pattern)],
    ['allow', value],
  ]);
};

/** `default` stays a word; another text is the name of a database. */
const sumdb: Transform = (node, base) => {
  return node.kind === 'scalar' && node.value === 'default' ? node : textAsMap('name')(node, base);
};

const path = text(absolutePath);
/** `${file:PATH}`: the path is like any other. */
const references = text((value, base) =>
  value.replace(/(\$\{file:)([^}]+)/g, (_, open: string, named: string) => open + absolutePath(named, base)),
);
const homePath = text((value, { home }) => withHome(value, home));
/** ssh expands `~` itself, by the passwd home. */
const sshPath = text((value, base) => (/^~([/\\]|$)/.test(value) ? value : absolutePath(value, base)));
const sha256 = text(canonicalSha256);

const NORMAL_FORM = keys({
  go: keys({
    proxy: each(pipe(textAsMap('url'), withDefaults({ fallback: 'not-found' }))),
    private: each(pipe(textAsMap('path'), withDefaults({ via: 'direct' }))),
    sumdb,
    vcs: each(vcsRule),
    env: values(homePath),
  }),
  network: keys({ proxy: pipe(textAsMap('http', 'https'), values(references)) }),
  credentials: each(keys({ login: references, password: references })),
  trust: keys({
    certificates: each(
      pipe(
        keys({ file: path, sha256: pipe(textAsList(), each(sha256)) }),
        withDefaults({ sha256: [], leaf: false }),
      ),
    ),
  }),
  git: keys({ http: each(keys({ clientCert: path, clientKey: path })) }),
  ssh: keys({ hosts: each(keys({ identityFile: sshPath })) }),
  shell: keys({ env: values(homePath), path: each(homePath) }),
  offline: keys({ bundles: each(keys({ file: path, sha256, signedBy: keys({ file: path }) })) }),
});
