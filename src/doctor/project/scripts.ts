import { type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import type { Project, ProjectSaid } from './look.ts';

/** Scripts and CI files: commands that hide a failure or switch a check off, and a module cache that CI never keeps. */
export async function judgeScripts({ folder, text, list }: Project): Promise<ProjectSaid> {
  const names = await scriptNames(list);
  const found = await Promise.all(
    names.map(async (name) => linesOf((await text(name)) ?? '', `${folder}/${name}`, /gitlab-ci/.test(name))),
  );
  return { seen: [], diagnostics: found.flat() };
}

async function scriptNames(list: Project['list']): Promise<readonly string[]> {
  const folders = [
    '.',
    '.github/workflows',
    '.gitlab',
    'scripts',
    'script',
    'ci',
    '.ci',
    'hack',
    'build',
    'tools',
    '.circleci',
  ];
  const all = await Promise.all(
    folders.map(async (folder) => {
      const names = await list(folder);
      return names.map((name) => (folder === '.' ? name : `${folder}/${name}`));
    }),
  );
  return all
    .flat()
    .filter((name) => SCRIPT.test(name))
    .slice(0, MOST_FILES);
}

function linesOf(text: string, file: string, isGitLab: boolean): readonly Diagnostic[] {
  let inCache = false;
  return text.split('\n').flatMap((line, at): readonly Diagnostic[] => {
    if (/^\s*(?:#|\/\/)/.test(line)) return [];
    const where = { file, line: at + 1 };
    if (/^\s*cache:/.test(line)) inCache = true;
    else if (/^\S/.test(line)) inCache = false;
    if (/\bgo\s+mod\s+tidy\b[^\n|;&]*\s-e\b/.test(line))
      return [diagnostic('DOCTOR_TIDY_E', 'warning', {}, { where })];
    const [off] = OFF.exec(line) ?? [];
    if (off !== undefined)
      return [diagnostic('DOCTOR_CHECK_OFF', 'warning', { text: off.trim() }, { where })];
    const isOutside =
      isGitLab &&
      inCache &&
      /^\s*-\s*["']?(?:\/|\$\{?GOPATH|\$\{?HOME|~\/).*(?:pkg\/mod|go-build)/.test(line);
    return isOutside
      ? [
          diagnostic(
            'DOCTOR_CI_CACHE_OUTSIDE',
            'warning',
            { path: line.trim().replace(/^-\s*/, '') },
            { where },
          ),
        ]
      : [];
  });
}

const SCRIPT =
  /(?:^|\/)(?:[Mm]akefile|GNUmakefile|justfile|[Jj]enkinsfile|Dockerfile[^/]*|Taskfile\.ya?ml|\.gitlab-ci\.yml|\.travis\.yml|package\.json|[^/]+\.(?:sh|bash|mk|dockerfile)|(?:\.github\/workflows|\.gitlab|\.circleci|ci|\.ci)\/[^/]+\.ya?ml)$/;
const OFF =
  /\bGOSUMDB\s*[=:]\s*["']?off\b|\bGONOSUMDB\s*[=:]\s*["']?\*|\bGOINSECURE\s*[=:]\s*["']?\*|\bGOFLAGS\s*[=:]\s*["']?-insecure|\bGIT_SSL_NO_VERIFY\b|http\.sslVerify[ =]+["']?(?:false|0)\b|\bGOPRIVATE\s*[=:]\s*["']?\*(?![\w.])/;
const MOST_FILES = 200;
