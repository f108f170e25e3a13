import type { CauseCode } from '../../core/codes/explain.ts';
import { answers } from './explain/answers.ts';
import { dnsNet } from './explain/dns-net.ts';
import { local } from './explain/local.ts';
import { notNetwork } from './explain/not-network.ts';
import { proxy } from './explain/proxy.ts';
import { tls } from './explain/tls.ts';
import type { Texts } from './texts.ts';

export const explain: Texts<CauseCode> = { ...dnsNet, ...proxy, ...tls, ...answers, ...local, ...notNetwork };
