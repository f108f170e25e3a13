import { lookup, Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { ask } from '../ask.ts';
import { type Deadline, errorCode, WalkFault, within } from './fault.ts';

/** Where names are looked up; as the machine has it when not said. */
export interface Naming {
  /** `1.2.3.4` or `1.2.3.4:5353`. */
  readonly servers?: readonly string[];
  /** A file like /etc/hosts. */
  readonly hosts?: string;
}

/**
 * The addresses of a name as Go's own resolver finds them: /etc/hosts, then the name servers of /etc/resolv.conf with its
 * search list; what only another service of the machine knows (nsswitch: mDNS, sssd) is asked of `getent`. Never waits for
 * the system's resolver, which cannot be stopped. Throws a `WalkFault`.
 */
export async function resolveName(
  name: string,
  deadline: Deadline,
  naming: Naming = {},
): Promise<readonly string[]> {
  if (isIP(name)) return [name];
  if (process.platform === 'win32' || process.platform === 'darwin') return bySystem(name, deadline);
  const known = inHosts(name, readText(naming.hosts ?? '/etc/hosts'));
  if (known.length > 0) return known;
  try {
    return await byNameServers(name, deadline, naming.servers);
  } catch (error) {
    const others = naming.servers ? [] : await byOtherServices(name, deadline);
    if (others.length > 0) return others;
    throw error;
  }
}

async function bySystem(name: string, deadline: Deadline): Promise<readonly string[]> {
  const late = new WalkFault('name-server-silent', `lookup ${name}: i/o timeout`);
  const found = await within(deadline, lookup(name, { all: true }), late).catch((error) => {
    throw error instanceof WalkFault ? error : new WalkFault('unknown-name', `lookup ${name}: no such host`);
  });
  return found.map(({ address }) => address);
}

async function byNameServers(
  name: string,
  deadline: Deadline,
  servers: readonly string[] | undefined,
): Promise<readonly string[]> {
  let first: WalkFault | undefined;
  for (const full of searchNames(name, servers ? '' : readText('/etc/resolv.conf'))) {
    const found = await queryAll(full, deadline, servers);
    if (!(found instanceof WalkFault)) return found;
    first ??= found;
    if (found.kind !== 'unknown-name') break;
  }
  throw first ?? new WalkFault('unknown-name', `lookup ${name}: no such host`);
}

/** Both families at once; where the first server knows nothing the others are asked by themselves. */
async function queryAll(
  name: string,
  deadline: Deadline,
  servers: readonly string[] | undefined,
): Promise<readonly string[] | WalkFault> {
  const found = await query(name, deadline, servers);
  if (!(found instanceof WalkFault) || found.kind !== 'unknown-name') return found;
  const all = servers ?? new Resolver().getServers();
  if (all.length < 2) return found;
  const each = await Promise.all(all.map((server) => query(name, deadline, [server])));
  const knows = all.filter((_, at) => !(each[at] instanceof WalkFault));
  return knows.length === 0
    ? found
    : new WalkFault('name-servers-disagree', `${found.message} (but ${knows.join(', ')} knows it)`);
}

async function query(
  name: string,
  deadline: Deadline,
  servers: readonly string[] | undefined,
): Promise<readonly string[] | WalkFault> {
  const resolver = new Resolver({ timeout: Math.ceil(Math.min(3000, deadline.left())), tries: 2 });
  if (servers) resolver.setServers([...servers]);
  const cancel = () => resolver.cancel();
  deadline.signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (found.length > 0) return found;
    const codes = answers.map((one) => (one.status === 'rejected' ? errorCode(one.reason) : ''));
    return nameFault(name, codes);
  } finally {
    deadline.signal.removeEventListener('abort', cancel);
  }
}

function nameFault(name: string, codes: readonly string[]): WalkFault {
  const is = (...some: readonly string[]) => codes.some((code) => some.includes(code));
  const fault = (kind: ConstructorParameters<typeof WalkFault>[0], text: string) =>
    new WalkFault(kind, `lookup ${name}: ${text}`);
  if (is('ETIMEOUT', 'ECANCELLED')) return fault('name-server-silent', 'i/o timeout');
  if (is('ECONNREFUSED')) return fault('name-server-unreachable', 'connect: connection refused');
  if (is('ESERVFAIL', 'EREFUSED', 'EBADRESP', 'EFORMERR'))
    return fault('name-server-failed', 'server misbehaving');
  return fault('unknown-name', 'no such host');
}

/** mDNS, sssd, a container's own table: the system's resolver in a process that can be stopped. */
async function byOtherServices(name: string, deadline: Deadline): Promise<readonly string[]> {
  const timeout = Math.ceil(Math.min(1000, deadline.left()));
  const { PATH = '/usr/bin:/bin' } = process.env;
  const answer = await ask({ argv: ['getent', 'ahosts', name], timeout }, { PATH });
  if (answer.kind !== 'done' || answer.status !== 0) return [];
  return [...new Set([...answer.stdout.matchAll(/^(\S+)\s+STREAM/gm)].map(([, address = '']) => address))];
}

function inHosts(name: string, text: string): readonly string[] {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  const found = text.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return names.some((one) => one.toLowerCase() === wanted) && isIP(address) ? [address] : [];
  });
  return found.length === 0 && wanted === 'localhost' ? ['127.0.0.1', '::1'] : [...new Set(found)];
}

/** `athens` is looked for in each domain of the search list first, `goproxy.cn` as it is. Source: resolv.conf(5). */
function searchNames(name: string, resolvConf: string): readonly string[] {
  const domains = (/^\s*(?:search|domain)\s+(.+)$/m.exec(resolvConf)?.[1] ?? '').split(/\s+/).filter(Boolean);
  const dots = Number(/^\s*options\s.*\bndots:(\d+)/m.exec(resolvConf)?.[1] ?? 1);
  if (name.endsWith('.') || domains.length === 0) return [name];
  const longer = domains.filter((domain) => domain !== '.').map((domain) => `${name}.${domain}`);
  return name.split('.').length > dots ? [name, ...longer] : [...longer, name];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
