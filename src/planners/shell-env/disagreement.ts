/**
 * The value of a key that goenv's files do not agree on (somebody edited one of them, fish is new here): what each of
 * them says. Nobody can want it, so the next apply writes them alike; and it can be put back, file by file.
 *
 * `env.sh "http://a:1"; env.fish absent`
 */
export function formatDisagreement(
  said: readonly (readonly [file: string, text: string | undefined])[],
): string {
  return said
    .map(([file, text]) => `${file} ${text === undefined ? 'absent' : JSON.stringify(text)}`)
    .join('; ');
}

/** File to text, `undefined` where it has none; `undefined` for a value that is no disagreement. */
export function parseDisagreement(value: string): ReadonlyMap<string, string | undefined> | undefined {
  if (!WHOLE.test(value)) return undefined;
  return new Map(
    [...value.matchAll(PART)].map(([, file = '', text = '']) => {
      // The pattern admits nothing but a JSON string here.
      return [file, text === 'absent' ? undefined : (JSON.parse(text) as string)] as const;
    }),
  );
}

const ONE =
  '(?:env\\.sh|env\\.fish|unset\\.sh|unset\\.fish|environment\\.d/[56]0-goenv\\.conf|profile\\.d/goenv\\.sh|conf\\.d/goenv\\.fish)';
const TEXT = '(?:absent|"(?:[^"\\\\]|\\\\.)*")';
const WHOLE = new RegExp(`^${ONE} ${TEXT}(?:; ${ONE} ${TEXT})+$`);
const PART = new RegExp(`(${ONE}) (${TEXT})`, 'g');
