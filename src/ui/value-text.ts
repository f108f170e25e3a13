/** A value of a profile on one line: `{ url: https://goproxy.cn, fallback: any-error }, direct`. */
export function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  const parts = Object.entries(value).map(([name, inner]) => `${name}: ${valueText(inner)}`);
  return `{ ${parts.join(', ')} }`;
}
