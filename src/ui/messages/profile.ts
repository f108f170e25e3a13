import type { PROFILE_CODES } from '../../core/codes/profile.ts';
import type { Texts } from './texts.ts';

export const profile: Texts<(typeof PROFILE_CODES)[number]> = {
  PROFILE_UNREADABLE: {
    en: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
    zh: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
  },
};
