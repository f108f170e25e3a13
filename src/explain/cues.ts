import type { CauseCode } from '../core/codes/explain.ts';
import { isPublicMirror } from '../go/services.ts';
import { isDefaultProxy, isGoogleAddress, isPrivateHost, isPublicHost } from './request.ts';
import type { Scene } from './rule.ts';

/** Whether the command ran while an image was built, or in a container. */
export function inContainer(scene: Scene): boolean {
  return scene.shows(CONTAINER);
}

/** Whether the log names a product that opens TLS to look inside. */
export function namesInspector(scene: Scene): boolean {
  return scene.shows(INSPECTOR);
}

/** Whether only the http variable of the network proxy is in sight. */
function onlyHttpProxySet(scene: Scene): boolean {
  return scene.shows(/(?:^|[\s"';])http_proxy\s*[=:]/i) && !scene.shows(/https_proxy|all_proxy/i);
}

/** Whether go, asking for a module version, was led to a log-in page; whatever then went wrong there is not the cause. */
export function isLoginPage(text: string): boolean {
  return /@v\S+: Get "?https?:\/\/(?![^\s"]*\/@v\/)[^\s"]*(?:login|sso|signin|saml|oauth|idp|adfs)/i.test(
    text,
  );
}

/** Whether a program that go only started says it: a test that opens connections of its own, and failed. */
export function isTestsOwn({ text, before, after }: Scene): boolean {
  if (ASKED_BY_GO.test(text)) return false;
  if (/^\s+\S+_test\.go:\d+: /.test(text) || STORES.test(text)) return true;
  const near = [...before.slice(-6), text, ...after.slice(0, 8)];
  return near.some((line) => /^\s*(?:--- FAIL: |=== RUN |FAIL\t\S+\t[\d.]+s)/.test(line));
}

/** Whether the log shows that a smaller first packet helped. */
export function smallerHelloHelps(scene: Scene): boolean {
  return scene.shows(/GODEBUG=\S*tls(?:mlkem|kyber)=0/);
}

/** A connection that was never answered. */
export function timedOut(scene: Scene): CauseCode {
  const { hop, host = '' } = scene.request;
  if (hop === 'network-proxy') return 'proxy.timeout';
  if (onlyHttpProxySet(scene)) return 'proxy.https_proxy_not_set';
  if (hop === 'sumdb') return 'net.timeout.sumdb_unreachable';
  if (hop === 'toolchain') return 'toolchain.download_failed';
  if (isDefaultProxy(host) || hop === 'redirect-host') return 'net.timeout.default_proxy_blocked';
  if (hop === 'import-path-host') return isPrivateHost(host) ? 'net.timeout' : vanity(scene);
  if (hop === 'none' && isGoogleAddress(host)) return 'net.timeout.default_proxy_blocked';
  return 'net.timeout';
}

/** In GOPATH mode (`package P: …`) go never asks GOPROXY, whatever it says. */
function vanity(scene: Scene): CauseCode {
  const gopath = /^(?:\S+ )?package \S+: unrecognized import path/.test(scene.text);
  return gopath && scene.shows(/GOPROXY|GO111MODULE/)
    ? 'env.goproxy_ignored_gopath_mode'
    : 'net.timeout.vanity_host_blocked';
}

/** A connection that was refused at once. */
export function refused(scene: Scene): CauseCode {
  const { hop, host = '', module } = scene.request;
  if (hop === 'network-proxy') return proxyRefused(scene);
  if (hop === 'toolchain') return 'toolchain.download_failed';
  if (hop === 'sumdb') return isPrivateHost(host) ? 'net.refused' : 'net.timeout.sumdb_unreachable';
  if (isDefaultProxy(host)) return 'net.refused.default_proxy_blocked';
  const address = addressOf(scene.text);
  if (isLoopback(address) && isPublicHost(host)) return 'net.refused.local_firewall_or_dns';
  if (hop === 'none' && isGoogleAddress(address)) return 'net.refused.default_proxy_blocked';
  if (isPublicHost(host)) return 'net.refused.local_firewall_or_dns';
  const publicAddress = address !== '' && !isPrivateHost(address);
  const unnamed = host === '' || host === address;
  return unnamed && module === undefined && publicAddress
    ? 'net.refused.local_firewall_or_dns'
    : 'net.refused';
}

/** The network proxy refused: on a loopback address inside a container nothing can listen. */
export function proxyRefused(scene: Scene): CauseCode {
  return isLoopback(addressOf(scene.text)) && inContainer(scene)
    ? 'proxy.refused.loopback_in_container'
    : 'proxy.refused';
}

/** An issuer that is not trusted: who is likeliest to have signed? */
export function unknownIssuer(scene: Scene): CauseCode {
  const { host = '', hop } = scene.request;
  if (namesInspector(scene)) return 'tls.unknown_ca.mitm_proxy';
  if (hop !== 'git-host' && scene.shows(/FROM scratch|scratch image|distroless/i))
    return 'tls.unknown_ca.no_ca_bundle';
  if (hop === 'sumdb' || isDefaultProxy(host))
    return inSlimImage(scene) ? 'tls.unknown_ca.no_ca_bundle' : 'tls.unknown_ca.mitm_proxy';
  if (isPublicMirror(host)) return 'tls.unknown_ca.no_ca_bundle';
  if (isPublicHost(host))
    return inSlimImage(scene) ? 'tls.unknown_ca.no_ca_bundle' : 'tls.unknown_ca.mitm_proxy';
  return 'tls.unknown_ca.private_ca';
}

/** The same, said by git or curl. */
export function unknownIssuerOfGit(scene: Scene): CauseCode {
  const found = unknownIssuer(scene);
  return found === 'tls.unknown_ca.mitm_proxy' && scene.request.hop === 'git-host'
    ? 'git.tls_unknown_ca_mitm'
    : found;
}

function inSlimImage(scene: Scene): boolean {
  return scene.shows(/alpine|-slim\b|debian:|ubuntu:|busybox/i);
}

export function isLoopback(address: string): boolean {
  return /^(?:127\.|0\.0\.0\.0|::1$|localhost$)/.test(address);
}

/** The address that was really talked to. */
export function addressOf(text: string): string {
  const found =
    /(?:dial|connect) tcp (?:[\d.:]+->)?(\[[\da-f:]+\]|[\d.]+|localhost):\d+/i.exec(text)?.[1] ??
    /connect(?:ion)? to (\[?[\w.:-]+?\]?)(?: port|:\d)/i.exec(text)?.[1];
  return found?.replace(/^\[|\]$/g, '') ?? '';
}

/** Databases and queues on this machine, by their ports: no module and no repository is there. */
const STORES =
  /dial tcp (?:127\.0\.0\.1|\[::1\]|localhost):(?:1433|2379|3306|4222|5432|5672|6379|9092|9200|11211|27017)\b/;
const ASKED_BY_GO =
  /^(?:go|git|fatal|verifying|curl|ssh)\b|@v\d|\/@v\/|@latest|go-get=1|proxyconnect|unable to access|\/lookup\/|import path/;
const CONTAINER =
  /docker|Dockerfile|^#\d+ |Step \d+\/\d+|\/bin\/sh -c|buildkit|podman|kaniko|buildah|container|kubernetes|executor failed running|did not complete successfully/im;
const INSPECTOR =
  /zscaler|netskope|blue ?coat|forcepoint|fortinet|fortigate|sophos|palo ?alto|mcafee web|symantec|cisco umbrella|cisco (?:secure|any)|umbrella|mitm|ssl inspection|tls inspection|corporate proxy|company proxy/i;
