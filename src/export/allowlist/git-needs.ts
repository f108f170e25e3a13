import type { Profile, SshHost } from '../../profile/sections/profile.ts';
import { endpointOf, type Need, reasonOf } from './need.ts';

/** What is asked past the module proxies: hosts of private modules, git, ssh and its jump hosts, git's own proxies. */
export function gitNeeds(profile: Profile): readonly Need[] {
  return [
    ...privateNeeds(profile),
    ...plainNeeds(profile),
    ...rewriteNeeds(profile),
    ...sshNeeds(profile),
    ...gitProxyNeeds(profile),
  ];
}

function privateNeeds(profile: Profile): readonly Need[] {
  // Under `offline` nothing is fetched directly.
  if ((profile.offline?.bundles ?? []).length > 0) return [];
  return (profile.go?.private ?? []).flatMap(({ path, via }, at) => {
    const host = (path.split('/')[0] ?? '').toLowerCase();
    if (via === 'proxy' || !/[.*?[]/.test(host)) return [];
    const base = {
      host,
      necessity: 'required' as const,
      reason: reasonOf(profile, `go.private[${path}]`, `/go/private/${at}`),
      notes: /[*?[]/.test(host) ? (['pattern'] as const) : [],
    };
    const asks: Need = { ...base, port: 443, protocol: 'https', purpose: 'import-path' };
    const clones: Need = { ...base, port: 443, protocol: 'https', purpose: 'git' };
    return [...(KNOWN_TO_GO.has(host) ? [] : [asks]), ...(isRewritten(profile, host) ? [] : [clones])];
  });
}

/** Whether git goes elsewhere for everything on that host. */
function isRewritten(profile: Profile, host: string): boolean {
  const whole = [`https://${host}/`, `https://${host}`];
  return (profile.git?.rewrite ?? []).some(({ from }) => whole.includes(from.toLowerCase()));
}

/** GOINSECURE lets go ask over http where https fails. */
function plainNeeds(profile: Profile): readonly Need[] {
  return profile.insecure.flatMap(({ allow, module }, at): Need[] => {
    const host = module?.split('/')[0]?.toLowerCase();
    if (allow !== 'plain-http' || host === undefined) return [];
    const reason = reasonOf(profile, `insecure[plain-http ${module}]`, `/insecure/${at}`);
    return [{ host, port: 80, protocol: 'http', necessity: 'required', purpose: 'import-path', reason }];
  });
}

function rewriteNeeds(profile: Profile): readonly Need[] {
  return (profile.git?.rewrite ?? []).flatMap(({ from, to }, at) => {
    const end = endpointOf(to);
    if (end === undefined) return [];
    const reason = reasonOf(profile, `git.rewrite[${from}]`, `/git/rewrite/${at}`);
    const known = end.protocol === 'ssh' ? sshHost(profile, end.host) : undefined;
    const base = { necessity: 'required' as const, purpose: 'git' as const, reason };
    if (!known) return [{ ...base, ...end }];
    // A port in the URL wins over the one in ssh's configuration.
    const port = /:\d+/.test(to.replace(/^[a-z+]+:\/\//i, '').split('/')[0] ?? '')
      ? end.port
      : (known.port ?? 22);
    const host = (known.hostName ?? known.host).toLowerCase();
    const jump = lastJump(profile, known);
    return [{ ...base, host, port, protocol: 'ssh' as const, ...(jump !== undefined && { behind: jump }) }];
  });
}

function sshHost(profile: Profile, host: string): SshHost | undefined {
  return profile.ssh?.hosts?.find((one) => one.host.toLowerCase() === host);
}

function sshNeeds(profile: Profile): readonly Need[] {
  return (profile.ssh?.hosts ?? []).flatMap((one, at) => {
    const host = (one.hostName ?? one.host).toLowerCase();
    const jump = lastJump(profile, one);
    const reason = reasonOf(profile, `ssh.hosts[${one.host}]`, `/ssh/hosts/${at}`);
    const base = { necessity: 'required' as const, reason, protocol: 'ssh' as const };
    const own: Need = {
      ...base,
      host,
      port: one.port ?? 22,
      purpose: 'ssh',
      ...(jump !== undefined && { behind: jump }),
    };
    return jump === undefined ? [own] : [own, ...jumpNeeds(profile, one, base)];
  });
}

/** `ProxyJump a,b`: a from here, b from a; each may have an entry of its own. */
function jumpNeeds(
  profile: Profile,
  { proxyJump = '' }: SshHost,
  base: Pick<Need, 'necessity' | 'reason' | 'protocol'>,
): readonly Need[] {
  const hops = proxyJump.split(',').flatMap((hop) => hopOf(profile, hop.trim()) ?? []);
  return hops.map((hop, at) => {
    const before = hops[at - 1];
    return { ...base, ...hop, purpose: 'jump', ...(before && { behind: before.host }) };
  });
}

function hopOf(profile: Profile, hop: string): { readonly host: string; readonly port: number } | undefined {
  const end = endpointOf(/^[a-z+]+:\/\//i.test(hop) ? hop : `ssh://${hop}`);
  if (end === undefined) return undefined;
  const known = sshHost(profile, end.host);
  if (!known) return { host: end.host, port: end.port };
  return { host: (known.hostName ?? known.host).toLowerCase(), port: known.port ?? end.port };
}

/** The host that the target is reached from. */
function lastJump(profile: Profile, { proxyJump }: SshHost): string | undefined {
  const last = proxyJump?.split(',').at(-1)?.trim();
  return last === undefined || last === '' || last === 'none' ? undefined : hopOf(profile, last)?.host;
}

function gitProxyNeeds(profile: Profile): readonly Need[] {
  return (profile.git?.http ?? []).flatMap(({ url, proxy }, at) => {
    const end = proxy === undefined ? undefined : endpointOf(proxy);
    if (end === undefined) return [];
    const reason = reasonOf(profile, `git.http[${url}].proxy`, `/git/http/${at}/proxy`);
    return [{ ...end, necessity: 'required' as const, purpose: 'git-proxy' as const, reason }];
  });
}

/** Go knows where their repositories are without asking. Source: cmd/go/internal/vcs/vcs.go `vcsPaths`. */
const KNOWN_TO_GO: ReadonlySet<string> = new Set(['github.com', 'bitbucket.org']);
