import { fail } from '../core/diagnostic.ts';
import type {
  Answer,
  BundlesNeeded,
  FileEffect,
  FileSeen,
  Host,
  Ledger,
  Question,
  RunEffect,
  TreeEffect,
} from '../core/host.ts';
import { ABSENT } from '../core/value.ts';
import { sha256 } from './digest.ts';
import { bundleSetIn, treeIn } from './memory-bundles.ts';

export interface MemoryFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/**
 * A machine in memory: files, folders and answers, for tests and for trying a profile on a machine that is not there.
 * `onEffect` runs before and after each change; what it throws stands for a kill at that point.
 */
export class MemoryHost implements Host {
  readonly files = new Map<string, MemoryFile>();
  readonly folders = new Set<string>();
  /** What was said of bundles, and of which bytes. */
  private readonly bundles = new Map<string, { of: readonly unknown[]; bytes: Uint8Array }>();
  onEffect: (when: 'before' | 'after', effect: FileEffect) => void = () => undefined;
  answer: (question: Question) => Answer = () => ({ kind: 'not-found' });

  /** Puts a file there, and the folders above it. */
  put(path: string, content: string | Uint8Array, mode = 0o644): void {
    for (const folder of foldersAbove(path)) this.folders.add(folder);
    this.files.set(path, {
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
      mode,
    });
  }

  async read(path: string): Promise<FileSeen> {
    const file = this.files.get(path);
    if (!file) return { kind: 'absent', real: path };
    return { kind: 'file', ...file, uid: 0, gid: 0, real: path };
  }

  async list(path: string): Promise<readonly string[]> {
    const inside = [...this.files.keys(), ...this.folders].filter((one) => one.startsWith(`${path}/`));
    return [...new Set(inside.map((one) => one.slice(path.length + 1).split('/')[0] ?? ''))].sort();
  }

  digest(bytes: Uint8Array): string {
    return sha256(bytes);
  }

  async ask(question: Question): Promise<Answer> {
    return this.answer(question);
  }

  async run(question: Question): Promise<Answer> {
    return this.answer(question);
  }

  async awaitStragglers(): Promise<void> {}

  /** Programs leave no trace here but their argv. */
  readonly performed: (readonly string[])[] = [];

  async perform({ argv }: RunEffect): Promise<void> {
    this.performed.push(argv);
  }

  async missingFolders(path: string): Promise<readonly string[]> {
    return foldersAbove(path).filter((folder) => !this.folders.has(folder));
  }

  async probeWrite(): Promise<void> {}

  async change(effect: FileEffect): Promise<void> {
    const now = this.files.get(effect.path);
    if ((now ? sha256(now.bytes) : null) !== effect.expected)
      fail('CHANGED_UNDERNEATH', { path: effect.path });
    this.onEffect('before', effect);
    if (effect.bytes === ABSENT) this.files.delete(effect.path);
    else this.put(effect.path, effect.bytes, modeOf(effect, now));
    this.onEffect('after', effect);
  }

  async readBundles(name: string, needed: BundlesNeeded): Promise<FileSeen> {
    const of = needed.refs.map(({ file }) => this.files.get(file)?.bytes);
    const known = this.bundles.get(name);
    const isKnown = known?.of.every((bytes, at) => bytes === of[at]);
    const bytes = known && isKnown ? known.bytes : bundleSetIn(this.files, needed);
    this.bundles.set(name, { of, bytes });
    return { kind: 'file', bytes, mode: 0o644, uid: 0, gid: 0, real: name };
  }

  async changeTree({ tree, source }: TreeEffect): Promise<void> {
    const effect: FileEffect = { path: tree, bytes: ABSENT, expected: null };
    this.onEffect('before', effect);
    for (const path of [...this.files.keys()]) if (path.startsWith(`${tree}/`)) this.files.delete(path);
    for (const path of [...this.folders])
      if (path === tree || path.startsWith(`${tree}/`)) this.folders.delete(path);
    if (source !== ABSENT)
      for (const [path, bytes] of treeIn(this.files, source)) this.put(`${tree}/${path}`, bytes);
    this.onEffect('after', effect);
  }

  async sweepTree(): Promise<void> {}

  async sweep(): Promise<void> {}

  async removeFolder(path: string): Promise<boolean> {
    if ((await this.list(path)).length > 0) return false;
    this.folders.delete(path);
    return true;
  }
}

/** A journal in memory; `onSave` runs before and after each save, as `onEffect` does. */
export function memoryLedger(): Ledger & {
  text: string | undefined;
  onSave: (when: 'before' | 'after') => void;
} {
  return {
    path: 'memory',
    text: undefined,
    onSave: () => undefined,
    async load() {
      return this.text;
    },
    async save(text) {
      this.onSave('before');
      this.text = text;
      this.onSave('after');
    },
    async clear() {
      this.onSave('before');
      this.text = undefined;
      this.onSave('after');
    },
  };
}

/** A file with a secret is its owner's; one that exists keeps its own mode otherwise. */
function modeOf({ secret, owner, mode }: FileEffect, now: MemoryFile | undefined): number | undefined {
  if (secret) return 0o600;
  return owner ? mode : (now?.mode ?? mode);
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`);
}
