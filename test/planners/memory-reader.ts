import { createHash } from 'node:crypto';
import type { Answer, FileSeen, Question, Reader } from '../../src/core/host.ts';

/** A machine of files and one answer to every question, for planners alone; `asked` collects the questions. */
export function memoryReader(
  files: ReadonlyMap<string, Uint8Array>,
  answer: (question: Question) => Answer = () => ({ kind: 'not-found' }),
): Reader & { readonly asked: readonly Question[]; readonly readPaths: readonly string[] } {
  const asked: Question[] = [];
  const readPaths: string[] = [];
  return {
    asked,
    readPaths,
    async read(path): Promise<FileSeen> {
      readPaths.push(path);
      const bytes = files.get(path);
      if (bytes === undefined) return { kind: 'absent', real: path };
      return { kind: 'file', bytes, mode: 0o644, uid: 1000, gid: 1000, real: path };
    },
    async list(folder) {
      const inside = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      const names = inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
      return [...new Set(names)].sort();
    },
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    async ask(question) {
      asked.push(question);
      return answer(question);
    },
  };
}
