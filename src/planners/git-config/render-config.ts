import type { ConfigEntry } from './parse-config.ts';

/**
 * The text of a config file with these entries, in their order; neighbours of one section share its header.
 * `parseConfig` and git read the same entries back. `intro` lines become comments at the top.
 */
export function renderConfig(intro: readonly string[], entries: readonly ConfigEntry[]): string {
  const lines = intro.map((line) => `# ${line}`.trimEnd());
  let section: string | undefined;
  for (const { key, value } of entries) {
    const dot = key.lastIndexOf('.');
    const stem = dot === -1 ? undefined : key.slice(0, dot);
    if (stem !== undefined && stem !== section) lines.push(renderHeader(stem));
    section = stem;
    lines.push(`\t${spellName(key.slice(dot + 1))}${assignment(value)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** A value as git's own writer quotes it (`write_pair` in config.c): `a;b` gives `"a;b"`. */
export function quoteValue(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return /^ | $|[;#\r]/.test(value) ? `"${escaped}"` : escaped;
}

/** A variable as git's documentation spells it: `insteadof` gives `insteadOf`. */
export function spellName(name: string): string {
  return SPELLINGS[name] ?? name;
}

function assignment(value: string | null): string {
  if (value === null) return '';
  return value === '' ? ' =' : ` = ${quoteValue(value)}`;
}

function renderHeader(stem: string): string {
  const dot = stem.indexOf('.');
  if (dot === -1) return `[${stem}]`;
  const subsection = stem
    .slice(dot + 1)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"');
  return `[${stem.slice(0, dot)} "${subsection}"]`;
}

const SPELLINGS: Readonly<Record<string, string>> = {
  insteadof: 'insteadOf',
  pushinsteadof: 'pushInsteadOf',
  sslcainfo: 'sslCAInfo',
  sslcert: 'sslCert',
  sslkey: 'sslKey',
  sslverify: 'sslVerify',
};
