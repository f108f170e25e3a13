import type { PLANNER_CODES } from '../../core/codes/planner.ts';
import type { Texts } from './texts.ts';

export const planner: Texts<(typeof PLANNER_CODES)[number]> = {
  GOENV_OFF: {
    en: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
    zh: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
  },
};
