import type { LINT_CODES } from '../../core/codes/lint.ts';
import type { Texts } from './texts.ts';

export const lint: Texts<(typeof LINT_CODES)[number]> = {
  UNSUPPORTED_KEY: {
    en: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
    zh: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
  },
};
