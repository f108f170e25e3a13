import type { Diagnostic } from '../core/diagnostic.ts';
import type { Finding } from '../core/finding.ts';
import type { Language } from './messages/texts.ts';

/** Whether a diagnostic is a finding of explain or doctor. */
export function isFinding(found: Diagnostic): found is Finding {
  return 'hop' in found;
}

/** The parameters of a diagnostic; what a log does not tell about a finding is said in general words. */
export function paramsIn(found: Diagnostic, language: Language): Readonly<Record<string, string>> {
  return isFinding(found) ? { ...GENERAL[language], ...found.params } : found.params;
}

/** The parameters of a command: a stand-in is written so that nobody types it as it is. */
export function commandParams(found: Diagnostic): Readonly<Record<string, string>> {
  return isFinding(found) ? { ...STAND_INS, ...found.params } : found.params;
}

const GENERAL: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    host: 'the host',
    module: 'the module',
    pattern: 'its path',
    variable: 'the variable',
    vcs: 'that program',
  },
  zh: { host: '该主机', module: '该模块', pattern: '其路径', variable: '该变量', vcs: '该程序' },
};
const STAND_INS: Readonly<Record<string, string>> = {
  host: 'HOST',
  module: 'MODULE',
  pattern: 'PATH/PREFIX',
  variable: 'NAME',
  vcs: 'VCS',
};
