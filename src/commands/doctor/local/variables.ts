import { type Diagnostic, diagnostic } from '../../../core/diagnostic.ts';
import { redact } from '../../../core/redact.ts';
import type { Seen, World } from '../../../doctor/world.ts';
import { findExports } from '../../../go/exports.ts';
import { FULL_WIDTH } from '../../../go/full-width.ts';
import { knobFate, parseGodebug } from '../../../go/godebug.ts';
import { parseNetworkProxy, unescapedCharacter } from '../../../go/network-proxy.ts';
import type { Local, LocalCheck } from './check.ts';

/** Variables that every program inherits: what go ignores without a word, and what switches a check off. */
export const variables: LocalCheck = {
  name: 'variables',
  target: () => 'environment',
  async look(local) {
    const seen = [...badProxies(local.world), ...oldKnobs(local.world), ...(await staleRoot(local))];
    return { seen, diagnostics: [...fullWidth(local.world), ...unverified(local.world)] };
  },
};

/** A network proxy that go cannot read is none, without a word. */
function badProxies({ env }: World): readonly Seen[] {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].flatMap((name): readonly Seen[] => {
    const value = env[name];
    if (!value) return [];
    const { error } = parseNetworkProxy(value);
    const character = unescapedCharacter(value);
    if (error === undefined && character === undefined) return [];
    const why = error ?? `"${character}" in the password ends the address: write it percent-encoded`;
    const evidence = [`${name}=${redact(value)}: ${redact(why)}`];
    return [{ code: 'proxy.bad_url', request: { hop: 'network-proxy' }, evidence, candidates: [] }];
  });
}

function oldKnobs({ env, go }: World): readonly Seen[] {
  const knobs = parseGodebug(env['GODEBUG'] ?? '') ?? [];
  const [, minor = '0'] = /^go1\.(\d+)/.exec(go.get('GOVERSION') ?? '') ?? [];
  const isRefused = Number(minor) >= 27;
  const removed = knobs.filter((knob) => isRefused && knobFate(knob) === 'removed');
  return removed.map(({ name, value }) => ({
    code: 'env.godebug_removed',
    request: { hop: 'none' },
    evidence: [`GODEBUG=${name}=${value}`],
  }));
}

/** go finds its own root; an exported one of another Go breaks every build. */
async function staleRoot({ world, reader, facts }: Local): Promise<readonly Seen[]> {
  const exported = world.env['GOROOT'];
  if (!exported) return [];
  const fixed = { GOROOT: undefined, GOTOOLCHAIN: 'local', XDG_CONFIG_HOME: '/dev/null', GOFLAGS: '' };
  const answer = await world.reader.ask({ argv: ['go', 'env', 'GOROOT'], env: { ...world.env, ...fixed } });
  const own = answer.kind === 'done' && answer.status === 0 ? answer.stdout.trim() : exported;
  if (own === exported.replace(/\/+$/, '')) return [];
  const where = (await findExports(reader, ['GOROOT'], facts)).get('GOROOT');
  const evidence = [`GOROOT=${exported}, and the go on PATH is of ${own}`];
  return [{ code: 'env.goroot_stale', request: { hop: 'local-disk' }, evidence, ...(where && { where }) }];
}

function fullWidth({ env, go }: World): readonly Diagnostic[] {
  const all = new Map([...go, ...Object.entries(env).filter(([name]) => /_proxy$/i.test(name))]);
  return [...all].flatMap(([variable, value]) => {
    const character = [...value].find((one) => one in FULL_WIDTH);
    if (character === undefined) return [];
    const ascii = FULL_WIDTH[character] ?? '';
    return [diagnostic('DOCTOR_FULL_WIDTH', 'error', { variable, character, ascii })];
  });
}

function unverified({ env }: World): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (env['GIT_SSL_NO_VERIFY'] !== undefined) found.push(diagnostic('GIT_NO_VERIFY_SET', 'warning'));
  const file = env['GIT_SSL_CAINFO'];
  if (file !== undefined) found.push(diagnostic('GIT_CAINFO_SET', 'info', { file }));
  for (const [name, value] of [
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['npm_config_strict_ssl', 'false'],
  ] as const)
    if (env[name] === value)
      found.push(diagnostic('DOCTOR_NPM_STRICT_SSL', 'warning', { place: `${name}=${value}` }));
  return found;
}
