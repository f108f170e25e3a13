import { rmdirSync } from 'node:fs';
import { fail } from '../core/diagnostic.ts';
import type { Facts } from '../core/facts.ts';
import type {
  Answer,
  BundlesNeeded,
  FileEffect,
  FileSeen,
  Host,
  Question,
  RunEffect,
  TreeEffect,
} from '../core/host.ts';
import { shellWords } from '../core/shell-words.ts';
import { ask } from './ask.ts';
import { sha256 } from './digest.ts';
import { probeFile } from './probe-file.ts';
import { isInEnvironment } from './process.ts';
import { namesIn, readFileSeen, stampOf } from './read-file.ts';
import { exists, missingFolders, resolvePath } from './resolve.ts';
import { changeFile, pause, sweepFile, unchanged, type WriteOptions } from './write-file.ts';

/** The machine itself. With `facts.root` every path lies under that folder, links resolved inside it. */
export class RealHost implements Host {
  private readonly facts: Facts;
  private readonly options: WriteOptions;
  private readonly hung = new Set<string>();
  private readonly bundles = new Map<string, FileSeen>();

  constructor(facts: Facts) {
    this.facts = facts;
    this.options = facts.root === undefined ? {} : { root: facts.root };
  }

  async read(path: string): Promise<FileSeen> {
    return readFileSeen(path, this.options.root);
  }

  async readSource(path: string): Promise<FileSeen> {
    const seen = readFileSeen(path);
    return seen.kind === 'absent' ? this.read(path) : seen;
  }

  async list(path: string): Promise<readonly string[]> {
    return namesIn(this.real(path)).toSorted();
  }

  digest(bytes: Uint8Array): string {
    return sha256(bytes);
  }

  async ask(question: Question): Promise<Answer> {
    if (this.options.root !== undefined) return { kind: 'not-found' };
    // A program that hung once is not waited for again in this run.
    const name = question.argv.join('\0');
    if (this.hung.has(name)) return { kind: 'timeout' };
    const answer = await ask(question, this.facts.env);
    if (answer.kind === 'timeout') this.hung.add(name);
    return answer;
  }

  async run(question: Question): Promise<Answer> {
    if (this.options.root !== undefined) return { kind: 'not-found' };
    const { runProgram } = await import('./exec.ts');
    return runProgram(question, this.facts.env);
  }

  async perform(effect: RunEffect): Promise<void> {
    if (effect.elevate) return (await import('./elevate.ts')).performAsRoot(effect, this.facts);
    const { argv, timeout } = effect;
    const { runProgram } = await import('./exec.ts');
    const env = { PATH: SYSTEM_PATH, [MARK]: this.facts.stateDir };
    const answer = await runProgram({ argv, timeout, env }, this.facts.env);
    const [program] = argv;
    const command = shellWords(argv);
    if (answer.kind === 'not-found') fail('PROGRAM_MISSING', { program });
    if (answer.kind === 'timeout')
      fail('PROGRAM_TIMED_OUT', { program, command, seconds: String(timeout / 1000) });
    if (answer.status === 0) return;
    fail('PROGRAM_FAILED', {
      program,
      command,
      status: String(answer.status),
      output: answer.stderr.trim().slice(0, 500),
    });
  }

  async awaitStragglers(): Promise<void> {
    const mark = `${MARK}=${this.facts.stateDir}\0`;
    for (const start = performance.now(); isInEnvironment(mark); await pause(100)) {
      if (performance.now() - start > LONGEST_STRAGGLER) fail('PROGRAM_STILL_RUNS');
    }
  }

  async missingFolders(path: string): Promise<readonly string[]> {
    return missingFolders(this.real(path));
  }

  async probeWrite(path: string, how: Pick<FileEffect, 'lock' | 'secret' | 'elevate'> = {}): Promise<void> {
    await probeFile(path, how, this.options);
  }

  async change(effect: FileEffect): Promise<void> {
    if (!effect.elevate) return changeFile(effect, this.options);
    unchanged(effect, this.options);
    await (await import('./elevate.ts')).performAsRoot(effect, this.facts);
  }

  async sweep(path: string, after: string | null): Promise<void> {
    sweepFile(path, after, this.options);
  }

  async readBundles(name: string, needed: BundlesNeeded): Promise<FileSeen> {
    const { readBundleSet } = await import('./read-bundles.ts');
    // Several planners need them, and each plan asks again: while the files are the same files, so is the answer.
    const key = `${name}\n${needed.unproven}\n${needed.refs.map(({ file }) => stampOf(file)).join('\n')}`;
    const known = this.bundles.get(key) ?? (await readBundleSet(name, needed, this.facts));
    this.bundles.set(key, known);
    return known;
  }

  async changeTree(effect: TreeEffect): Promise<void> {
    await (await import('./change-tree.ts')).changeTree(effect, this.facts);
  }

  async sweepTree(path: string): Promise<void> {
    (await import('./change-tree.ts')).sweepTree(path, this.facts);
  }

  /** Takes the real path that `missingFolders` gave. */
  async removeFolder(path: string): Promise<boolean> {
    try {
      rmdirSync(path);
    } catch {
      return !exists(path);
    }
    return true;
  }

  private real(path: string): string {
    return resolvePath(path, this.options.root);
  }
}

/** In the environment of what is run for its effect, and of whatever that starts: so it is known after a kill. */
const MARK = 'goenv_effect';
/** Milliseconds. */
const LONGEST_STRAGGLER = 120_000;
/** Programs of the system call others of it, whatever PATH goenv was started with. */
const SYSTEM_PATH = '/usr/sbin:/usr/bin:/sbin:/bin';
