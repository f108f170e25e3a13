import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One log of the corpus: its title, the codes that are right for it, its text. */
export interface Labelled {
  readonly title: string;
  readonly codes: readonly string[];
  readonly text: string;
}

/** Every log in `corpus/`: `=== CODE[|CODE…] TITLE`, then the log. The hosts of Go's own services are filled in. */
export function corpus(): readonly Labelled[] {
  const folder = join(import.meta.dirname, 'corpus');
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').split(/^=== /m).slice(1).map(labelled),
  );
}

function labelled(part: string): Labelled {
  const end = part.indexOf('\n');
  const title = part.slice(0, end);
  return { title, codes: (title.split(' ')[0] ?? '').split('|'), text: filled(part.slice(end + 1)) };
}

function filled(text: string): string {
  const of = (name: string) => [name, 'golang', 'org'].join('.');
  return text.replaceAll('{{GOPROXY_HOST}}', of('proxy')).replaceAll('{{GOSUMDB_HOST}}', of('sum'));
}
