/** What the paths in a profile start from. */
export interface PathBase {
  /** Absolute folder of the file that wrote the path. */
  readonly dir: string;
  readonly home: string;
}

/** A leading `~/` (or `~` alone) made the home; `~other/` stays as it is. */
export function withHome(path: string, home: string): string {
  return path === '~' || /^~[/\\]/.test(path) ? home + path.slice(1) : path;
}

/** Whether a path starts at a root: `/etc`, `C:\certs`, `\\server\share`. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^([A-Za-z]:[\\/]|\\\\)/.test(path);
}

/** A path as the machine knows it: `~/` is the home, a relative one starts at the file that wrote it. */
export function absolutePath(path: string, { dir, home }: PathBase): string {
  const full = withHome(path, home);
  return isAbsolute(full) ? full : join(dir, full);
}

/** Joins and resolves `.` and `..`; a `..` above the root stays at the root. */
function join(dir: string, path: string): string {
  const windows = dir.includes('\\') && !dir.startsWith('/');
  const parts: string[] = [];
  for (const part of `${dir}/${path}`.split(windows ? /[\\/]/ : '/')) {
    if (part === '..' && parts.length > 1) parts.pop();
    else if (part !== '.' && part !== '..' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join(windows ? '\\' : '/');
}
