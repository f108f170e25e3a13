/** What is wrong, and where: a JSON pointer. */
export interface ShapeFault {
  readonly place: string;
  readonly reason: string;
}

/** Looks at one value; `undefined` when it has the shape. */
export type Check = (value: unknown, place: string) => ShapeFault | undefined;

/** These members and no others. */
export function object(members: Readonly<Record<string, Check>>): Check {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { place, reason: 'no object' };
    const stray = Object.keys(value).find((key) => !Object.hasOwn(members, key));
    if (stray !== undefined) return { place: `${place}/${stray}`, reason: 'unknown member' };
    const found = new Map<string, unknown>(Object.entries(value));
    for (const [key, check] of Object.entries(members)) {
      const fault = check(found.get(key), `${place}/${key}`);
      if (fault) return fault;
    }
    return undefined;
  };
}

export function list(item: Check): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return { place, reason: 'no list' };
    for (const [at, one] of value.entries()) {
      const fault = item(one, `${place}/${at}`);
      if (fault) return fault;
    }
    return undefined;
  };
}

export function text(pattern: RegExp): Check {
  return (value, place) => {
    return typeof value === 'string' && pattern.test(value) ? undefined : { place, reason: 'no such text' };
  };
}

/** A whole number in these bounds, both inclusive. */
export function number(least: number, most: number): Check {
  return (value, place) => {
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return fits ? undefined : { place, reason: `no whole number from ${least} to ${most}` };
  };
}

export function oneOf(values: readonly unknown[]): Check {
  return (value, place) =>
    values.includes(value) ? undefined : { place, reason: `none of ${values.join(', ')}` };
}

export function optional(check: Check): Check {
  return (value, place) => (value === undefined ? undefined : check(value, place));
}

export function orNull(check: Check): Check {
  return (value, place) => (value === null ? undefined : check(value, place));
}

/** `check`, and then this too. */
export function where(check: Check, fits: (value: unknown) => boolean): Check {
  return (value, place) =>
    check(value, place) ?? (fits(value) ? undefined : { place, reason: 'not allowed here' });
}
