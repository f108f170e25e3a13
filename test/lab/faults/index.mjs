import { CHECKSUM_DATABASE } from './checksum-database.mjs';
import { IMPORT_PATHS } from './import-paths.mjs';
import { LOGINS } from './logins.mjs';
import { MODULE_PROXY } from './module-proxy.mjs';
import { NETWORK } from './network-proxy.mjs';
import { REPOSITORIES } from './repositories.mjs';
import { SSH } from './ssh.mjs';
import { CERTIFICATES, PROTOCOL } from './tls.mjs';
import { HANDSHAKE } from './tls-handshake.mjs';

/**
 * THE registry of faults.
 * @type {readonly Fault[]}
 * @typedef {object} Fault
 * @property {string} name
 * @property {string} about
 * @property {(site: object) => Promise<object> | object} serve starts it; gives the environment that leads to it
 * @property {Record<string, string | { code: string } | { codes: string[] }>} names command -> code that goenv must name
 * @property {{ of: string, env: object, shown: string }} [probe] a second try of that command, whose output joins the log when it succeeds: `shown` is how a person types it
 * @property {{ of: string[], fill: Function, env?: object, secret?: string }} [cure] the commands that succeed once the remedy's profile, filled in, is applied
 */
export const FAULTS = [
  ...CERTIFICATES,
  ...PROTOCOL,
  ...HANDSHAKE,
  ...MODULE_PROXY,
  ...NETWORK,
  ...LOGINS,
  ...REPOSITORIES,
  ...SSH,
  ...IMPORT_PATHS,
  ...CHECKSUM_DATABASE,
];
