/** `major.minor.patch`, what is not said left out: `1.26` has two numbers. */
type Partial = readonly number[];
type Operator = '>=' | '>' | '<=' | '<' | '=' | '^' | '~';
interface Condition {
  readonly operator: Operator;
  readonly version: Partial;
}

/**
 * Whether a version of goenv meets a profile's `requires`; `undefined` when that is no range.
 * `meets('>=0.4', '0.3.9')` is false. Conditions separated by blanks or commas must all hold. As in npm's ranges
 * a version that is not said in full stands for all it begins: `<=0.4` allows 0.4.9, `>0.4` wants 0.5.
 * What follows a hyphen (0.4.0-rc.1) does not count.
 */
export function meets(range: string, version: string): boolean | undefined {
  const conditions = parseRange(range);
  const running = parseVersion(version.replace(/[-+].*$/, ''));
  if (conditions === undefined || running === undefined) return undefined;
  return conditions.every((condition) => holds(condition, running));
}

function parseRange(range: string): readonly Condition[] | undefined {
  const words = range
    .replaceAll(/([<>=^~])[\s]+/g, '$1')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const conditions = words.map(parseCondition);
  const sound = conditions.filter((condition) => condition !== undefined);
  return sound.length > 0 && sound.length === conditions.length ? sound : undefined;
}

function parseCondition(word: string): Condition | undefined {
  const [, operator = '', rest = ''] = /^(>=|<=|[><=^~]?)(.*)$/.exec(word) ?? [];
  const version = parseVersion(rest);
  if (version === undefined) return undefined;
  // Sound: the expression lets nothing but operators and the empty text through.
  return { operator: (operator || '=') as Operator, version };
}

function parseVersion(text: string): Partial | undefined {
  return /^v?\d{1,9}(\.\d{1,9}){0,2}$/.test(text) ? text.replace('v', '').split('.').map(Number) : undefined;
}

function holds({ operator, version }: Condition, running: Partial): boolean {
  const above = compare(running, version) >= 0;
  switch (operator) {
    case '>=':
      return above;
    case '<':
      return !above;
    case '>':
      return compare(running, nextAfter(version, version.length)) >= 0;
    case '<=':
      return compare(running, nextAfter(version, version.length)) < 0;
    case '=':
      return above && compare(running, nextAfter(version, version.length)) < 0;
    case '~':
      return above && compare(running, nextAfter(version, Math.min(2, version.length))) < 0;
    case '^':
      return above && compare(running, nextAfter(version, caretLength(version))) < 0;
  }
}

/** `^` lets everything after the first number that is not zero change. */
function caretLength(version: Partial): number {
  const first = version.findIndex((number) => number !== 0);
  return first === -1 ? version.length : first + 1;
}

/** The first version that no longer begins with the first `length` numbers. */
function nextAfter(version: Partial, length: number): Partial {
  return version.slice(0, length).map((number, index) => (index === length - 1 ? number + 1 : number));
}

function compare(a: Partial, b: Partial): number {
  for (const index of [0, 1, 2]) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
