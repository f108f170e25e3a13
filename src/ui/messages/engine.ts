import type { ENGINE_CODES } from '../../core/codes/engine.ts';
import type { Texts } from './texts.ts';

export const engine: Texts<(typeof ENGINE_CODES)[number]> = {
  NOT_CONVERGED: {
    en: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
    zh: { title: 'TODO', message: 'TODO', remedy: 'TODO' },
  },
};
