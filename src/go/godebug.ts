export interface Knob {
  readonly name: string;
  readonly value: string;
}

/** Reads GODEBUG, `name=value` joined by commas; `undefined` when a part is not of that form. Source: internal/godebug. */
export function parseGodebug(text: string): readonly Knob[] | undefined {
  const knobs = text.split(',').map((part) => /^([A-Za-z][A-Za-z0-9]*)=([^=,\s]*)$/.exec(part));
  if (knobs.some((knob) => knob === null)) return undefined;
  return knobs.map((knob) => ({ name: knob?.[1] ?? '', value: knob?.[2] ?? '' }));
}

export type KnobFate =
  /** Set to its old value it aborts every go command since Go 1.27. */
  | 'removed'
  /** Unknown to every supported Go and ignored without a word. */
  | 'dead'
  /** Takes back a security change of some release. */
  | 'weakens'
  | 'fine';

/** What becomes of a knob. Source: internal/godebugs/table.go, go.dev/doc/godebug. */
export function knobFate({ name, value }: Knob): KnobFate {
  const old = REMOVED[name];
  if (old !== undefined && value === old) return 'removed';
  if (DEAD.includes(name)) return 'dead';
  return WEAKENS[name] === value ? 'weakens' : 'fine';
}

const REMOVED: Readonly<Record<string, string>> = {
  asynctimerchan: '1',
  gotypesalias: '0',
  tls10server: '1',
  tls3des: '1',
  tlsrsakex: '1',
  tlsunsafeekm: '1',
  x509keypairleaf: '0',
  x509sha1: '1',
};

const WEAKENS: Readonly<Record<string, string>> = {
  rsa1024min: '0',
  tlssha1: '1',
  x509negativeserial: '1',
  zipinsecurepath: '1',
  tarinsecurepath: '1',
};

const DEAD: readonly string[] = ['x509ignoreCN', 'tlskyber'];
