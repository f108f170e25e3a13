import type { COMMAND_CODES } from '../../core/codes/command.ts';
import type { Texts } from './texts.ts';

export const command: Texts<(typeof COMMAND_CODES)[number]> = {
  WRONG_USAGE: {
    en: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
    zh: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
  },
};
