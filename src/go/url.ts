/** A URL as Go's net/url takes it apart; `host` keeps the port, `path` is unescaped. */
export interface GoUrl {
  readonly scheme: string;
  readonly opaque: string;
  readonly user?: { readonly name: string; readonly password?: string };
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

export type ParsedUrl =
  | { readonly url: GoUrl; readonly error?: never }
  | { readonly error: string; readonly url?: never };

/**
 * Parses as Go does, and fails where Go fails: `http://u:p%zz@h` is an error here and none to `new URL`.
 * `error` is Go's own text. Source: net/url/url.go `Parse`, `parseAuthority`, `parseHost` (with strict colons).
 */
export function parseUrl(text: string): ParsedUrl {
  try {
    const [before, fragment] = cut(text, '#');
    if (hasControl(before)) throw new Fault('net/url: invalid control character in URL');
    return { url: { ...parseReference(before), fragment: decode(fragment ?? '', 'path') } };
  } catch (fault) {
    if (fault instanceof Fault) return { error: fault.message };
    throw fault;
  }
}

/** The host without its port and brackets: `[::1]:80` gives `::1`. */
export function hostnameOf(host: string): string {
  if (host.startsWith('[')) return host.slice(1, host.lastIndexOf(']'));
  return cut(host, ':')[0];
}

/** The port as written, `''` when there is none. */
export function portOf(host: string): string {
  return /:([0-9]+)$/.exec(host)?.[1] ?? '';
}

/** The text with everything before the last `@` of its authority blanked, for printing; works on broken URLs too. */
export function withoutUserinfo(text: string): string {
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const start = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? '';
  return `${start}***${text.slice(at)}`;
}

class Fault extends Error {}

function parseReference(text: string): Omit<GoUrl, 'fragment'> {
  const { scheme, rest: tail } = splitScheme(text);
  const [rest, query = ''] = cut(tail, '?');
  const none = { scheme, opaque: '', host: '', path: '', query };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...none, opaque: rest };
    if (cut(rest, '/')[0].includes(':')) throw new Fault('first path segment in URL cannot contain colon');
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) return { ...none, path: decode(rest, 'path') };
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  return {
    ...none,
    ...parseAuthority(scheme, authority),
    path: decode(rest.slice(2 + authority.length), 'path'),
  };
}

function splitScheme(text: string): { scheme: string; rest: string } {
  if (text.startsWith(':')) throw new Fault('missing protocol scheme');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  if (scheme === undefined) return { scheme: '', rest: text };
  return { scheme: scheme.toLowerCase(), rest: text.slice(scheme.length + 1) };
}

function parseAuthority(scheme: string, authority: string): Pick<GoUrl, 'host' | 'user'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) return { host };
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) throw new Fault('net/url: invalid userinfo');
  const [name, password] = cut(userinfo, ':');
  if (password === undefined) return { host, user: { name: decode(name, 'user') } };
  return { host, user: { name: decode(name, 'user'), password: decode(password, 'user') } };
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[');
  if (open > 0) throw new Fault('invalid IP-literal');
  if (open === 0) return parseLiteral(host);
  const strict = scheme === 'http' || scheme === 'https';
  const colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0) checkPort(host.slice(colon));
  return decode(host, 'host');
}

function parseLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw new Fault("missing ']' in host");
  checkPort(host.slice(close + 1));
  const [address = ''] = host.slice(1, close).split('%25');
  // Only the alphabet is looked at: the address itself is checked where an address is needed.
  if (!/^[0-9a-f:.]+$/i.test(address) || !address.includes(':')) throw new Fault('invalid IP-literal');
  return host;
}

function checkPort(colonPort: string): void {
  if (!/^(:[0-9]*)?$/.test(colonPort))
    throw new Fault(`invalid port ${JSON.stringify(colonPort)} after host`);
}

function decode(text: string, mode: 'path' | 'user' | 'host'): string {
  const broken = /%(?![0-9a-f]{2})/i.exec(text);
  if (broken) throw escapeFault(text.slice(broken.index, broken.index + 3));
  if (mode === 'host') checkHostCharacters(text);
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => new TextDecoder().decode(fromHex(run)));
}

function checkHostCharacters(text: string): void {
  const ascii = /%(?!25)[0-7][0-9a-f]/i.exec(text);
  if (ascii) throw escapeFault(ascii[0]);
  const odd = /[^A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"%\u0080-\uffff]/.exec(text);
  if (odd) throw new Fault(`invalid character ${JSON.stringify(odd[0])} in host name`);
}

function escapeFault(text: string): Fault {
  return new Fault(`invalid URL escape ${JSON.stringify(text)}`);
}

function fromHex(run: string): Uint8Array {
  return Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
}

function hasControl(text: string): boolean {
  return [...text].some((c) => c < ' ' || c === '\x7f');
}

function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
