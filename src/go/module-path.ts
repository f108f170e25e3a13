export interface PathFault {
  readonly kind:
    | 'empty'
    | 'scheme'
    | 'port'
    | 'at-sign'
    | 'no-dot'
    | 'upper-case-host'
    | 'bad-character'
    | 'bad-element'
    | 'bad-version';
  /** The character or element that is to blame; `''` when it is the whole. */
  readonly part: string;
}

/**
 * Why a text cannot be a module path that go downloads; `undefined` when it can.
 * A first element without a dot is kept for the standard library; ports, `@` and upper-case hosts do not exist in module paths.
 * Source: golang.org/x/mod/module `CheckPath`.
 */
export function modulePathFault(path: string): PathFault | undefined {
  if (path === '') return { kind: 'empty', part: '' };
  const colonOrAt = separatorFault(path);
  if (colonOrAt) return colonOrAt;
  const odd = /[^A-Za-z0-9\-._~/]/u.exec(path);
  if (odd) return { kind: 'bad-character', part: odd[0] };
  const elements = path.split('/');
  const element = elements.find(isBadElement);
  if (element !== undefined) return { kind: 'bad-element', part: element };
  const host = elements[0] ?? '';
  if (!host.includes('.')) return { kind: 'no-dot', part: host };
  const upper = /[^a-z0-9.-]/.exec(host);
  if (upper) return { kind: /[A-Z]/.test(upper[0]) ? 'upper-case-host' : 'bad-character', part: upper[0] };
  return versionFault(path);
}

/** What `:` and `@` betray: a URL, an scp-like remote, a port. Shared with patterns, which have the same alphabet. */
export function separatorFault(path: string): PathFault | undefined {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.exec(path)?.[0];
  if (scheme) return { kind: 'scheme', part: scheme };
  if (path.includes('@')) return { kind: 'at-sign', part: '@' };
  const port = /:[0-9]*(?=\/|$)/.exec(path)?.[0];
  if (port) return { kind: 'port', part: port };
  return path.includes(':') ? { kind: 'bad-character', part: ':' } : undefined;
}

function isBadElement(element: string): boolean {
  const short = element.split('.')[0] ?? '';
  const windows = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$/i.test(short) || /~[0-9]+$/.test(short);
  return element === '' || element.startsWith('.') || element.endsWith('.') || windows;
}

/** `/v1`, `/v0`, `/v01` and `/v2.3` are no major version suffixes; gopkg.in wants `.vN`. */
function versionFault(path: string): PathFault | undefined {
  if (path.startsWith('gopkg.in/')) {
    return /\.v(?:0|[1-9][0-9]*)(?:-unstable)?$/.test(path) ? undefined : { kind: 'bad-version', part: path };
  }
  const suffix = /\/v([0-9.]+)$/.exec(path)?.[1];
  if (suffix === undefined || /^(?!1$)[1-9][0-9]*$/.test(suffix)) return undefined;
  return { kind: 'bad-version', part: `v${suffix}` };
}
