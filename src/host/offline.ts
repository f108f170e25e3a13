import { runJob } from './run-job.ts';

/** How a program is kept from the network: in a network namespace without one, or by proxies that refuse. */
export interface Offline {
  readonly kind: 'namespace' | 'proxies';
  /** What stands before the program's own argv. */
  readonly before: readonly string[];
  /** On top of the program's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Finds the strongest way there is here, by trying it: as root, as a user with a namespace of its own, else proxies. */
export async function findOffline(env: Readonly<Record<string, string>>): Promise<Offline> {
  for (const before of NAMESPACES) {
    const ended = await runJob({ argv: [...before, 'true'], cwd: '/', env });
    if (ended.status === 0) return { kind: 'namespace', before, env: {} };
  }
  return { kind: 'proxies', before: [], env: REFUSING };
}

const NAMESPACES = [
  ['unshare', '-n', '--'],
  ['unshare', '-rn', '--'],
];
/** Nothing listens on port 9 (discard) of a machine of today; where something does, it is no proxy. */
const NOWHERE = 'http://127.0.0.1:9';
const REFUSING = {
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  http_proxy: NOWHERE,
  https_proxy: NOWHERE,
  NO_PROXY: '',
  no_proxy: '',
};
