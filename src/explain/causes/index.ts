import type { CauseCode } from '../../core/codes/explain.ts';
import type { Cause } from '../cause.ts';
import { ANSWER_CAUSES } from './answers.ts';
import { GIT_CAUSES } from './git.ts';
import { MACHINE_CAUSES } from './machine.ts';
import { NET_CAUSES } from './net.ts';
import { PROJECT_CAUSES } from './project.ts';
import { PROXY_CAUSES } from './proxy.ts';
import { SUM_CAUSES } from './sums.ts';
import { TLS_CAUSES } from './tls.ts';

/** What is known of every cause, however it is found. */
export const CAUSES: { readonly [C in CauseCode]: Cause } = {
  ...NET_CAUSES,
  ...PROXY_CAUSES,
  ...TLS_CAUSES,
  ...ANSWER_CAUSES,
  ...SUM_CAUSES,
  ...GIT_CAUSES,
  ...MACHINE_CAUSES,
  ...PROJECT_CAUSES,
};
