import type { DOCTOR_CODES } from '../../core/codes/doctor.ts';
import type { Texts } from './texts.ts';

export const doctor: Texts<(typeof DOCTOR_CODES)[number]> = {
  DOCTOR_GOPROXY_AFTER_END: {
    en: {
      title: 'GOPROXY has entries that go never reads: {entries}',
      message: '`direct` and `off` end the list; what stands after them is ignored without a word.',
      remedy: 'put these entries before `direct` or `off`, or take them out',
      commands: ['go env GOPROXY'],
    },
    zh: {
      title: 'GOPROXY 中有 go 从不读取的项：{entries}',
      message: '`direct` 和 `off` 会结束列表，其后的内容会被忽略，且没有任何提示。',
      remedy: '请把这些项移到 `direct` 或 `off` 之前，或者删除',
      commands: ['go env GOPROXY'],
    },
  },
};
