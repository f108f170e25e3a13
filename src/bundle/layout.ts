import { escapeModule, isCanonicalVersion, unescapeModule } from '../go/escape.ts';
import { modulePathFault } from '../go/module-path.ts';
import { parseTilePath, type Tile } from '../go/tlog.ts';

/** The first member of every bundle. */
export const MANIFEST_NAME = 'manifest.json';

/** What a member of a bundle is, by its name alone: a bundle is a GOPROXY tree, and these are its URLs. */
export type Role =
  | { readonly kind: 'manifest' }
  /** `<module>/@v/<version>.info`, `.mod`, `.zip`. */
  | { readonly kind: 'info' | 'mod' | 'zip'; readonly module: string; readonly version: string }
  /** `<module>/@v/list`, `<module>/@latest`. */
  | { readonly kind: 'list' | 'latest'; readonly module: string }
  /** `sumdb/<name>/supported`: always empty. */
  | { readonly kind: 'supported'; readonly database: string }
  | {
      readonly kind: 'lookup';
      readonly database: string;
      readonly module: string;
      readonly version: string;
    }
  | { readonly kind: 'tile'; readonly database: string; readonly tile: Tile }
  /** `vulndb/…`: a copy of govulncheck's database. `goenv/…`: goenv's own programs. */
  | { readonly kind: 'vulndb' | 'goenv' };

/** What a member is; `undefined` for a name that a bundle never has: absolute, with `..`, of no known shape. */
export function roleOf(path: string): Role | undefined {
  if (!PLAIN.test(path) || path.split('/').some((part) => part === '.' || part === '..')) return undefined;
  if (path === MANIFEST_NAME) return { kind: 'manifest' };
  if (path.startsWith('sumdb/')) return sumdbRole(path);
  if (path.startsWith('vulndb/')) return { kind: 'vulndb' };
  if (path.startsWith('goenv/')) return { kind: 'goenv' };
  return moduleRole(path);
}

/** Where a file of a module version lies: `example.com/!foo/@v/v1.2.3.zip`. */
export function modulePath(module: string, version: string, kind: 'info' | 'mod' | 'zip'): string {
  return `${escapeModule(module)}/@v/${escapeModule(version)}.${kind}`;
}

/** Where the list of a module's versions lies. */
export function listPath(module: string): string {
  return `${escapeModule(module)}/@v/list`;
}

/** `sumdb/<name>/`, before `supported`, `lookup/…` and `tile/…`. */
export function sumdbFolder(database: string): string {
  return `sumdb/${database}/`;
}

/** Where the record of a module version lies. */
export function lookupPath(database: string, module: string, version: string): string {
  return `${sumdbFolder(database)}lookup/${escapeModule(module)}@${escapeModule(version)}`;
}

/** Members come in this order, after the manifest: by the bytes of their names, which are ASCII. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function moduleRole(path: string): Role | undefined {
  const [, escaped = '', file = ''] = /^([^@]+)\/(@latest|@v\/[^/]+)$/.exec(path) ?? [];
  const module = unescapeModule(escaped);
  if (!module || modulePathFault(module)) return undefined;
  if (file === '@latest') return { kind: 'latest', module };
  if (file === '@v/list') return { kind: 'list', module };
  const [, name = '', kind] = /^@v\/(.+)\.(info|mod|zip)$/.exec(file) ?? [];
  const version = unescapeModule(name);
  if (!version || !isCanonicalVersion(version)) return undefined;
  return kind === 'info' || kind === 'mod' || kind === 'zip' ? { kind, module, version } : undefined;
}

function sumdbRole(path: string): Role | undefined {
  const [, database = '', rest = ''] =
    /^sumdb\/([a-z0-9.-]+(?:\/[A-Za-z0-9._~-]+)*?)\/(supported|lookup\/.+|tile\/.+)$/.exec(path) ?? [];
  if (rest === 'supported') return { kind: 'supported', database };
  if (rest.startsWith('tile/')) {
    const tile = parseTilePath(rest);
    return tile && { kind: 'tile', database, tile };
  }
  const [, escaped = '', name = ''] = /^lookup\/([^@]+)@([^@/]+)$/.exec(rest) ?? [];
  const [module, version] = [unescapeModule(escaped), unescapeModule(name)];
  if (!module || modulePathFault(module) || !version || !isCanonicalVersion(version)) return undefined;
  return { kind: 'lookup', database, module, version };
}

/** Letters, digits and the marks of module paths and versions: nothing that any file system or shell reads otherwise. */
const PLAIN = /^[A-Za-z0-9!@+._~-]+(?:\/[A-Za-z0-9!@+._~-]+)*$/;
