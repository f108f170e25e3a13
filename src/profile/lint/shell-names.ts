/** The section that manages a variable; `undefined` when none does. */
export function ownSection(name: string): string | undefined {
  if (/^(?:HTTPS?|NO|ALL|FTP)_PROXY$/i.test(name)) return 'network';
  if (name === 'PATH') return 'shell.path';
  return CERTIFICATES.includes(name) ? 'trust.certificates' : undefined;
}

/**
 * Whether a variable may never be set by a profile, not even with `--allow`: it runs a program, loads a library,
 * replaces configuration as a whole, or turns a check off. git reads `GIT_SSL_NO_VERIFY=0` as on.
 */
export function isForbidden(name: string): boolean {
  return FORBIDDEN.test(name);
}

/** One bundle is written for all of these; GIT_SSL_CAINFO beats every http.<url>.sslCAInfo and is never set. */
export const CERTIFICATES: readonly string[] = [
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'],
];

const FORBIDDEN =
  /^(?:GIT_(?:SSL_.*|SSH.*|PROXY_COMMAND|EXEC_PATH|TEMPLATE_DIR|CONFIG.*|ASKPASS|EXTERNAL_DIFF|EDITOR|SEQUENCE_EDITOR|PAGER|ALLOW_PROTOCOL|DIR|WORK_TREE|OBJECT_DIRECTORY|ALTERNATE_.*|ATTR_SOURCE)|SSH_ASKPASS.*|LD_.*|DYLD_.*|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|PROMPT_COMMAND|IFS|ZDOTDIR|HOME|NODE_OPTIONS|NODE_TLS_REJECT_UNAUTHORIZED|PYTHONSTARTUP|PYTHONPATH|PYTHONHTTPSVERIFY|PERL5OPT|PERL5LIB|RUBYOPT|JAVA_TOOL_OPTIONS|EDITOR|VISUAL|PAGER|GOENV_.*)$/;
