export interface VcsRule {
  /** A module path pattern, `public` or `private`. */
  readonly pattern: string;
  /** Version control systems, `all` or `off`. */
  readonly allow: readonly string[];
}

export type ParsedVcs =
  | { readonly rules: readonly VcsRule[]; readonly error?: never }
  | { readonly error: string; readonly rules?: never };

/** The systems go knows a rule can name. bzr is gone since Go 1.27. Source: cmd/go/internal/vcs/vcs.go `vcsList`. */
export const VCS_NAMES: readonly string[] = ['git', 'hg', 'svn', 'bzr', 'fossil', 'all', 'off'];

/**
 * Reads GOVCS. `error` is Go's own text, and any error breaks every direct fetch.
 * The user's rules come before `private:all,public:git|hg`; the first that matches decides.
 * Source: cmd/go/internal/vcs/vcs.go `parseGOVCS`.
 */
export function parseVcs(text: string): ParsedVcs {
  if (text.trim() === '') return { rules: [] };
  const rules: VcsRule[] = [];
  for (const item of text.split(',').map((one) => one.trim())) {
    const rule = parseRule(item);
    if (typeof rule === 'string') return { error: rule };
    if (rules.some(({ pattern }) => pattern === rule.pattern)) {
      return { error: `unreachable pattern in GOVCS: ${JSON.stringify(item)}` };
    }
    rules.push(rule);
  }
  return { rules };
}

/** Writes GOVCS: `git.corp:git|hg,*:off`. */
export function formatVcs(rules: readonly VcsRule[]): string {
  return rules.map(({ pattern, allow }) => `${pattern}:${allow.join('|')}`).join(',');
}

function parseRule(item: string): VcsRule | string {
  const quoted = JSON.stringify(item);
  if (item === '') return 'empty entry in GOVCS';
  const colon = item.indexOf(':');
  if (colon < 0) return `malformed entry in GOVCS (missing colon): ${quoted}`;
  const pattern = item.slice(0, colon).trim();
  const list = item.slice(colon + 1).trim();
  if (pattern === '') return `empty pattern in GOVCS: ${quoted}`;
  if (list === '') return `empty VCS list in GOVCS: ${quoted}`;
  if (isRelative(pattern)) return `relative pattern not allowed in GOVCS: ${JSON.stringify(pattern)}`;
  const allow = list.split('|').map((name) => name.trim());
  return allow.includes('') ? `empty VCS name in GOVCS: ${quoted}` : { pattern, allow };
}

function isRelative(pattern: string): boolean {
  return pattern === '.' || pattern === '..' || pattern.startsWith('./') || pattern.startsWith('../');
}
