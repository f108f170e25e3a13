import type { CauseCode } from '../../core/codes/explain.ts';
import type { Cause } from '../cause.ts';
import { ANSWER_CAUSES } from './answers.ts';
import { LOCAL_CAUSES } from './local.ts';
import { NETWORK_CAUSES } from './network.ts';
import { TLS_CAUSES } from './tls.ts';

/** What is known of every cause. */
export const CAUSES: { readonly [C in CauseCode]: Cause } = {
  ...NETWORK_CAUSES,
  ...TLS_CAUSES,
  ...ANSWER_CAUSES,
  ...LOCAL_CAUSES,
};
