/** One `url.<to>.insteadOf = <from>`, in the order git reads them. */
export interface RewriteRule {
  readonly from: string;
  readonly to: string;
}

/**
 * The URL git uses in place of `url`, by git's exact rule (`alias_url` in remote.c): the longest `from` that is a
 * prefix wins, byte for byte, in one pass. Of equally long ones the first wins, and what counts as first is where
 * its *target* was first named by any rule, not where the rule stands. An empty `from` matches every URL.
 */
export function rewriteUrl(rules: readonly RewriteRule[], url: string): string {
  const ranks = rankTargets(rules);
  let best: RewriteRule | undefined;
  for (const rule of rules) {
    if (url.startsWith(rule.from) && (!best || isBefore(rule, best, ranks))) best = rule;
  }
  return best ? best.to + url.slice(best.from.length) : url;
}

/** Index of the rule that named each target first. */
export function rankTargets(rules: readonly RewriteRule[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const [index, { to }] of rules.entries()) if (!ranks.has(to)) ranks.set(to, index);
  return ranks;
}

function isBefore(rule: RewriteRule, best: RewriteRule, ranks: ReadonlyMap<string, number>): boolean {
  if (rule.from.length !== best.from.length) return rule.from.length > best.from.length;
  return (ranks.get(rule.to) ?? 0) < (ranks.get(best.to) ?? 0);
}
