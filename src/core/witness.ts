import type { Facts } from './facts.ts';
import type { Answer, BundlesNeeded, Question, Reader } from './host.ts';

/** Everything a plan was made from on the machine, as digests: the same again gives the same plan. */
export interface Testimony {
  /** Path to the digest of what was read there. */
  readonly reads: Readonly<Record<string, string>>;
  /** The same for files that the profile names. */
  readonly sources: Readonly<Record<string, string>>;
  /** What was said of bundles, by the name that the need has. */
  readonly bundles?: Readonly<Record<string, { readonly needed: BundlesNeeded; readonly seen: string }>>;
  readonly lists: Readonly<Record<string, string>>;
  readonly asks: readonly { readonly question: Question; readonly answer: string }[];
  /** Salted digests of the variables that were looked at; '' for one that is not set. */
  readonly env: Readonly<Record<string, string>>;
  /** Random, of this state folder: some of the variables are tokens, and a digest is all that is kept of them. */
  readonly salt: string;
}

export interface Witness {
  /** The reader and the facts to plan with. */
  readonly reader: Reader;
  readonly facts: Facts;
  testimony(): Testimony;
}

/**
 * Watches what a plan looks at. Planners are pure but for the `Reader` and the facts, so what is recorded here is all
 * that a plan depends on, beside the profile and the journal. `salt`: random, for what is kept of variables.
 */
export function witness(reader: Reader, facts: Facts, salt: string): Witness {
  const reads: Record<string, string> = {};
  const sources: Record<string, string> = {};
  const bundles: Record<string, { needed: BundlesNeeded; seen: string }> = {};
  const lists: Record<string, string> = {};
  const asks: { question: Question; answer: string }[] = [];
  const env: Record<string, string> = {};
  const digest = digester(reader);
  return {
    facts: {
      ...facts,
      env: watched(facts.env, (name, value) => {
        env[name] = variableDigest(value, salt, digest);
      }),
    },
    reader: {
      digest: (bytes) => reader.digest(bytes),
      async read(path) {
        const seen = await reader.read(path);
        reads[path] = fileDigest(seen, reader);
        return seen;
      },
      async readSource(path) {
        const seen = await (reader.readSource?.(path) ?? reader.read(path));
        sources[path] = fileDigest(seen, reader);
        return seen;
      },
      async readBundles(name, needed) {
        const seen = await (reader.readBundles?.(name, needed) ?? reader.read(name));
        bundles[name] = { needed, seen: fileDigest(seen, reader) };
        return seen;
      },
      async list(path) {
        const names = await reader.list(path);
        lists[path] = digest(names.join('\n'));
        return names;
      },
      async ask(question) {
        const answer = await reader.ask(question);
        asks.push({ question, answer: answerDigest(answer, digest) });
        return answer;
      },
    },
    // In order, because planners look at the machine all at once.
    testimony: () => ({
      reads: sorted(reads),
      sources: sorted(sources),
      ...(Object.keys(bundles).length > 0 && { bundles }),
      lists: sorted(lists),
      asks: asks.toSorted((a, b) => compare(a.question.argv.join(' '), b.question.argv.join(' '))),
      env: sorted(env),
      salt,
    }),
  };
}

/** Whether the machine would testify the same now. Reads what was read then, and nothing else. */
export async function stillTrue(then: Testimony, reader: Reader, facts: Facts): Promise<boolean> {
  const digest = digester(reader);
  const value = (name: string) => variableDigest(facts.env[name], then.salt, digest);
  if (Object.entries(then.env).some(([name, before]) => value(name) !== before)) return false;
  const same = await Promise.all([
    ...each(then.reads, async (path) => fileDigest(await reader.read(path), reader)),
    ...each(then.sources, async (path) =>
      fileDigest(await (reader.readSource?.(path) ?? reader.read(path)), reader),
    ),
    ...Object.entries(then.bundles ?? {}).map(
      async ([name, { needed, seen }]) =>
        fileDigest(await (reader.readBundles?.(name, needed) ?? reader.read(name)), reader) === seen,
    ),
    ...each(then.lists, async (path) => digest((await reader.list(path)).join('\n'))),
    ...then.asks.map(
      async ({ question, answer }) => answerDigest(await reader.ask(question), digest) === answer,
    ),
  ]);
  return same.every(Boolean);
}

function each(
  then: Readonly<Record<string, string>>,
  now: (path: string) => Promise<string>,
): readonly Promise<boolean>[] {
  return Object.entries(then).map(async ([path, before]) => (await now(path)) === before);
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Digest = (text: string) => string;

function digester(reader: Pick<Reader, 'digest'>): Digest {
  const encoder = new TextEncoder();
  return (text) => reader.digest(encoder.encode(text));
}

function variableDigest(value: string | undefined, salt: string, digest: Digest): string {
  return value === undefined ? '' : digest(`goenv variable\0${salt}\0${value}`);
}

function fileDigest(seen: Awaited<ReturnType<Reader['read']>>, reader: Pick<Reader, 'digest'>): string {
  return seen.kind === 'absent'
    ? `absent ${seen.real}`
    : `${reader.digest(seen.bytes)} ${seen.mode} ${seen.real}`;
}

function answerDigest(answer: Answer, digest: Digest): string {
  return answer.kind === 'done'
    ? digest(`${answer.status}\0${answer.stdout}\0${answer.stderr}`)
    : answer.kind;
}

/** The environment, with a note of each variable that is looked at; who lists them all is noted for each. */
function watched(env: Facts['env'], note: (name: string, value: string | undefined) => void): Facts['env'] {
  return new Proxy(env, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      note(name, target[name]);
      return target[name];
    },
    has(target, name) {
      if (typeof name === 'string') note(name, target[name]);
      return name in target;
    },
  });
}
