import type { LINT_CODES } from '../../core/codes/lint.ts';
import { credentialsTexts } from './lint/credentials.ts';
import { envTexts } from './lint/env.ts';
import { exceptionTexts } from './lint/exception.ts';
import { flagsTexts } from './lint/flags.ts';
import { gitHttpTexts } from './lint/git-http.ts';
import { gitRewriteTexts } from './lint/git-rewrite.ts';
import { insecureTexts } from './lint/insecure.ts';
import { machineScopeTexts } from './lint/machine-scope.ts';
import { networkTexts } from './lint/network.ts';
import { patternTexts } from './lint/pattern.ts';
import { patternReachTexts } from './lint/pattern-reach.ts';
import { proxyTexts } from './lint/proxy.ts';
import { proxyTrustTexts } from './lint/proxy-trust.ts';
import { shellTexts } from './lint/shell.ts';
import { sumdbTexts } from './lint/sumdb.ts';
import { trustTexts } from './lint/trust.ts';
import { valueTexts } from './lint/value.ts';
import { vcsTexts } from './lint/vcs.ts';
import type { Texts } from './texts.ts';

/** The texts of the lint, one file a theme; the compiler holds that no code is without. */
export const lint: Texts<(typeof LINT_CODES)[number]> = {
  ...valueTexts,
  ...proxyTexts,
  ...proxyTrustTexts,
  ...patternTexts,
  ...patternReachTexts,
  ...sumdbTexts,
  ...vcsTexts,
  ...envTexts,
  ...flagsTexts,
  ...networkTexts,
  ...gitRewriteTexts,
  ...gitHttpTexts,
  ...shellTexts,
  ...trustTexts,
  ...credentialsTexts,
  ...insecureTexts,
  ...exceptionTexts,
  ...machineScopeTexts,
};
