import { hostnameOf, parseUrl } from '../../go/url.ts';

/** A git URL as far as rewriting and http settings need it. */
export interface GitUrl {
  /** `ssh` for the scp form `git@host:path`. */
  readonly scheme: string;
  /** Without port; as written. */
  readonly host: string;
  readonly port: string;
  readonly user?: string;
  readonly password: boolean;
  readonly form: 'url' | 'scp';
}

/** Takes a git URL or a prefix of one apart; `undefined` when it has no scheme and host. Source: gitglossary, git's url.c. */
export function parseGitUrl(text: string): GitUrl | undefined {
  const scp = /^(?:([^/:@\s]+)@)?([^/:@\s]+):(?!\/\/)/.exec(text);
  if (scp && !/^[a-z][a-z0-9+-]*$/i.test(scp[0].slice(0, -1))) return scpUrl(scp[1], scp[2] ?? '');
  const { url } = parseUrl(text);
  if (!url || url.scheme === '' || url.host === '') return undefined;
  return {
    scheme: url.scheme,
    host: hostnameOf(url.host),
    port: /:([0-9]+)$/.exec(url.host)?.[1] ?? '',
    ...(url.user ? { user: url.user.name } : {}),
    password: url.user?.password !== undefined,
    form: 'url',
  };
}

/** The host of a git URL in lower case; `undefined` when it has none. */
export function gitHost(text: string): string | undefined {
  return parseGitUrl(text)?.host.toLowerCase();
}

/**
 * What a git URL leads to, however it gets there: host, port where it is not the scheme's own, path; `undefined` without a
 * host. `https://h/team/` and `git@h:team/` are one place.
 */
export function gitPlace(text: string): string | undefined {
  const url = parseGitUrl(text);
  if (!url) return undefined;
  const port = url.port === OWN_PORTS[url.scheme] ? '' : url.port;
  const path = url.form === 'scp' ? text.slice(text.indexOf(':') + 1) : text.replace(/^[^:]+:\/\/[^/]*/, '');
  return `${url.host.toLowerCase()}:${port}/${path.replace(/^\/+/, '')}`;
}

/** Whether the connection is readable on the way. */
export function isClearText(scheme: string): boolean {
  return scheme === 'http' || scheme === 'git' || scheme === 'ftp';
}

function scpUrl(user: string | undefined, host: string): GitUrl {
  return {
    scheme: 'ssh',
    host,
    port: '',
    ...(user === undefined ? {} : { user }),
    password: false,
    form: 'scp',
  };
}

const OWN_PORTS: Readonly<Record<string, string>> = { https: '443', http: '80', ssh: '22' };
