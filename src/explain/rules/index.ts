import type { Rule } from '../rule.ts';
import { CHECKSUM } from './checksum.ts';
import { CURL } from './curl.ts';
import { CUT_OFF } from './cut-off.ts';
import { DNS } from './dns.ts';
import { ENV } from './env.ts';
import { FS } from './fs.ts';
import { GIT } from './git.ts';
import { GIT_OTHERS } from './git-others.ts';
import { GOPROXY } from './goproxy.ts';
import { HTTP } from './http.ts';
import { NET } from './net.ts';
import { NOT_NETWORK } from './not-network.ts';
import { NOT_NETWORK_BUILD } from './not-network-build.ts';
import { NOT_NETWORK_COMPILE } from './not-network-compile.ts';
import { NOT_NETWORK_MODULES } from './not-network-modules.ts';
import { NOT_NETWORK_OTHERS } from './not-network-others.ts';
import { NOT_NETWORK_PROJECT } from './not-network-project.ts';
import { NOT_NETWORK_STEPS } from './not-network-steps.ts';
import { PROXY } from './proxy.ts';
import { PROXY_ANSWERS } from './proxy-answers.ts';
import { SSH } from './ssh.ts';
import { TLS } from './tls.ts';
import { TLS_ISSUER } from './tls-issuer.ts';
import { TLS_OTHERS } from './tls-others.ts';
import { TLS_PROTOCOL } from './tls-protocol.ts';
import { TOOLCHAIN } from './toolchain.ts';
import { VCS } from './vcs.ts';

/** Every rule there is: a new one goes into its family's file, a new family is a file and a line here. */
export const RULES: readonly Rule[] = [
  ...DNS,
  ...NET,
  ...CUT_OFF,
  ...CURL,
  ...PROXY,
  ...PROXY_ANSWERS,
  ...TLS_ISSUER,
  ...TLS,
  ...TLS_PROTOCOL,
  ...TLS_OTHERS,
  ...HTTP,
  ...GOPROXY,
  ...CHECKSUM,
  ...GIT,
  ...GIT_OTHERS,
  ...SSH,
  ...VCS,
  ...ENV,
  ...TOOLCHAIN,
  ...FS,
  ...NOT_NETWORK_COMPILE,
  ...NOT_NETWORK,
  ...NOT_NETWORK_BUILD,
  ...NOT_NETWORK_MODULES,
  ...NOT_NETWORK_PROJECT,
  ...NOT_NETWORK_OTHERS,
  ...NOT_NETWORK_STEPS,
];
